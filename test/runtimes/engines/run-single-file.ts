import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { build } from "esbuild";
import { root } from "../../contract/project-files.ts";
import type { Outcome } from "../outcome.ts";
import { openPage } from "./open-page.ts";
import { calls } from "./quickjs-calls.ts";

/** Policies of a page: with WebAssembly, and without, where the plain kernels serve. */
const POLICIES = {
  "no policy": {},
  "script-src 'self' 'wasm-unsafe-eval'": {
    "content-security-policy": "script-src 'self' 'wasm-unsafe-eval'",
  },
  "script-src 'self'": { "content-security-policy": "script-src 'self'" },
} as const;

/** What the page sends: for each call its result, or why there is none. */
const PAGE = `
const results = {};
for (const [name, call] of Object.entries(calls)) {
  try { results[name] = call(); } catch (error) { results[name] = String(error); }
}
fetch("/report", { method: "POST", body: JSON.stringify(results) });
`;

/** Calls the single file in a bare page of Chromium: no bundler, no package, one script of type "module". */
export async function runSingleFile(): Promise<Outcome[]> {
  const folder = mkdtempSync(join(tmpdir(), "softdice-page-"));
  try {
    copyFileSync(join(root, "dist/softdice.min.js"), join(folder, "softdice.min.js"));
    writeFileSync(join(folder, "page.js"), await pageScript());
    writeFileSync(join(folder, "index.html"), '<!doctype html><script type="module" src="page.js"></script>');
    const outcomes: Outcome[] = [];
    for (const [policy, headers] of Object.entries(POLICIES)) {
      const results = (await openPage("chromium", folder, { headers, minutes: 2 })) as Record<
        string,
        unknown
      >;
      outcomes.push(
        ...Object.entries(calls).map(([name, call]) => compare(`${name}, ${policy}`, results[name], call())),
      );
    }
    return outcomes;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The calls, with the single file in place of src. */
async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { calls } from "./test/runtimes/engines/quickjs-calls.ts";${PAGE}`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: "esm",
    plugins: [
      {
        name: "single file",
        setup: ({ onResolve }) =>
          onResolve({ filter: /src\/index\.ts$/ }, () => ({ path: "./softdice.min.js", external: true })),
      },
    ],
  });
  return outputFiles[0]!.text;
}

function compare(name: string, got: unknown, result: unknown): Outcome {
  const want = JSON.parse(JSON.stringify(result));
  const file = "test/runtimes/engines/quickjs-calls.ts";
  if (isDeepStrictEqual(got, want)) return { file, name, state: "passed" };
  return { file, name, state: "failed", message: `${JSON.stringify(got)}, want ${JSON.stringify(want)}` };
}
