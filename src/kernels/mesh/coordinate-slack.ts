import type { Grid } from "../surfaces/boundary-points.ts";
import { STEPS } from "./net-elements.ts";
import type { StepVectors } from "./step-vectors.ts";

/** What rounding can change of a squared distance, as a part of the square of the largest coordinate: by far less than this. */
export const ROUNDING: number = 2 ** -70;

/** The largest coordinate of a grid in space, and what rounding can change of a squared distance there. */
export function coordinateSlack(
  steps: StepVectors,
  { planes, rows, columns }: Grid,
): { readonly largest: number; readonly slack: number } {
  const along = (axis: number) =>
    [planes, rows, columns].reduce(
      (sum, count, k) => sum + count * (Math.abs(steps[3 * k + axis]!) * STEPS),
      0,
    );
  const largest = Math.max(along(0), along(1), along(2));
  return { largest, slack: largest * largest * ROUNDING };
}
