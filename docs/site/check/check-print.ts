import type { Page } from "puppeteer-core";

/** What nobody can use on paper. */
const CONTROLS =
  ".cover, .show-all, .controls :is(input, button), .actions, .call, .figure button, .predict button, .plot .hint, .VPNav, .VPSidebar";

/** Prints pages from the dark theme: the handout has two pages on either paper, a slide has one, colours are light, and no control is printed. */
export async function checkPrint(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  await page.goto(`${address}course/handout.html`, { waitUntil: "load" });
  await page.evaluate(() => localStorage.setItem("vitepress-theme-appearance", "dark"));
  for (const path of [
    "course/handout.html",
    "course/01-two-numbers.html",
    "course/02-through-the-sigmoid.html",
    "course/slides.html",
  ]) {
    await page.goto(address + path, { waitUntil: "load" });
    await page.waitForSelector(path === "course/handout.html" ? ".vp-doc p" : ".figure .plot");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMediaType("print");
    const { paper, ink, shown, empty, covered } = await page.evaluate((controls) => {
      const lightness = (colour: string) => Number(/\d+/.exec(colour)![0]);
      const { backgroundColor, color } = getComputedStyle(document.querySelector(":is(.vp-doc, .slides) p")!);
      const body = getComputedStyle(document.body).backgroundColor;
      return {
        paper: lightness(backgroundColor === "rgba(0, 0, 0, 0)" ? body : backgroundColor),
        ink: lightness(color),
        shown: [...document.querySelectorAll(controls)].filter((place) => place.getClientRects().length > 0)
          .length,
        empty: [...document.querySelectorAll(".plot")].filter((plot) => !plot.querySelector(".curve")).length,
        covered: [...document.querySelectorAll(":is(.figure, .predict-answer) *")].filter(
          (place) => place.getClientRects().length > 0 && getComputedStyle(place).visibility === "hidden",
        ).length,
      };
    }, CONTROLS);
    if (paper < 250 || ink > 80) faults.push(`${path}: prints ${ink} on ${paper} from the dark theme`);
    if (shown > 0) faults.push(`${path}: prints ${shown} controls`);
    if (empty > 0) faults.push(`${path}: prints ${empty} empty charts`);
    if (covered > 0) faults.push(`${path}: prints without ${covered} parts that wait for a guess`);
    await page.emulateMediaType();
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    const dark = await page.evaluate(() => document.documentElement.classList.contains("dark"));
    if (!dark) faults.push(`${path}: stays light after it was printed, want dark again`);
    const wanted = await page.evaluate(() => {
      const slides = document.querySelectorAll(".slides > section").length;
      return document.querySelector(".handout") ? 2 : slides;
    });
    for (const format of wanted > 0 ? (["a4", "letter"] as const) : []) {
      const pdf = Buffer.from(await page.pdf({ format, timeout: 120_000 })).toString("latin1");
      const count = pdf.match(/\/Type\s*\/Page\b/g)?.length;
      if (count !== wanted) faults.push(`${path}: has ${count} pages on ${format}, want ${wanted}`);
    }
  }
  await page.evaluate(() => localStorage.removeItem("vitepress-theme-appearance"));
  return faults;
}
