import type { Page } from "puppeteer-core";
import { guessWithMouse } from "./page/check-questions.ts";

type Numbers = Readonly<Record<string, number>>;
const near = (found: number | undefined, wanted: number) =>
  Math.abs(found! - wanted) <= 1e-5 * Math.max(1e-12, Math.abs(wanted));

/** Figures that one drags: the page, the number of the figure on it, and what its numbers must fulfil wherever it is dragged. */
const DRAGGED: readonly (readonly [path: string, figure: number, holds: (numbers: Numbers) => boolean])[] = [
  [
    "index.html",
    0,
    ({ dice, factor, threshold, values }) =>
      near(factor, (2 - dice!) / dice!) && near(threshold, dice! / 2) && values === 2,
  ],
  ["course/01-two-numbers.html", 1, ({ dice, ratio }) => near(ratio, (2 - dice!) / dice!)],
  ["course/01-two-numbers.html", 2, ({ spot, corner }) => spot === corner],
  ["course/02-through-the-sigmoid.html", 0, ({ pull, ratio }) => pull! > 0 && ratio! > 0],
  ["course/03-one-epsilon-three-jobs.html", 0, ({ push }) => push !== 0],
  ["course/04-over-which-axes.html", 1, ({ micro, macro }) => near(macro, 0.5) && micro! > macro!],
  [
    "course/05-imbalance.html",
    1,
    ({ dice, "cross-entropy": crossEntropy }) => dice! >= 0.5 && crossEntropy! < dice!,
  ],
  ["course/07-the-landscape.html", 0, ({ loss }) => loss! > 0 && loss! < 1],
  // The mask changes at a probability of ½, where the loss is a third.
  ["course/09-the-metric-is-not-the-loss.html", 0, ({ loss, score }) => score === (loss! > 1 / 3 ? 0 : 1)],
  ["course/09-the-metric-is-not-the-loss.html", 1, ({ dice, jaccard }) => near(jaccard, dice! / (2 - dice!))],
];

/** Guesses, then drags the handles of figures with the mouse: numbers must change, and fulfil the figure's claim at each place. */
export async function checkPointer(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [path, index, holds] of DRAGGED) {
    await page.goto(address + path, { waitUntil: "load" });
    await page.waitForFunction(
      (k) => document.querySelectorAll(".figure")[k]?.querySelector("[role=slider]") != null,
      { timeout: 20_000 },
      index,
    );
    await new Promise((resolve) => setTimeout(resolve, 600));
    await guessWithMouse(page, index);
    const start = await numbersOf(page, index);
    const grip = await page.evaluate((k) => {
      const handle = document.querySelectorAll(".figure")[k]!.querySelector("[role=slider]")!;
      handle.scrollIntoView({ block: "center" });
      const { x, y, width, height } = handle.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, index);
    await page.mouse.move(grip.x, grip.y);
    await page.mouse.down();
    // A handle that starts at an end of its axis moves one way alone.
    let follows = false;
    for (const [dx, dy] of [
      [12, 4],
      [24, 8],
      [-20, -10],
      [30, 14],
    ] as const) {
      await page.mouse.move(grip.x + dx, grip.y + dy);
      await new Promise((resolve) => setTimeout(resolve, 60));
      const shown = await numbersOf(page, index);
      follows ||= JSON.stringify(shown) !== JSON.stringify(start);
      if (!holds(shown)) faults.push(`${path}: figure ${index + 1} shows ${JSON.stringify(shown)}`);
    }
    await page.mouse.up();
    if (!follows) faults.push(`${path}: figure ${index + 1} does not follow the mouse`);
  }
  return faults;
}

function numbersOf(page: Page, index: number): Promise<Numbers> {
  return page.evaluate((k) => {
    const places = document.querySelectorAll(".figure")[k]!.querySelectorAll("output[data-name]");
    return Object.fromEntries(
      [...places].map((place) => [
        place.getAttribute("data-name")!,
        Number(place.getAttribute("data-value")),
      ]),
    );
  }, index);
}
