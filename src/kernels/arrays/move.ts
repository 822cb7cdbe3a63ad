import type { FloatArray } from "../../tensor/allocate.ts";
import { broadcastStrides, forEachRun, planRuns } from "./runs.ts";

/** Writes x, walked by `strides` over `space`: a transposition or a broadcast. */
export function gatherStrided(
  out: FloatArray,
  space: readonly number[],
  x: FloatArray,
  strides: readonly number[],
): void {
  const runs = planRuns(space, [broadcastStrides(space, space), strides]);
  const step = runs.steps[1]!;
  forEachRun(runs, ([start, at], count) => {
    if (step === 1) {
      out.set(x.subarray(at!, at! + count), start);
    } else if (step === 0) {
      out.fill(x[at!]!, start!, start! + count);
    } else {
      for (let k = 0; k < count; k++) out[start! + k] = x[at! + k * step]!;
    }
  });
}

/** The least number of values that are moved through a view. */
const MIN_VIEW = 64;

/** Copies a block of [outer, ·, inner] arrays: from `from` in `x`, whose middle axis has `xExtent`, to `to` in `out`. */
export function copySlab(
  out: FloatArray,
  outExtent: number,
  to: number,
  x: FloatArray,
  xExtent: number,
  from: number,
  count: number,
  inner: number,
): void {
  const outer = x.length / (xExtent * inner);
  const length = count * inner;
  for (let o = 0; o < outer; o++) {
    const start = (o * xExtent + from) * inner;
    const outStart = (o * outExtent + to) * inner;
    // A view costs more than a few numbers.
    if (length > MIN_VIEW) out.set(x.subarray(start, start + length), outStart);
    else for (let k = 0; k < length; k++) out[outStart + k] = x[start + k]!;
  }
}
