import { STEPS } from "./net-elements.ts";
import { sumOfThree } from "./sum-of-three.ts";

/** The vector of a step along planes, rows and columns, three numbers each: where the voxels of a grid lie in space. */
export type StepVectors = Float64Array;

/** The vectors of a step for voxels whose axes have these vectors. */
export function stepVectors(axes: readonly (readonly number[])[]): StepVectors {
  return Float64Array.from(axes.flat(), (length) => length / STEPS);
}

/**
 * Writes the vector of a difference in steps; zeros of a matrix change no bit, so axes may be in any order.
 *
 * @param isStraight - of the steps, see {@link isStraight}: two of three products are 0
 */
export function toSpace(
  steps: StepVectors,
  isStraight: boolean,
  p: number,
  r: number,
  c: number,
  out: Float64Array,
  at: number,
): void {
  if (isStraight) {
    out[at] = p * steps[0]!;
    out[at + 1] = r * steps[4]!;
    out[at + 2] = c * steps[8]!;
    return;
  }
  for (let axis = 0; axis < 3; axis++) {
    out[at + axis] = sumOfThree(p * steps[axis]!, r * steps[3 + axis]!, c * steps[6 + axis]!);
  }
}

/** Returns whether each axis of the grid is an axis of space, in the same order. */
export function isStraight(steps: StepVectors): boolean {
  return (
    steps[1] === 0 && steps[2] === 0 && steps[3] === 0 && steps[5] === 0 && steps[6] === 0 && steps[7] === 0
  );
}
