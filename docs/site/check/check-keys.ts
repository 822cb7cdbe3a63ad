import type { Page } from "puppeteer-core";

/**
 * Goes through a page by the Tab key alone, and returns the controls of its figures, questions and exercises that the
 * focus does not reach. Of the choices that belong together one is reached; arrow keys lead to the others.
 */
export async function checkKeys(page: Page): Promise<string[]> {
  const stops = await page.evaluate(() => {
    const seen = new Set<EventTarget>();
    document.addEventListener("focusin", ({ target }) => void (target && seen.add(target)));
    (globalThis as { seen?: Set<EventTarget> }).seen = seen;
    (document.activeElement as HTMLElement | null)?.blur();
    window.scrollTo(0, 0);
    return document.querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex]").length;
  });
  for (let k = 0; k < stops + 10; k++) await page.keyboard.press("Tab");
  const unreached = await page.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: Set<EventTarget> };
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
    return [...new Set(places)]
      .filter((control) => control.checkVisibility() && !(control as HTMLButtonElement).disabled)
      .filter((control) => !reached(control))
      .map((control) => control.outerHTML.slice(0, 120));
  });
  return unreached.map((html) => `the Tab key does not reach ${html}`);
}
