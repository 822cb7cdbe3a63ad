import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What is missing from the HTML of a page when no script runs: each map needs a picture, each figure its claim. */
export function checkStills(folder: string, path: string): string[] {
  const html = readFileSync(join(folder, path), "utf8");
  const faults: string[] = [];
  for (const [canvas] of html.matchAll(/<canvas[^>]*>/g))
    if (!/background-image:url\((&quot;)?data:image\/png;base64,/.test(canvas))
      faults.push(`has a map without a picture: ${canvas.slice(0, 120)}`);
  const [figures, claims] = [/<figure [^>]*class="figure/g, /class="(?:told )?claim"[^>]*>[^<]/g].map(
    (pattern) => html.match(pattern)?.length ?? 0,
  );
  if (figures !== claims) faults.push(`has ${figures} figures and ${claims} claims`);
  return faults.map((fault) => `${path} without scripts: ${fault}`);
}
