import type { FloatArray } from "../../tensor/allocate.ts";
import { sizeOf } from "../../tensor/shape.ts";
import { sumValues } from "./element-rows.ts";
import { broadcastStrides, forEachRun, planRuns } from "./runs.ts";
import { sumBlock } from "./summation.ts";

/**
 * Sums of the elements of `x` that fall on each element of `outShape`, which `shape` broadcasts to: rank equal, 1 where
 * an axis is summed. Float64 throughout.
 *
 * Order: where the last of the axes walked is summed, each of its runs in blocks as in the library's summation order, the
 * blocks of an output one after the other; elsewhere one element after the other, row-major.
 */
export function sumInto(x: FloatArray, shape: readonly number[], outShape: readonly number[]): Float64Array {
  if (sizeOf(outShape) === 1) return Float64Array.of(sumValues(x));
  const { runs, size } = planReduction(shape, outShape);
  const [step, outStep] = runs.steps as [number, number];
  const sums = new Float64Array(size);
  forEachRun(runs, ([start, out], count) => {
    if (outStep === 0) {
      sums[out!]! += sumBlock(x, start!, step, count);
    } else {
      for (let k = 0; k < count; k++) sums[out! + k]! += x[start! + k]!;
    }
  });
  return sums;
}

/** Largest elements, as {@link sumInto} walks; a NaN wins. `sign` −1 gives the least ones. */
export function maxInto(
  x: FloatArray,
  shape: readonly number[],
  outShape: readonly number[],
  sign: 1 | -1,
): Float64Array {
  const { runs, size } = planReduction(shape, outShape);
  const [step, outStep] = runs.steps as [number, number];
  const largest = new Float64Array(size).fill(-Infinity);
  forEachRun(runs, ([start, out], count) => {
    for (let k = 0; k < count; k++) {
      const at = out! + k * outStep;
      largest[at] = Math.max(largest[at]!, sign * x[start! + k * step]!);
    }
  });
  if (sign === -1) for (let k = 0; k < size; k++) largest[k] = -largest[k]!;
  return largest;
}

function planReduction(shape: readonly number[], outShape: readonly number[]) {
  const runs = planRuns(shape, [broadcastStrides(shape, shape), broadcastStrides(outShape, shape)]);
  return { runs, size: outShape.reduce((size, extent) => size * extent, 1) };
}
