import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { makeNpy } from "../../files/make/make-npy.ts";
import { CHROMIUM_OPTIONS } from "../../runtimes/engines/browsers.ts";
import { makeDataSet } from "../make-data-set.ts";
import { buildProgram, softdice } from "../program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const CHROMIUM = "/usr/bin/chromium";
const { path } = temporaryFolder();
const { predictions, targets } = makeDataSet(path, 6);
const other = join(path, "other");
cpSync(predictions, other, { recursive: true });
cpSync(join(targets, "case_02.nii.gz"), join(other, "case_02.nii.gz"));

/** Maps of 120 classes, each a part of a row. */
const [many, manyTargets] = ["many", "many-targets"].map((name) => join(path, name)) as [string, string];
for (const [folder, shift] of [
  [many, 1],
  [manyTargets, 0],
] as const) {
  mkdirSync(folder);
  for (const id of ["a", "b"]) {
    const labels = Uint8Array.from({ length: 24 * 60 }, (_, at) => 1 + (Math.floor((at + shift) / 12) % 120));
    writeFileSync(join(folder, `${id}.npy`), new Uint8Array(makeNpy("|u1", [24, 60], labels)));
  }
}

buildProgram();

/** What a page says of itself in a frame of some width. */
interface Seen {
  readonly width: number;
  /** How much wider than its frame it is. */
  readonly overflow: number;
  readonly faults: string[];
  readonly plots: number;
  /** The files that its buttons saved, with the size of the pictures among them. */
  readonly saved: string[];
}

/** Runs in the page, after its own script: presses every button that saves, and reports. */
const LOOK = `
  const faults = [];
  addEventListener("error", ({ message }) => faults.push(message));
  addEventListener("unhandledrejection", ({ reason }) => faults.push(String(reason)));
  addEventListener("securitypolicyviolation", ({ violatedDirective }) => faults.push(violatedDirective));
  const blobs = [];
  URL.createObjectURL = (blob) => (blobs.push(blob), "");
  HTMLAnchorElement.prototype.click = () => {};
  const settled = (condition) => new Promise((resolve) => {
    const look = () => (condition() ? resolve() : setTimeout(look, 50));
    look();
  });
  addEventListener("load", () => setTimeout(async () => {
    const buttons = [...document.querySelectorAll(".save button")];
    for (const button of buttons) button.click();
    await settled(() => faults.length > 0 || blobs.length === buttons.length);
    const saved = [];
    for (const blob of blobs) {
      if (blob.type !== "image/png") saved.push(blob.type);
      else {
        const { width, height } = await createImageBitmap(blob);
        saved.push(blob.type + (width > 20 && height > 20 ? " of a size" : " empty"));
      }
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    const plots = document.querySelectorAll("figure svg").length;
    parent.postMessage({ width: innerWidth, overflow: scrollWidth - clientWidth, faults, plots, saved }, "*");
  }, 500));
`;

/** The frames of a page, as wide as a screen and as a phone, which send what the page says of itself. */
const FRAMES = `<!doctype html><script>
  const all = [];
  addEventListener("message", ({ data }) => {
    all.push(data);
    if (all.length === 2) fetch("/", { method: "POST", body: JSON.stringify(all) });
  });
</script><iframe src="/page" width="1280" height="800"></iframe><iframe src="/page" width="390" height="800"></iframe>`;

/** Opens a page in Chromium. */
async function open(file: string): Promise<Seen[]> {
  const page = `${readFileSync(file, "utf8")}<script>${LOOK}</script>`;
  let report = (_: Seen[]) => {};
  const reported = new Promise<Seen[]>((resolve) => {
    report = resolve;
  });
  const server = createServer(async (request, response) => {
    if (request.method === "POST") report(JSON.parse(await text(request)));
    response
      .setHeader("content-type", "text/html; charset=utf-8")
      .end(request.url === "/page" ? page : FRAMES);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const profile = join(path, `${basename(file)}.profile`);
  const args = [...CHROMIUM_OPTIONS, `--user-data-dir=${profile}`, `http://127.0.0.1:${port}/`];
  const browser = spawn(CHROMIUM, args, { detached: true, stdio: "ignore" });
  const ended = once(browser, "exit");
  try {
    return await Promise.race([
      reported,
      ended.then(([code]) => {
        throw new Error(`Chromium ended with ${code}`);
      }),
    ]);
  } finally {
    if (browser.exitCode === null) process.kill(-browser.pid!, "SIGKILL");
    await ended.catch(() => {});
    server.closeAllConnections();
    server.close();
  }
}

const pages: readonly (readonly [title: string, args: readonly string[], plots: number])[] = [
  ["a report with lesions", ["score", predictions, targets, "--lesions", "panoptica"], 5],
  ["a report on 120 classes", ["score", many, manyTargets, "--resamples", "20"], 2],
  ["a comparison", ["compare", predictions, other, targets], 3],
];

// Chromium is not a package of the project: `.ci/run runtimes` installs it.
describe.skipIf(!existsSync(CHROMIUM))("in a browser", () => {
  it.each(pages)("%s fits a screen and a phone, draws, and saves every plot", async (title, args, plots) => {
    const page = join(path, `${title.replaceAll(" ", "-")}.html`);
    const { status, stderr } = softdice(...args, "--html", page);
    expect([status, stderr]).toEqual([0, ""]);
    const seen = await open(page);
    expect(seen.map(({ width }) => width).sort((a, b) => a - b)).toEqual([390, 1280]);
    for (const one of seen) {
      expect(one.overflow).toBe(0);
      expect(one.faults).toEqual([]);
      expect(one.plots).toBeGreaterThanOrEqual(plots);
      expect(one.saved.length).toBeGreaterThanOrEqual(4);
      expect(new Set(one.saved)).toEqual(new Set(["image/svg+xml", "image/png of a size"]));
    }
  });
});
