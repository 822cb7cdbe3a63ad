import type { CaseState } from "../state/case-state.ts";
import { type ReportValue, reportValue } from "../statistics/report-value.ts";
import type { GridBounds } from "../surfaces/distance-bounds.ts";
import type { CellLayout } from "./case-cell.ts";
import { ACTUAL, PREDICTED } from "./cell-score.ts";
import type { ClassColumns } from "./class-columns.ts";

/** What surfaces consistent with the masks of all cases can have: the mean of the low ends, and that of the high ends. */
export interface MeanBounds {
  /** The mean of the low ends. */
  readonly low: ReportValue;
  /** The mean of the high ends. */
  readonly high: ReportValue;
  /** How many of the values are finer than the grid. */
  readonly finer: number;
}

/** The ends of the bounds of a score in each case, NaN where a case has no value, and 1 where the value is finer than the grid. */
export interface BoundsColumn {
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  readonly finer: Uint8Array;
}

/** For each score of a class the bounds of its values; a value that was not measured, such as a penalty, is exact. `null` without bounds. */
export function boundsColumns(
  cases: readonly CaseState[],
  { label, cells, values }: ClassColumns,
  { scores, width }: CellLayout,
): (BoundsColumn | null)[] {
  return scores.map(({ range }, s) => {
    if (!range) return null;
    const [lows, highs] = [Float64Array.from(values[s]!), Float64Array.from(values[s]!)];
    const finer = new Uint8Array(cases.length);
    for (const [k, { voxel }] of cases.entries()) {
      const at = k * width;
      const isMeasured = cells[at + PREDICTED]! > 0 && cells[at + ACTUAL]! > 0;
      if (voxel === undefined || !isMeasured || !Number.isFinite(lows[k]!)) continue;
      const bounds = range(cells, at, lows[k]!, voxel, label);
      if (bounds === null) continue;
      lows[k] = bounds.low;
      highs[k] = bounds.high;
      finer[k] = Number(bounds.verdict === "finer than the grid");
    }
    return { lows, highs, finer };
  });
}

/** The bounds of the means that the cases have over their classes, gathered class by class. */
export class BoundsOfCases {
  /** Of each score with bounds the ends and the values finer than the grid, summed over the classes that have a value, and their number. */
  readonly #sums: readonly (Readonly<Record<"lows" | "highs" | "finer" | "counts", Float64Array>> | null)[];

  constructor(cases: number, { scores }: CellLayout) {
    const zeros = () => new Float64Array(cases);
    this.#sums = scores.map(({ range }) =>
      range ? { lows: zeros(), highs: zeros(), finer: zeros(), counts: zeros() } : null,
    );
  }

  add(columns: readonly (BoundsColumn | null)[]): void {
    for (const [s, sums] of this.#sums.entries())
      sums?.lows.forEach((_, k) => {
        const { lows, highs, finer } = columns[s]!;
        if (Number.isNaN(lows[k]!)) return;
        sums.lows[k]! += lows[k]!;
        sums.highs[k]! += highs[k]!;
        sums.finer[k]! += finer[k]!;
        sums.counts[k]!++;
      });
  }

  columns(): (BoundsColumn | null)[] {
    return this.#sums.map((sums) => {
      if (sums === null) return null;
      const { lows, highs, finer, counts } = sums;
      const mean = (sum: number, k: number) => sum / counts[k]!;
      // A mean is finer than the grid if each of its values is.
      const isFiner = (sum: number, k: number) => Number(sum > 0 && sum === counts[k]);
      return { lows: lows.map(mean), highs: highs.map(mean), finer: Uint8Array.from(finer, isFiner) };
    });
  }
}

/** The bounds of one value; `null` of one that is exact or missing. */
function boundsAt({ lows, highs, finer }: BoundsColumn, k: number): GridBounds | null {
  const [low, high] = [lows[k]!, highs[k]!];
  return high > low ? { low, high, verdict: finer[k] ? "finer than the grid" : "resolved" } : null;
}

/** The bounds of the mean over the cases that have a value. */
export function meanBounds(column: BoundsColumn): MeanBounds {
  const present = Array.from(column.lows.keys()).filter((k) => !Number.isNaN(column.lows[k]!));
  const mean = (ends: Float64Array) => present.reduce((sum, k) => sum + ends[k]!, 0) / present.length;
  return {
    low: reportValue(mean(column.lows)),
    high: reportValue(mean(column.highs)),
    finer: present.filter((k) => boundsAt(column, k)?.verdict === "finer than the grid").length,
  };
}

/** The bounds of the values of a case by the names of the scores; nothing where none has bounds. */
export function boundsOfCase(
  { scores }: CellLayout,
  columns: readonly (BoundsColumn | null)[],
  k: number,
): { bounds?: Readonly<Record<string, GridBounds>> } {
  const found = scores.flatMap(({ name }, s): [string, GridBounds][] => {
    const column = columns[s];
    const bounds = column ? boundsAt(column, k) : null;
    return bounds ? [[name, bounds]] : [];
  });
  return found.length > 0 ? { bounds: Object.fromEntries(found) } : {};
}
