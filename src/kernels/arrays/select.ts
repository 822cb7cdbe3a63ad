import type { FloatArray } from "../../tensor/allocate.ts";
import { broadcastStrides, forEachRun, planRuns } from "./runs.ts";

/** out = condition ≠ 0 ? a : b over `space`, each broadcast: a choice, so that the value not taken is never looked at. */
export function select(
  out: FloatArray,
  space: readonly number[],
  [condition, a, b]: readonly [FloatArray, FloatArray, FloatArray],
  shapes: readonly (readonly number[])[],
): void {
  const runs = planRuns(
    space,
    [space, ...shapes].map((shape) => broadcastStrides(shape, space)),
  );
  const [, conditionStep, aStep, bStep] = runs.steps as [number, number, number, number];
  forEachRun(runs, (starts, count) => {
    const [start, c, i, j] = starts as [number, number, number, number];
    for (let k = 0; k < count; k++) {
      out[start + k] = condition[c + k * conditionStep]! !== 0 ? a[i + k * aStep]! : b[j + k * bStep]!;
    }
  });
}
