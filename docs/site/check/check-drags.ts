import type { CDPSession, Page } from "puppeteer-core";

/** Processor time that moving a figure by one step may take, in milliseconds: one frame. */
const FRAME = 16;
const MOVES = 24;

/**
 * Moves every handle and every slider of the figures, frame by frame, and measures the processor time of the page's main
 * thread: library, map, text and layout. Processor time depends less than time on what else the machine does.
 */
export async function checkDrags(page: Page, address: string, paths: readonly string[]): Promise<string[]> {
  const client = await page.createCDPSession();
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  const faults: string[] = [];
  for (const path of paths) {
    await page.goto(`${address}${path}?show=all`, { waitUntil: "load" });
    await page.waitForSelector(".figure");
    await new Promise((resolve) => setTimeout(resolve, 800));
    const handles = await page.$$eval(".figure :is([role=slider], input[type=range])", (places) =>
      places.map((place, k) => {
        place.setAttribute("data-handle", String(k));
        return (
          place.getAttribute("aria-label") ?? place.parentElement?.querySelector("label")?.textContent ?? ""
        );
      }),
    );
    for (const [k, name] of handles.entries()) {
      const each = await millisecondsOfMove(page, client, `[data-handle="${k}"]`);
      if (each === null) continue;
      console.log(`${path}, ${name}: ${each.toFixed(1)} ms of processor time a move`);
      if (each > FRAME) faults.push(`${path}: moving ${name} takes ${each.toFixed(1)} ms, want ${FRAME}`);
    }
  }
  await client.detach();
  return faults;
}

async function millisecondsOfMove(page: Page, client: CDPSession, handle: string): Promise<number | null> {
  if ((await page.$(handle)) === null) return null;
  const taskTime = async () => {
    const { metrics } = await client.send("Performance.getMetrics");
    return 1000 * metrics.find(({ name }) => name === "TaskDuration")!.value;
  };
  // The first moves compile what the later ones run.
  await move(page, handle, 8);
  const start = await taskTime();
  await move(page, handle, MOVES);
  return ((await taskTime()) - start) / MOVES;
}

async function move(page: Page, handle: string, times: number): Promise<void> {
  await page.evaluate(
    async (selector, count) => {
      const knob = document.querySelector<HTMLInputElement>(selector);
      for (let k = 0; k < count && knob !== null; k++) {
        if (knob.type === "range") {
          const [low, high] = [Number(knob.min), Number(knob.max)];
          knob.value = String(low + (0.3 + 0.05 * (k % 8)) * (high - low));
          knob.dispatchEvent(new Event("input", { bubbles: true }));
        } else {
          const key = ["ArrowLeft", "ArrowDown", "ArrowRight", "ArrowUp"][k % 4]!;
          knob.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        }
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
    handle,
    times,
  );
}
