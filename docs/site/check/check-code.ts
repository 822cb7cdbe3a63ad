import type { Page } from "puppeteer-core";

/** Opens the call of each figure of a page and runs all code on it in place: it must print, and must not fail. */
export async function checkCode(page: Page): Promise<string[]> {
  const count = await page.evaluate(async () => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>(".call")) details.open = true;
    // The editor of a call is loaded when the call is opened.
    await new Promise((resolve) => setTimeout(resolve, 500));
    return document.querySelectorAll(".try").length;
  });
  const faults: string[] = [];
  for (let k = 0; k < count; k++) {
    await page.evaluate((index) => {
      document.querySelectorAll(".try")[index]!.querySelector<HTMLElement>("button.primary")!.click();
    }, k);
    const ended = await page
      .waitForFunction(
        (index) => {
          const place = document.querySelectorAll(".try")[index]!;
          return (
            !place.querySelector<HTMLButtonElement>("button.primary")!.disabled && place.querySelector("pre")
          );
        },
        { timeout: 40_000 },
        k,
      )
      .catch(() => null);
    const output = await page.evaluate(
      (index) => document.querySelectorAll(".try")[index]!.querySelector("pre")?.textContent ?? "",
      k,
    );
    if (ended === null || output === "" || /Error|NaN|undefined|Ended after/.test(output))
      faults.push(`code ${k + 1} prints ${JSON.stringify(output.slice(0, 200))}`);
  }
  return faults;
}
