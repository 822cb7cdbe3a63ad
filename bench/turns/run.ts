/** One call of what is measured; it gives a number that depends on the whole result. */
export type Run = () => number | Promise<number>;

/** Calls, and milliseconds, that pass before the first one that counts: engines compile what is hot, beside it and step by step. */
const WARM_UP = { calls: 3, milliseconds: 1000 };

/** Milliseconds below which several calls are measured together. */
const MIN_MILLISECONDS = 20;

/**
 * Prints milliseconds of processor time, a run a line, then the peak of memory in MB.
 *
 * @param wall - whether time passed is measured instead: that of several threads
 */
export async function measure(run: Run, runs: number, wall = false): Promise<void> {
  let sink = 0;
  const timed = async (calls: number) => {
    const start = process.cpuUsage();
    const began = performance.now();
    for (let k = 0; k < calls; k++) sink += await run();
    const { user, system } = process.cpuUsage(start);
    return (wall ? performance.now() - began : (user + system) / 1000) / calls;
  };
  let once = 0;
  const end = performance.now() + WARM_UP.milliseconds;
  for (let k = 0; k < WARM_UP.calls || performance.now() < end; k++) once = await timed(1);
  const calls = Math.max(1, Math.ceil(MIN_MILLISECONDS / Math.max(once, 0.01)));
  if (calls > 1) await timed(calls);
  for (let k = 0; k < runs; k++) console.log(await timed(calls));
  console.log(`peak ${process.resourceUsage().maxRSS / 1000}`);
  if (Number.isNaN(sink)) throw new Error("a result is NaN");
}
