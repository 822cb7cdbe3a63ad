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
          return place.getAttribute("aria-busy") === "false" && place.querySelector("pre");
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

/**
 * Saves each figure of a page as a picture, which must be well formed and hold the claim, something drawn, all cells of its table, its
 * legends and the numbers of its sentences.
 */
export async function checkPictures(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const faults: string[] = [];
    const { createObjectURL } = URL;
    for (const figure of document.querySelectorAll<HTMLElement>(".figure")) {
      const claim = figure.querySelector(".claim")!.textContent!;
      const button = figure.querySelector<HTMLElement>(".actions button[aria-label^=Save]");
      // A figure that shows nothing yet offers no picture.
      if (!button) continue;
      const saved = await Promise.race([
        new Promise<Blob>((resolve) => {
          URL.createObjectURL = (blob) => {
            resolve(blob as Blob);
            return "#";
          };
          button.click();
        }),
        new Promise<null>((resolve) => setTimeout(() => resolve(null), 5000)),
      ]);
      const text = (await saved?.text()) ?? "";
      const picture = new DOMParser().parseFromString(text, "image/svg+xml");
      const drawn = picture.querySelectorAll("path, image, circle").length;
      if (picture.querySelector("parsererror") || !text.includes(claim.slice(0, 20).replaceAll("&", "&amp;")))
        faults.push(`saves no picture of ${claim}: ${text.slice(0, 80)}`);
      else if (drawn === 0 && figure.querySelector("canvas, .plot"))
        faults.push(`saves an empty picture of ${claim}`);
      const cells = [...figure.querySelectorAll("td")].map((cell) => cell.textContent!.trim());
      const written = [...picture.querySelectorAll("text")].map((place) => place.textContent!.trim());
      const missing = cells.filter((cell) => cell !== "" && !written.includes(cell));
      if (missing.length > 0) faults.push(`saves ${claim} without ${missing[0]}`);
      const shown = [...figure.querySelectorAll<HTMLElement>(".key, .said output")].filter(
        (place) => place.getClientRects().length > 0,
      );
      const all = written.join(" ");
      const lost = shown.map((place) => place.textContent!.trim()).filter((text) => !all.includes(text));
      if (lost.length > 0) faults.push(`saves ${claim} without ${lost[0]}`);
      if (!(Number(picture.documentElement.getAttribute("width")) > 100))
        faults.push(`saves ${claim} without a width`);
    }
    URL.createObjectURL = createObjectURL;
    return faults;
  });
}

/** Writes code as a reader does: an error names its line, an endless loop is stopped, and undoing takes back code and output. */
export async function checkEditor(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  const path = "course/01-two-numbers.html";
  await page.goto(address + path, { waitUntil: "load" });
  await page.waitForSelector(".try textarea");
  await new Promise((resolve) => setTimeout(resolve, 800));
  const written = await page.$eval(".try textarea", (place) => (place as HTMLTextAreaElement).value);
  const press = (name: string) =>
    page.evaluate((text) => {
      const buttons = [...document.querySelector(".try")!.querySelectorAll("button")];
      buttons.find((button) => button.textContent?.trim() === text)?.click();
    }, name);
  const printed = async (lines: number) => {
    await page
      .waitForFunction(
        (count) => document.querySelectorAll(".try pre span").length >= count,
        { timeout: 15_000 },
        lines,
      )
      .catch(() => null);
    return page.evaluate(() => {
      const place = document.querySelector(".try")!;
      const failed = [...place.querySelectorAll(".fails")].map((line) => line.textContent!.trim()).join();
      return [place.querySelector("pre")?.textContent ?? "", failed] as const;
    });
  };
  const run = async (text: string, lines = 1) => {
    await page.$eval(
      ".try textarea",
      (place, code) => {
        (place as HTMLTextAreaElement).value = code;
        place.dispatchEvent(new Event("input", { bubbles: true }));
      },
      text,
    );
    await press("Run");
    return printed(lines);
  };
  for (const [code, wanted] of [
    ["const a = 1;\nconst b = );\n", /^SyntaxError: .*, in line 2$/],
    ["const a = 1;\nconsole.log(a", /^SyntaxError: (the code ends too early|.*, in line 2$)/],
    ["const a = 1;\nconsole.log(b);", /^ReferenceError: /],
  ] as const) {
    const [, failed] = await run(code);
    if (!wanted.test(failed))
      faults.push(`${path}: ${JSON.stringify(code)} prints ${JSON.stringify(failed)}`);
  }
  const [begun] = await run('console.log("begins");\nfor (;;);');
  await press("Stop");
  const [, stopped] = await printed(2);
  if (!begun.startsWith("begins") || stopped !== "Stopped")
    faults.push(`${path}: an endless loop prints ${begun}, and Stop ${stopped}`);
  await press("Undo my changes");
  const undone = await page.evaluate(() => {
    const place = document.querySelector(".try")!;
    return [place.querySelector("textarea")!.value, place.querySelector("pre")?.textContent ?? ""] as const;
  });
  if (undone[0] !== written || undone[1] !== "")
    faults.push(`${path}: Undo my changes leaves ${JSON.stringify(undone)}`);
  return faults;
}
