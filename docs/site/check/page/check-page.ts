import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "puppeteer-core";
import { claimOf, holds } from "../../../course/claims/claims.ts";
import { checkCode, checkPictures } from "./check-code.ts";
import { checkKeys } from "./check-keys.ts";
import { checkQuestions, forgetGuesses } from "./check-questions.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Opens a page, guesses on its questions, moves every control, and returns what is wrong with it. If asked to, it goes through the page by the Tab
 * key, and runs its code; where less motion is wanted, nothing may move by itself.
 */
export async function checkPage(
  page: Page,
  address: string,
  path: string,
  { runsCode, byKeys, still }: Readonly<Record<"runsCode" | "byKeys" | "still", boolean>>,
): Promise<string[]> {
  const faults: string[] = [];
  const say = (fault: string) => void faults.push(fault);
  const onConsole = (message: { type(): string; text(): string }) => {
    if (["error", "warn"].includes(message.type())) say(`console: ${message.text()}`);
  };
  const onError = (error: unknown) => say(`page: ${error instanceof Error ? error.message : String(error)}`);
  const onRequest = (request: { url(): string }) => {
    if (!request.url().startsWith(address) && !/^(data|blob|about):/.test(request.url()))
      say(`asks ${request.url()}`);
  };
  page.on("console", onConsole);
  page.on("pageerror", onError);
  page.on("request", onRequest);
  await page.goto(address + path, { waitUntil: "load" });
  await page.waitForFunction(() => document.querySelectorAll("[data-v-app], #app").length > 0);
  await new Promise((resolve) => setTimeout(resolve, 800));
  await checkClaims(page, say);
  for (const fault of await checkQuestions(page)) say(fault);
  if (byKeys) for (const fault of await checkKeys(page)) say(fault);
  if (runsCode) for (const fault of [...(await checkCode(page)), ...(await checkPictures(page))]) say(fault);
  const moving = await moveControls(page);
  if (still && moving > 0) say(`moves ${moving} times by itself, though less motion is wanted`);
  await new Promise((resolve) => setTimeout(resolve, 400));
  await checkNumbers(page, say);
  await checkAccess(page, say);
  await sayIfWide(page, say);
  await forgetGuesses(page);
  page.off("console", onConsole);
  page.off("pageerror", onError);
  page.off("request", onRequest);
  return faults.map((fault) => `${path}: ${fault}`);
}

/** Compares the numbers of claims on the page with what they must be. */
async function checkClaims(page: Page, say: (fault: string) => void): Promise<void> {
  const shown = await page.$$eval("[data-claim]", (places) =>
    places.map(
      (place) => [place.getAttribute("data-claim")!, Number(place.getAttribute("data-value"))] as const,
    ),
  );
  for (const [id, value] of shown) if (!holds(claimOf(id), value)) say(`claim ${id} shows ${value}`);
}

/**
 * Moves every slider, chooses every choice, and presses every button that stays on the page.
 *
 * @returns how often an animation or a transition was seen
 */
async function moveControls(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let moving = 0;
    const rest = async () => {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      moving += document.getAnimations().filter(({ playState }) => playState === "running").length;
    };
    const main = document.querySelector("main, .VPContent") ?? document.body;
    for (const slider of main.querySelectorAll<HTMLInputElement>("input[type=range]")) {
      for (const share of [0.85, 0.15, 0.5]) {
        const [low, high] = [Number(slider.min), Number(slider.max)];
        slider.value = String(low + share * (high - low));
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await rest();
      }
    }
    for (const radio of main.querySelectorAll<HTMLInputElement>("input[type=radio]")) {
      radio.click();
      await rest();
    }
    for (const select of main.querySelectorAll("select")) {
      for (const option of select.options) {
        select.value = option.value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
        await rest();
      }
    }
    for (const knob of main.querySelectorAll<HTMLElement>("[role=slider]")) {
      for (const key of ["ArrowRight", "ArrowUp", "ArrowLeft", "Home"]) {
        knob.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        await rest();
      }
    }
    for (const button of main.querySelectorAll<HTMLButtonElement>(
      ".figure button, .predict button, .try button",
    )) {
      if (/Copy|Code|PNG|SVG|JSON|^Run$|Try again/.test(button.textContent ?? "") || button.disabled)
        continue;
      button.click();
      await rest();
    }
    for (const details of main.querySelectorAll("details")) details.open = true;
    await rest();
    return moving;
  });
}

/** Every number that the page shows is a number; a Dice of two empty masks is the exception, and says so. */
async function checkNumbers(page: Page, say: (fault: string) => void): Promise<void> {
  const wrong = await page.$$eval("output[data-value]", (places) =>
    places
      .filter(
        (place) =>
          Number.isNaN(Number(place.getAttribute("data-value"))) && place.getAttribute("data-name") === null,
      )
      .map((place) => place.outerHTML.slice(0, 160)),
  );
  for (const html of wrong) say(`shows no number: ${html}`);
}

/** axe-core finds nothing serious. */
async function checkAccess(page: Page, say: (fault: string) => void): Promise<void> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    };
    const result = await axe.run();
    return result.violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      html: nodes[0]?.html.slice(0, 160) ?? "",
    }));
  });
  for (const { id, impact, html } of violations)
    if (["serious", "critical"].includes(impact)) say(`axe-core: ${id} at ${html}`);
}

/** Opens a page of text in a narrow window, which it must fit. */
export async function checkWidth(page: Page, address: string, path: string): Promise<string[]> {
  const faults: string[] = [];
  await page.goto(address + path, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready);
  await sayIfWide(page, (fault) => void faults.push(`${path}: ${fault}`));
  return faults;
}

async function sayIfWide(page: Page, say: (fault: string) => void): Promise<void> {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (wide > 1) say(`is ${wide} px wider than the window: ${await widest(page)}`);
}

/** The element that reaches furthest to the right. */
async function widest(page: Page): Promise<string> {
  return page.evaluate(() => {
    const places = [...document.querySelectorAll("main *, .VPContent *")];
    const right = (element: Element) => element.getBoundingClientRect().right;
    const furthest = places.reduce((far, place) => (right(place) > right(far) ? place : far), places[0]!);
    return furthest.outerHTML.slice(0, 120);
  });
}
