// Opens every page of the built site in Debian's Chromium and Firefox, in light and dark, wide and narrow; moves every
// control; compares the numbers on the page with the claims; drags figures, uses the lab, scores files, prints, gives a talk; measures drags and
// training. Chromium finds the site at the top of a server, Firefox below a path. `--shots FOLDER` saves a picture of each page, `--only TEXT` opens pages whose
// path contains it, or does one of editor, files, lab, navigation, pointer, print, questions, slides, drags and training, `--browser NAME` opens one browser, `--folder FOLDER` takes a site
// from elsewhere.

import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import puppeteer, { type Page } from "puppeteer-core";
import { checkDrags } from "./check-drags.ts";
import { checkFiles } from "./check-files.ts";
import { checkLab } from "./check-lab.ts";
import { checkNavigation } from "./check-navigation.ts";
import { checkPointer } from "./check-pointer.ts";
import { checkPrint } from "./check-print.ts";
import { checkSlides } from "./check-slides.ts";
import { checkTraining } from "./check-training.ts";
import { checkEditor } from "./page/check-code.ts";
import { checkPage, checkWidth } from "./page/check-page.ts";
import { checkShownFigures } from "./page/check-questions.ts";
import { checkStills } from "./page/check-stills.ts";
import { serveSite } from "./serve.ts";

const { values } = parseArgs({
  options: {
    shots: { type: "string" },
    only: { type: "string" },
    folder: { type: "string" },
    browser: { type: "string" },
  },
});
const { shots, only } = values;
const folder = values.folder ?? fileURLToPath(new URL("../dist", import.meta.url));
/** What a first visit may load, compressed. */
const FIRST_PAGE_BYTES = 250_000;

const allPages = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".html") && path !== "404.html")
  .sort();
const pages = allPages.filter((path) => !only || path.includes(only));
/** The pages with figures, but for the slides, which repeat those of the chapters. */
const hasOneOfEach = (path: string) => /^(course\/\d|lab|index)/.test(path);
const own = (path: string) => /^(course\/|lab|index)/.test(path);

const browsers = {
  chromium: {
    browser: "chrome",
    base: "/",
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
  firefox: { browser: "firefox", base: "/a/b/", executablePath: "/usr/bin/firefox-esr", args: [] },
} as const;
const VIEWS = [
  { name: "wide-light", width: 1280, height: 900, scheme: "light" },
  { name: "wide-dark", width: 1280, height: 900, scheme: "dark" },
  { name: "narrow-light", width: 390, height: 844, scheme: "light" },
  { name: "narrow-dark", width: 390, height: 844, scheme: "dark" },
] as const;

const JOURNEYS = [
  ["editor", checkEditor],
  ["files", checkFiles],
  ["lab", checkLab],
  ["navigation", checkNavigation],
  ["pointer", checkPointer],
  ["print", checkPrint],
  ["questions", checkShownFigures],
  ["slides", checkSlides],
] as const;
type BrowserName = keyof typeof browsers;

const faults: string[] = pages.filter(own).flatMap((path) => checkStills(folder, path));
const names = (Object.keys(browsers) as BrowserName[]).filter(
  (name) => !values.browser || values.browser === name,
);
// A page waits more than it works, so both browsers go through the site at once.
await Promise.all(names.map((name) => inBrowser(name, (page, address) => checkAll(name, page, address))));
// Drags are measured alone.
if (names.includes("chromium") && (!only || only.includes("drags")))
  await inBrowser("chromium", async (page, address) => {
    faults.push(...(await checkDrags(page, address, allPages.filter(hasOneOfEach))));
  });

/** Serves the site, opens a browser, and closes both after what is done with them. */
async function inBrowser(
  name: BrowserName,
  use: (page: Page, address: string) => Promise<void>,
): Promise<void> {
  const { args, base, ...options } = browsers[name];
  const { server, address } = await serveSite(folder, base);
  const browser = await puppeteer.launch({ ...options, args: [...args], headless: true });
  const page = await browser.newPage();
  // tsx names functions by a helper, which a page does not have.
  await page.evaluateOnNewDocument("globalThis.__name = (f) => f");
  await page.setViewport({ width: 1280, height: 900 });
  await use(page, address);
  await browser.close();
  server.close();
}

/** Opens the pages in each view, then does what a reader does. */
async function checkAll(name: BrowserName, page: Page, address: string): Promise<void> {
  for (const view of name === "chromium" ? VIEWS : VIEWS.slice(0, 1)) {
    await page.setViewport({ width: view.width, height: view.height });
    if (name === "chromium")
      await page.emulateMediaFeatures([
        { name: "prefers-color-scheme", value: view.scheme },
        { name: "prefers-reduced-motion", value: "reduce" },
      ]);
    // The guide's pages are text: one view of each is enough, and their width in a narrow window.
    if (view.name === "narrow-light")
      for (const path of pages.filter((path) => !own(path)))
        faults.push(...(await checkWidth(page, address, path)));
    for (const path of view.name === "wide-light" ? pages : pages.filter(own)) {
      if (shots && name === "chromium") await savePicture(page, address, path, view.name);
      const found = await checkPage(page, address, path, {
        runsCode: view.name === "wide-light",
        // A window of Firefox without a head has no focus, and sees none of its events.
        byKeys: name === "chromium" && view.name === "wide-light",
        still: name === "chromium",
      });
      console.log(`${name} ${view.name} ${path}: ${found.length === 0 ? "ok" : found.join("; ")}`);
      faults.push(...found.map((fault) => `${name} ${view.name} ${fault}`));
    }
  }
  await page.setViewport({ width: 1280, height: 900 });
  for (const [what, check] of JOURNEYS) {
    if (only && !only.includes(what)) continue;
    // Firefox cannot be told to show a page as it is printed.
    if (what === "print" && name !== "chromium") continue;
    const found = await check(page, address);
    console.log(`${name} ${what}: ${found.length === 0 ? "ok" : found.join("; ")}`);
    faults.push(...found.map((fault) => `${name} ${fault}`));
  }
}

async function savePicture(page: Page, address: string, path: string, view: string): Promise<void> {
  mkdirSync(shots!, { recursive: true });
  await page.goto(address + path, { waitUntil: "load" });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const file = join(shots!, `${path.replaceAll("/", "-")}-${view}.png`) as `${string}.png`;
  await page.screenshot({ path: file, fullPage: true });
}

if (!only || only.includes("training")) faults.push(...checkTraining());
const weight = firstPage();
console.log(`${pages.length} pages; the first page loads ${(weight / 1000).toFixed(0)} kB compressed`);
if (weight > FIRST_PAGE_BYTES)
  faults.push(`index.html: loads ${weight} bytes, want ${FIRST_PAGE_BYTES} at most`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

/** The compressed bytes of the first page with what its HTML names. */
function firstPage(): number {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const named = new Set(
    [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css|woff2))"/g)].map(([, path]) => path!),
  );
  const sizes = [...named].map((path) => gzipSync(readFileSync(join(folder, path))).length);
  return gzipSync(html).length + sizes.reduce((sum, size) => sum + size, 0);
}
