import { bootstrap, type Replicates, type Resampling } from "../statistics/bootstrap.ts";
import type { CellLayout } from "./case-cell.ts";
import { type AbsentPolicy, cellValue } from "./cell-score.ts";

/** A score of a class, or of all, with its replicates. */
export interface ResampledScore {
  /** The mean of the values that the cases have. */
  readonly mean: Replicates;
  /** The score of the summed cells; without a value where it does not pool. */
  readonly pooled: Replicates;
}

/** The mean of every score over the cases, and its pooled value. */
export function resampledScores(
  { width, scores }: CellLayout,
  { cells, values }: { readonly cells: Float64Array; readonly values: readonly Float64Array[] },
  policy: AbsentPolicy,
  isBackground: boolean,
  resampling: Resampling,
): ResampledScore[] {
  const count = scores.length;
  const replicates = bootstrap(
    {
      columns: [...valueColumns(values), ...cellColumns(cells, width)],
      count: 2 * count,
      statistics: (sums, out) => {
        writeMeans(sums, count, out);
        for (const [s, score] of scores.entries()) {
          out[count + s] = score.pools ? cellValue(score, sums, 2 * count, policy, isBackground) : Number.NaN;
        }
      },
    },
    resampling,
  );
  return scores.map((_, s) => ({ mean: replicates[s]!, pooled: replicates[count + s]! }));
}

/** The mean of several columns of values over the cases that have one. */
export function resampledMeans(values: readonly Float64Array[], resampling: Resampling): Replicates[] {
  const count = values.length;
  return bootstrap(
    {
      columns: valueColumns(values),
      count,
      statistics: (sums, out) => writeMeans(sums, count, out),
    },
    resampling,
  );
}

/** Two columns a score: the values, 0 where a case has none, and whether it has one. */
function valueColumns(values: readonly Float64Array[]): Float64Array[] {
  return values.flatMap((column) => [
    column.map((value) => (Number.isNaN(value) ? 0 : value)),
    column.map((value) => (Number.isNaN(value) ? 0 : 1)),
  ]);
}

function cellColumns(cells: Float64Array, width: number): Float64Array[] {
  return Array.from({ length: width }, (_, column) =>
    Float64Array.from({ length: cells.length / width }, (_, k) => cells[k * width + column]!),
  );
}

/** Sum by number; NaN where no case of the sample has a value. */
function writeMeans(sums: Float64Array, count: number, out: Float64Array): void {
  for (let s = 0; s < count; s++) out[s] = sums[2 * s]! / sums[2 * s + 1]!;
}
