import { differenceOf, meanOfDifferences } from "../statistics/equal-values.ts";

/** One score of two meters, case by case. */
export interface DifferenceColumn {
  /** This minus other; NaN where one of the two has no value. */
  readonly values: Float64Array;
  /** 1 where only one of the two has a value. */
  readonly unpaired: Uint8Array;
}

/** The differences of two columns of values. */
export function columnDifference(ours: Float64Array, theirs: Float64Array): DifferenceColumn {
  return {
    values: ours.map((value, k) => differenceOf(value, theirs[k]!)),
    unpaired: Uint8Array.from(ours, (value, k) => Number(Number.isNaN(value) !== Number.isNaN(theirs[k]))),
  };
}

/** The mean over columns, case by case, over those that have a value there. */
export function meanDifference(cases: number, columns: Iterable<DifferenceColumn>): DifferenceColumn {
  const sums = new Float64Array(cases);
  const sizes = new Float64Array(cases);
  const counts = new Float64Array(cases);
  const unpaired = new Uint8Array(cases);
  for (const column of columns) {
    for (let k = 0; k < cases; k++) {
      unpaired[k]! |= column.unpaired[k]!;
      if (Number.isNaN(column.values[k])) continue;
      sums[k]! += column.values[k]!;
      sizes[k]! += Math.abs(column.values[k]!);
      counts[k]!++;
    }
  }
  return { values: sums.map((sum, k) => meanOfDifferences(sum, sizes[k]!, counts[k]!)), unpaired };
}

/** How often a difference is for this meter, against it, or 0; `best` says which way is better. */
export function outcomes(
  { values }: DifferenceColumn,
  best: 0 | 1,
): { wins: number; losses: number; ties: number } {
  const higher = values.filter((value) => value > 0).length;
  const lower = values.filter((value) => value < 0).length;
  const ties = values.filter((value) => value === 0).length;
  return best === 1 ? { wins: higher, losses: lower, ties } : { wins: lower, losses: higher, ties };
}
