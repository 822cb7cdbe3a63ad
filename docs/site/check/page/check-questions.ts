import type { ConsoleMessage, ElementHandle, Page } from "puppeteer-core";

/**
 * Guesses on each question of a page. Before, the figure shows its title and a cover of its size; the guess uncovers it and
 * says why, "Try again" covers it, its own button uncovers it and hands on the focus, and nothing on the page moves.
 */
export async function checkQuestions(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const faults: string[] = [];
    const rest = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const seen = (place: Element) => getComputedStyle(place).visibility === "visible";
    const button = (within: Element, text: RegExp) =>
      [...within.querySelectorAll("button")].find((one) => text.test(one.textContent ?? ""));
    const places = () =>
      [...document.querySelectorAll("h2, .asks, .figure-body, .predict-answer")].map((place) => {
        const { top, height } = place.getBoundingClientRect();
        return Math.round(top + scrollY) + Math.round(height) / 1e6;
      });
    for (const asks of document.querySelectorAll<HTMLElement>(".asks")) {
      const figure = asks.querySelector<HTMLElement>(".figure")!;
      const body = figure.querySelector<HTMLElement>(".figure-body")!;
      const say = (fault: string) =>
        void faults.push(`${asks.querySelector(".predict-question")?.textContent}: ${fault}`);
      const told = [
        ...asks.querySelectorAll(".predict-answer, .claim.told, .told > :not(.figure, h2)"),
        ...body.querySelectorAll("svg, canvas, output, input, button:not(.cover button), table, summary"),
      ];
      const expectCovered = (covered: boolean, when: string) => {
        const wrong = told.filter((place) => seen(place) === covered);
        if (wrong[0]) say(`${when}, shows or hides ${wrong[0].outerHTML.slice(0, 100)}`);
        const cover = body.querySelector(".cover")?.getBoundingClientRect();
        const { width, height } = body.getBoundingClientRect();
        const fits = cover && cover.width >= width - 1 && cover.height >= height - 20;
        if (covered ? !fits : cover) say(`${when}, has a cover of ${cover?.width} × ${cover?.height}`);
        const title = document.getElementById(figure.getAttribute("aria-labelledby")!);
        if (!title || !seen(title) || title.textContent === "") say(`${when}, has no title`);
      };
      const guess = async () => {
        const choice = asks.querySelector<HTMLElement>(".predict-choices button");
        choice?.click();
        const slider = asks.querySelector<HTMLInputElement>(".predict input");
        if (slider) {
          slider.value = String(0.3 * Number(slider.min) + 0.7 * Number(slider.max));
          slider.dispatchEvent(new Event("input", { bubbles: true }));
          await rest();
          button(asks, /^Show the answer$/)?.click();
        }
        await rest();
      };
      const before = places();
      expectCovered(true, "before the guess");
      await guess();
      expectCovered(false, "after the guess");
      const [verdict, why] = [".predict-verdict", ".predict-why"].map(
        (name) => asks.querySelector(name)?.textContent?.trim() ?? "",
      );
      if (!/You said|Well guessed/.test(verdict!) || !/\w.*\.$/.test(why!))
        say(`answers ${verdict}, since ${why}`);
      const moved = places().findIndex((place, k) => place !== before[k]);
      if (moved >= 0) say(`moves the page from ${before[moved]} to ${places()[moved]}`);
      button(asks, /^Try again$/)?.click();
      await rest();
      expectCovered(true, "after Try again");
      button(body, /^Show without a guess$/)?.click();
      await rest();
      expectCovered(false, "without a guess");
      if (document.activeElement !== figure) say("leaves the focus on a button that is gone");
    }
    return faults;
  });
}

/** A reader's first visit: guesses with the mouse on the question of the figure with this number. */
export async function guessWithMouse(page: Page, index: number): Promise<void> {
  const press = async (name: string) => {
    const target = await page.evaluateHandle(
      (k, selector) =>
        document.querySelectorAll(".figure")[k]?.closest(".asks")?.querySelector(selector) ?? null,
      index,
      name,
    );
    const element = target.asElement() as ElementHandle<Element> | null;
    // Beside the middle of a slider, where its thumb is already.
    await element?.click({ offset: { x: 20, y: 12 } });
    return element !== null;
  };
  if (!(await press(".predict-choices button")) && (await press(".predict input")))
    await press(".predict-slider button");
}

/** Makes the next page that is opened a reader's first one. */
export function forgetGuesses(page: Page): Promise<void> {
  return page.evaluate(() => {
    if (location.protocol !== "about:") sessionStorage.clear();
  });
}

/** A chapter whose first figure keeps its state in the address as `disc`. */
const CHAPTER = "course/01-two-numbers.html";

/** Opens a chapter by the addresses that show figures without a guess, from a shared link and for a lecture, and without scripts. */
export async function checkShownFigures(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  const onConsole = (message: ConsoleMessage) => {
    if (["error", "warn"].includes(message.type())) faults.push(`${page.url()}: console: ${message.text()}`);
  };
  page.on("console", onConsole);
  const expectCovered = async (wanted: readonly boolean[], what: string) => {
    const covered = await page.$$eval(".asks .figure-body", (places) =>
      places.map((body) => {
        const parts = [...body.children].filter((part) => !part.matches(".cover"));
        return parts.some((part) => getComputedStyle(part).visibility === "hidden");
      }),
    );
    if (String(covered) !== String(wanted))
      faults.push(`${CHAPTER}: ${what} covers ${covered}, want ${wanted}`);
  };
  const arrive = async () => {
    await page.waitForFunction(() => document.querySelectorAll(".asks .figure-body").length === 3);
    await new Promise((resolve) => setTimeout(resolve, 800));
  };
  const open = async (search: string) => {
    await forgetGuesses(page);
    await page.goto("about:blank");
    await page.goto(address + CHAPTER + search, { waitUntil: "load" });
    await arrive();
  };
  const pressAll = () => page.click(".show-all button");
  await open("");
  await expectCovered([true, true, true], "a first visit");
  await pressAll();
  await expectCovered([false, false, false], "Show all figures");
  if ((await page.$(".predict-slider")) !== null)
    faults.push(`${CHAPTER}: asks for a guess above an answer that Show all figures has shown`);
  await page.reload({ waitUntil: "load" });
  await arrive();
  await expectCovered([false, false, false], "a reload of an address that shows all");
  await pressAll();
  await expectCovered([true, true, true], "Cover the figures");
  await page.click(".predict-choices button");
  await page.click(".pager-link.next");
  await page.waitForFunction((path) => !location.pathname.endsWith(path), {}, CHAPTER);
  await page.goBack();
  await arrive();
  await expectCovered([false, true, true], "a guess before the page was left");
  await page.reload({ waitUntil: "load" });
  await arrive();
  await expectCovered([false, true, true], "a guess before a reload");
  const verdict = await page.$eval(".predict-verdict", (place) => place.textContent ?? "");
  if (!verdict.includes("You said")) faults.push(`${CHAPTER}: after a reload, says ${verdict}`);
  await page.click(".show-all button:last-child");
  await page.reload({ waitUntil: "load" });
  await arrive();
  await expectCovered([true, true, true], "Begin again");
  for (const search of ["?disc=", "?disc=x:30;of:z"]) {
    await open(search);
    await expectCovered([false, true, true], search);
  }
  // Firefox cannot be told to run no scripts.
  if (page.browser().process()?.spawnfile.includes("chrom")) {
    await page.setJavaScriptEnabled(false);
    await page.goto(address + CHAPTER, { waitUntil: "load" });
    await expectCovered([false, false, false], "a page without scripts");
    const covers = await page.$$eval(".cover, .claim.asked", (places) =>
      places
        .filter((place) => place.checkVisibility({ visibilityProperty: true }))
        .map((place) => place.className),
    );
    if (covers.length > 0) faults.push(`${CHAPTER}: shows ${covers} without scripts`);
    await page.setJavaScriptEnabled(true);
  }
  page.off("console", onConsole);
  return faults;
}
