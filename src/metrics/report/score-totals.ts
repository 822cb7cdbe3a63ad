import type { CellLayout } from "./case-cell.ts";
import { type AbsentPolicy, cellValue } from "./cell-value.ts";

/** A score of a class, or of all. */
export interface ScoreTotal {
  /** The mean of the values that the cases have. */
  readonly mean: number;
  /** The score of the summed cells; NaN where it does not pool. */
  readonly pooled: number;
}

/** The mean of every score over the cases, and its pooled value. */
export function scoreTotals(
  { width, scores }: CellLayout,
  { cells, values }: { readonly cells: Float64Array; readonly values: readonly Float64Array[] },
  policy: AbsentPolicy,
  isBackground: boolean,
): ScoreTotal[] {
  const sum = sumOfCells(cells, width);
  return scores.map((score, s) => ({
    mean: meanOf(values[s]!),
    pooled: score.pools ? cellValue(score, sum, 0, policy, isBackground) : Number.NaN,
  }));
}

/** The mean over the cases that have a value; NaN where none has. */
export function meanOf(values: Float64Array): number {
  const present = values.filter((value) => !Number.isNaN(value));
  return present.reduce((sum, value) => sum + value, 0) / present.length;
}

/** The sum of the cells of all cases. */
export function sumOfCells(cells: Float64Array, width: number): Float64Array {
  const sum = new Float64Array(width);
  for (let at = 0; at < cells.length; at++) sum[at % width]! += cells[at]!;
  return sum;
}
