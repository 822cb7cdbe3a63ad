import type { Page } from "puppeteer-core";

const WINDOWS = [
  [1280, 620],
  [1280, 720],
  [1920, 1080],
] as const;
/** A slide before two that have sliders. */
const FIRST = 11;

/** Gives a talk: each slide fits each window, keys turn slides after a control was dragged, and the address keeps the place. */
export async function checkSlides(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  const rest = () => new Promise((resolve) => setTimeout(resolve, 500));
  const expectSlide = async (wanted: number, after: string) => {
    await rest();
    const found = await page.evaluate(() => [
      document.querySelector("[data-name=slide]")?.textContent?.split("/")[0],
      location.hash.slice(1),
      1 + Math.round(scrollY / innerHeight),
    ]);
    if (found.some((slide) => Number(slide) !== wanted))
      faults.push(`course/slides.html: ${after} leads to slide ${found}, want ${wanted}`);
  };
  const open = async (hash: string) => {
    await page.goto("about:blank");
    await page.goto(`${address}course/slides.html${hash}`, { waitUntil: "load" });
    await page.waitForFunction(
      () => {
        const slides = document.querySelectorAll(".slides > section").length;
        return slides > 1 && document.querySelectorAll(".slides > section > .figure").length === slides - 1;
      },
      { timeout: 60_000 },
    );
  };
  await open(`#${FIRST}`);
  await expectSlide(FIRST, "the address");
  for (const [width, height] of WINDOWS) {
    await page.setViewport({ width, height });
    await rest();
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll(".slides > section > .figure")].flatMap((figure, k) => {
        const slide = figure.parentElement!.getBoundingClientRect();
        const { top, bottom, left, right } = figure.getBoundingClientRect();
        const fits = top >= slide.top && bottom <= slide.bottom && left >= 0 && right <= innerWidth;
        return fits ? [] : [k + 2];
      }),
    );
    if (outside.length > 0)
      faults.push(`course/slides.html: slides ${outside} do not fit ${width} × ${height}`);
  }
  await page.setViewport({ width: 1280, height: 720 });
  await expectSlide(FIRST, "another size of the window");
  await page.keyboard.press("PageDown");
  await expectSlide(FIRST + 1, "PageDown");
  const slider = await page.evaluate((slide) => {
    const place = document.querySelectorAll(".slides > section")[slide]!.querySelector("input[type=range]")!;
    const { x, y, width, height } = place.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, FIRST);
  await page.mouse.move(slider.x, slider.y);
  await page.mouse.down();
  await page.mouse.move(slider.x + 30, slider.y, { steps: 3 });
  await page.mouse.up();
  await rest();
  await page.keyboard.press("ArrowRight");
  await expectSlide(FIRST + 2, "an arrow key after a slider was dragged");
  await page.evaluate((slide) => {
    document
      .querySelectorAll(".slides > section")
      [slide]!.querySelector<HTMLElement>("input[type=range]")!
      .focus({ preventScroll: true });
  }, FIRST + 1);
  await page.keyboard.press("ArrowRight");
  await expectSlide(FIRST + 2, "an arrow key on a slider that has the focus");
  await page.keyboard.press("PageUp");
  await expectSlide(FIRST + 1, "PageUp on a slider that has the focus");
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press("End");
  await expectSlide(27, "End");
  await page.keyboard.press("Home");
  await expectSlide(1, "Home");
  await page.select(
    ".slide-bar select",
    await page.$eval(".slide-bar option:last-child", (last) => last.value),
  );
  await expectSlide(26, "the last chapter");
  const sizes = await page.evaluate(async () => {
    const figure = document.querySelectorAll<HTMLElement>(".slides > section > .figure")[24]!;
    const before = figure.offsetHeight;
    figure.querySelector<HTMLDetailsElement>(".call")!.open = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
    return [before, figure.offsetHeight];
  });
  if (sizes[0] !== sizes[1]) faults.push(`course/slides.html: code makes a figure ${sizes} pixels high`);
  await open(`#${FIRST + 1}`);
  await rest();
  await page.reload({ waitUntil: "load" });
  await page.waitForSelector(".slides .figure");
  await rest();
  await expectSlide(FIRST + 1, "a reload");
  await page.setViewport({ width: 1280, height: 900 });
  return faults;
}
