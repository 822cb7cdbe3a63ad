import type { Page } from "puppeteer-core";

/**
 * Trains the network of the lab as a reader does: one step, ten, to the end, all losses in the workers of a pool; then comes
 * back by the address, where the same training is made again.
 */
export async function checkNetwork(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const expect = (holds: boolean, fault: string) => void (holds || faults.push(`lab.html: ${fault}`));
  for (const [button, steps] of [
    ["1 step", 1],
    ["10 steps", 11],
    ["Run to 50", 50],
  ] as const) {
    await press(page, button);
    const { made, rows } = await stateOf(page);
    expect(made === steps && rows.length === 1, `${button} makes ${made} steps in ${rows.length} rows`);
  }
  const alone = await stateOf(page);
  expect(alone.rows[0]! > 0.5, `training reaches a Dice of ${alone.rows[0]}`);
  await press(page, "All five losses to 50");
  const { rows } = await stateOf(page);
  expect(rows.length === 5, `all losses give ${rows.length} rows`);
  expect(rows.includes(alone.rows[0]!), "a run beside others gives another Dice than alone");

  await new Promise((resolve) => setTimeout(resolve, 400));
  await page.goto(page.url(), { waitUntil: "load" });
  await page.waitForSelector("[data-name=trained-dice]", { timeout: 60_000 });
  const again = await stateOf(page);
  expect(again.made === 50 && again.rows[0] === alone.rows[0], `the address gives ${JSON.stringify(again)}`);
  return faults;
}

/** The steps of the training that is shown, and the Dice of each row. */
function stateOf(page: Page): Promise<{ made: number; rows: number[] }> {
  return page.evaluate(() => {
    const number = (place: Element) => Number(place.getAttribute("data-value"));
    return {
      made: number(document.querySelector("[data-name=trained-steps]")!),
      rows: [...document.querySelectorAll("[data-name=trained-dice]")].map(number),
    };
  });
}

/** Presses a button of the figure, and waits until the training has ended. */
async function press(page: Page, text: string): Promise<void> {
  await page.evaluate((wanted) => {
    const figure = document.querySelector("[data-name=trained-steps]")!.closest(".figure")!;
    [...figure.querySelectorAll("button")].find((place) => place.textContent?.trim() === wanted)!.click();
  }, text);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await page.waitForFunction(
    () => !/training/.test(document.querySelector("[data-name=trained-steps]")!.textContent!),
    { timeout: 60_000 },
  );
}
