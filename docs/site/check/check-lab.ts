import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer-core";
import { checkNetwork } from "./check-network.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * Uses the lab as a reader does: paints, comes back by the address, undoes, descends, sets two losses side by side, sweeps,
 * takes the result along, trains, and names every bug of the zoo.
 */
export async function checkLab(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  const expect = (holds: boolean, fault: string) => void (holds || faults.push(`lab.html: ${fault}`));
  await open(page, `${address}lab.html`);
  const number = (name: string) =>
    page.$eval(`[data-name="${name}"]`, (place) => Number(place.getAttribute("data-value")));
  const rest = (milliseconds = 150) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  const start = await number("predicted");
  const map = (await (await page.$(".paint"))!.boundingBox())!;
  await page.mouse.move(map.x + 20, map.y + 20);
  await page.mouse.down();
  await page.mouse.move(map.x + 60, map.y + 20, { steps: 4 });
  await page.mouse.up();
  await rest(500);
  const painted = await number("predicted");
  expect(painted > start + 10, `a stroke changes Σp from ${start} to ${painted}`);
  await open(page, page.url());
  expect((await number("predicted")) === painted, "the address does not hold what was painted");
  for (let k = 0; k < 10 && (await press(page, "Undo")); k++) await rest(50);
  expect((await number("predicted")) === start, "undo does not lead back to the start");
  await choose(page, ".figure", "a tube");
  await rest();
  const ofTube = await number("predicted");
  await press(page, "Undo");
  await rest();
  expect(
    ofTube !== start && (await number("predicted")) === start,
    "undo does not lead back to the scene before",
  );

  const before = await number("dice");
  for (const [button, steps] of [
    ["1 step", 1],
    ["10 steps", 11],
    ["Run to 200", 200],
  ] as const) {
    await press(page, button);
    await rest(300);
    expect((await number("steps")) === steps, `${button} makes ${await number("steps")} steps`);
  }
  expect((await number("dice")) > before, "descent does not raise Dice");
  await press(page, "Back");

  for (const name of ["ε", "size", "threshold"]) {
    await choose(page, ".sweep", name);
    await rest(400);
    const drawn = await page.$eval(".sweep .curve", (curve) => curve.getAttribute("d")!.split("L").length);
    expect(drawn > 20, `the sweep of ${name} draws ${drawn} points`);
  }
  await choose(page, ".figure", "yes");
  await rest(400);
  const losses = await page.$$eval(".loss-panel [data-name=value]", (places) =>
    places.map((place) => Number(place.getAttribute("data-value"))),
  );
  expect(losses.length === 2 && losses[0] !== losses[1], `two losses side by side are ${losses}`);

  const clashes = await page.$$eval(".lab-body.both dd", (places) =>
    places.filter((place) => place.scrollWidth > place.clientWidth).map((place) => place.textContent),
  );
  expect(clashes.length === 0, `beside a second loss, numbers are wider than their columns: ${clashes}`);

  const swept = await page.$$eval(".sweep .curve", (places) => places.length);
  expect(swept === 2, `the sweep of two losses draws ${swept} curves`);

  const value = await number("value");
  const [png, svg, json, code] = [
    await saved(page, "PNG"),
    await saved(page, "SVG"),
    await saved(page, "JSON"),
    await saved(page, "Code for Node"),
  ];
  expect(png.slice(1, 4) === "PNG", "PNG saves no PNG");
  expect(/^<svg[\s\S]*@font-face[\s\S]*<image[\s\S]*<path[\s\S]*<\/svg>$/.test(svg), "SVG saves no SVG");
  const written = Buffer.from(svg, "latin1")
    .toString("utf8")
    .replaceAll(/<[^>]*>/g, "");
  // The picture that was painted, both maps, and the scale of each map.
  expect(svg.match(/<image/g)?.length === 5, `SVG has ${svg.match(/<image/g)?.length} pictures, want 5`);
  for (const words of ["Dice", "cross entropy", "Gradient ∂L/∂p", "raise", "\u00d7\u202f10"])
    expect(written.includes(words), `SVG does not say ${words}`);
  const { losses: kept } = JSON.parse(json) as { losses: { gradient: number[]; value: number }[] };
  expect(
    String(kept.map((one) => one.value)) === String(losses) &&
      kept.every((one) => one.gradient.length === 4096),
    `JSON saves losses of ${kept.map((one) => one.value)}, the lab shows ${losses}`,
  );
  const printed = execFileSync(process.execPath, ["--input-type=module"], {
    cwd: root,
    input: code,
    encoding: "utf8",
  });
  const inNode = Number(/^diceLoss of probabilities (.*)$/m.exec(printed)?.[1]);
  expect(Math.abs(inNode - value) < 1e-3, `the code prints ${inNode} in Node, the lab shows ${value}`);

  await page.focus(".paint");
  const unpainted = await number("predicted");
  for (let k = 0; k < 8; k++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press(" ");
  await rest();
  expect((await number("predicted")) !== unpainted, "the space bar does not paint");

  faults.push(...(await checkNetwork(page)));
  faults.push(...(await checkZoo(page)));
  await open(page, `${address}lab.html?lab=smooth:-5;brush:99;scene:none`);
  const damaged = await number("value");
  expect(damaged > 0 && damaged < 1, `a damaged address shows a loss of ${damaged}`);
  return faults;
}

/** Tries the names on each cage until one fits: the gradient check then gives its verdict, and the call its code. */
async function checkZoo(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const faults: string[] = [];
    const rest = () => new Promise((resolve) => setTimeout(resolve, 120));
    const zoo = document.querySelector(".cages")!.closest(".figure")!;
    const verdicts: string[] = [];
    for (const cage of zoo.querySelectorAll<HTMLElement>(".cages button")) {
      cage.click();
      await rest();
      for (const name of zoo.querySelectorAll<HTMLElement>(".answers button")) {
        name.click();
        await rest();
        if (/Named\./.test(zoo.textContent!)) break;
      }
      const verdict = /The gradient check (fails|passes)/.exec(zoo.textContent!)?.[1];
      if (verdict === undefined) faults.push(`lab.html: no verdict on ${cage.textContent}`);
      else verdicts.push(verdict);
      if (zoo.querySelector(".call") === null) faults.push(`lab.html: no code of ${cage.textContent}`);
    }
    if (verdicts.filter((verdict) => verdict === "fails").length !== 2)
      faults.push(`lab.html: the zoo says ${verdicts}`);
    return faults;
  });
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: "load" });
  await page.waitForSelector(".answers");
  await new Promise((resolve) => setTimeout(resolve, 1000));
}

/** Presses the button of a text, and returns whether there is one that can be pressed. */
function press(page: Page, text: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const buttons = [...document.querySelectorAll("button")];
    const button = buttons.find((place) => place.textContent?.trim() === wanted && !place.disabled);
    button?.click();
    return button !== undefined;
  }, text);
}

function choose(page: Page, within: string, text: string): Promise<void> {
  return page.evaluate(
    (place, wanted) => {
      const labels = [...document.querySelectorAll(`${place} .segmented label`)];
      labels
        .find((label) => label.textContent?.trim() === wanted)!
        .querySelector("input")!
        .click();
    },
    within,
    text,
  );
}

/** What a button saves or copies, as text of one character a byte. */
function saved(page: Page, button: string): Promise<string> {
  return page.evaluate(async (wanted) => {
    const figure = document.querySelector(".exports")!.closest(".figure")!;
    const place = [...figure.querySelectorAll("button")].find((one) =>
      one.textContent?.trim().startsWith(wanted),
    )!;
    const text = await new Promise<string>((resolve) => {
      URL.createObjectURL = (blob) => {
        const read = new FileReader();
        read.onload = () => resolve(read.result as string);
        read.readAsBinaryString(blob as Blob);
        return "#";
      };
      Object.defineProperty(navigator, "clipboard", {
        configurable: true,
        value: { writeText: async (copied: string) => resolve(copied) },
      });
      place.click();
    });
    return text;
  }, button);
}
