import type { Page } from "puppeteer-core";

/** Processor time that moving a figure of 64 × 64 pixels by one step may take, in milliseconds: one frame. */
const FRAME = 16;
const MOVES = 40;

/** The figures that one drags, with the page and the address of each handle. */
const HANDLES = [
  ["index.html", ".figure .knob"],
  ["course/01-two-numbers.html", ".figure .knob"],
  ["course/03-one-epsilon-three-jobs.html", ".figure [role=slider]"],
  ["course/07-the-landscape.html", ".figure [role=slider]"],
  ["course/09-the-metric-is-not-the-loss.html", ".figure .knob"],
  ["lab.html", ".figure input[type=range]"],
  ["lab.html", ".loss-panel input[type=range]"],
] as const;

/**
 * Moves handles by keys, frame by frame, and measures the processor time of the page's main thread: library, map, text
 * and layout. Processor time does not depend on what else the machine does.
 */
export async function checkDrags(page: Page, address: string): Promise<string[]> {
  const client = await page.createCDPSession();
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  const taskTime = async () => {
    const { metrics } = await client.send("Performance.getMetrics");
    return 1000 * metrics.find(({ name }) => name === "TaskDuration")!.value;
  };
  const faults: string[] = [];
  for (const [path, handle] of HANDLES) {
    await page.goto(address + path, { waitUntil: "load" });
    await page.waitForSelector(handle);
    await new Promise((resolve) => setTimeout(resolve, 800));
    // The first moves compile what the later ones run.
    await move(page, handle, 10);
    const start = await taskTime();
    await move(page, handle, MOVES);
    const each = (await taskTime()) - start;
    console.log(`${path} ${handle}: ${(each / MOVES).toFixed(1)} ms of processor time a drag`);
    if (each / MOVES > FRAME)
      faults.push(`${path}: a drag takes ${(each / MOVES).toFixed(1)} ms of processor time, want ${FRAME}`);
  }
  await client.detach();
  return faults;
}

async function move(page: Page, handle: string, times: number): Promise<void> {
  await page.evaluate(
    async (selector, count) => {
      const knob = document.querySelector<HTMLInputElement>(selector)!;
      for (let k = 0; k < count; k++) {
        if (knob.type === "range") {
          knob.value = String(Number(knob.min) + (k % 8) * Number(knob.step || 1));
          knob.dispatchEvent(new Event("input", { bubbles: true }));
        } else {
          const key = k % 2 === 0 ? "ArrowLeft" : "ArrowDown";
          knob.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        }
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
    handle,
    times,
  );
}
