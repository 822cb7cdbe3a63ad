import type { CaseState } from "../state/case-state.ts";
import { type ReportValue, reportValue } from "../statistics/report-value.ts";
import { boundsWithin, type GridBounds } from "../surfaces/distance-bounds.ts";
import type { CellLayout } from "./case-cell.ts";
import { ACTUAL, PREDICTED } from "./cell-score.ts";
import type { ClassColumns } from "./class-columns.ts";

/** What surfaces consistent with the masks of all cases can have: the mean of the low ends, and that of the high ends. */
export interface MeanBounds {
  readonly low: ReportValue;
  readonly high: ReportValue;
  /** How many of the values the masks cannot tell from 0: they are finer than the grid. */
  readonly finer: number;
}

/** The ends of the bounds of a score in each case; NaN where a case has no value. */
export interface BoundsColumn {
  readonly lows: Float64Array;
  readonly highs: Float64Array;
}

/** For each score of a class the bounds of its values; a value that was not measured, such as a penalty, is exact. `null` without bounds. */
export function boundsColumns(
  cases: readonly CaseState[],
  { cells, values }: Pick<ClassColumns, "cells" | "values">,
  { scores, width }: CellLayout,
): (BoundsColumn | null)[] {
  return scores.map(({ reach }, s) => {
    if (!reach) return null;
    const [lows, highs] = [Float64Array.from(values[s]!), Float64Array.from(values[s]!)];
    for (const [k, { voxel }] of cases.entries()) {
      const at = k * width;
      const isMeasured = cells[at + PREDICTED]! > 0 && cells[at + ACTUAL]! > 0;
      if (voxel === undefined || !isMeasured || !Number.isFinite(lows[k]!)) continue;
      const { low, high } = boundsWithin(lows[k]!, voxel.diagonal * reach(cells, at));
      lows[k] = low;
      highs[k] = high;
    }
    return { lows, highs };
  });
}

/** The bounds of the means that the cases have over their classes, gathered class by class. */
export class BoundsOfCases {
  /** The ends of each score with bounds, summed over the classes that have a value, and their number. */
  readonly #sums: readonly ((BoundsColumn & { readonly counts: Float64Array }) | null)[];

  constructor(cases: number, { scores }: CellLayout) {
    const zeros = () => new Float64Array(cases);
    this.#sums = scores.map(({ reach }) =>
      reach ? { lows: zeros(), highs: zeros(), counts: zeros() } : null,
    );
  }

  add(columns: readonly (BoundsColumn | null)[]): void {
    for (const [s, sums] of this.#sums.entries())
      sums?.lows.forEach((_, k) => {
        const { lows, highs } = columns[s]!;
        if (Number.isNaN(lows[k]!)) return;
        sums.lows[k]! += lows[k]!;
        sums.highs[k]! += highs[k]!;
        sums.counts[k]!++;
      });
  }

  columns(): (BoundsColumn | null)[] {
    return this.#sums.map((sums) => {
      if (sums === null) return null;
      const mean = (sum: number, k: number) => sum / sums.counts[k]!;
      return { lows: sums.lows.map(mean), highs: sums.highs.map(mean) };
    });
  }
}

/** The bounds of one value; `null` of one that is exact or missing. */
function boundsAt({ lows, highs }: BoundsColumn, k: number): GridBounds | null {
  const [low, high] = [lows[k]!, highs[k]!];
  return high > low ? { low, high, verdict: low === 0 ? "finer than the grid" : "resolved" } : null;
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
