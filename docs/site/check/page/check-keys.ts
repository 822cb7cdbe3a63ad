import type { Page } from "puppeteer-core";

/**
 * Goes through a page by the Tab key alone, and returns the controls of its figures, questions and exercises that the
 * focus does not reach, and the elements that do not show it. Of the choices that belong together one is reached; arrow
 * keys lead to the others.
 */
export async function checkKeys(page: Page): Promise<string[]> {
  const stops = await page.evaluate(() => {
    const seen = new Set<EventTarget>();
    const unmarked = new Set<string>();
    document.addEventListener("focusin", ({ target }) => {
      if (!(target instanceof Element)) return;
      seen.add(target);
      // A choice is marked around its group; a knob has its ring.
      const marked = target.closest(".segmented > div") ?? target;
      if (!target.matches(".knob, [role=slider]") && getComputedStyle(marked).outlineStyle === "none")
        unmarked.add(target.outerHTML.slice(0, 120));
    });
    Object.assign(globalThis, { seen, unmarked });
    (document.activeElement as HTMLElement | null)?.blur();
    window.scrollTo(0, 0);
    return document.querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex]").length;
  });
  for (let k = 0; k < stops + 10; k++) await page.keyboard.press("Tab");
  const [unreached, unmarked] = await page.evaluate(() => {
    const { seen, unmarked } = globalThis as unknown as { seen: Set<EventTarget>; unmarked: Set<string> };
    const places = [".figure", ".predict", ".exercise", ".try"].flatMap((place) => [
      ...document.querySelectorAll<HTMLElement>(
        `${place} :is(input, button, select, summary, textarea, [role=slider], [role=application])`,
      ),
    ]);
    const reached = (control: HTMLElement) =>
      seen.has(control) ||
      (control instanceof HTMLInputElement &&
        control.type === "radio" &&
        [...document.querySelectorAll<HTMLInputElement>(`input[name="${control.name}"]`)].some((other) =>
          seen.has(other),
        ));
    const missed = [...new Set(places)]
      .filter(
        (control) =>
          control.checkVisibility({ visibilityProperty: true }) && !(control as HTMLButtonElement).disabled,
      )
      .filter((control) => !reached(control))
      .map((control) => control.outerHTML.slice(0, 120));
    return [missed, [...unmarked]] as const;
  });
  return [
    ...unreached.map((html) => `the Tab key does not reach ${html}`),
    ...unmarked.map((html) => `the focus does not show on ${html}`),
  ];
}
