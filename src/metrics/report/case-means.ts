import type { CellLayout } from "./case-cell.ts";
import { type AbsentPolicy, cellValue } from "./cell-value.ts";
import type { ClassColumns } from "./class-columns.ts";

/** The scores of each case over its classes, gathered class by class. */
export class CaseMeans {
  /** Sums of the cells over the classes, a row a case. */
  readonly cells: Float64Array;
  readonly #layout: CellLayout;
  readonly #sums: readonly Float64Array[];
  readonly #counts: readonly Float64Array[];

  constructor(cases: number, layout: CellLayout) {
    this.cells = new Float64Array(cases * layout.width);
    this.#layout = layout;
    this.#sums = layout.scores.map(() => new Float64Array(cases));
    this.#counts = layout.scores.map(() => new Float64Array(cases));
  }

  add({ cells, values }: Pick<ClassColumns, "cells" | "values">): void {
    for (let at = 0; at < cells.length; at++) this.cells[at]! += cells[at]!;
    for (const [s, column] of values.entries()) {
      column.forEach((value, k) => {
        if (Number.isNaN(value)) return;
        this.#sums[s]![k]! += value;
        this.#counts[s]![k]!++;
      });
    }
  }

  /**
   * For each score the mean of every case over its classes, or the score of its summed cells where a convention pools them; NaN
   * where no class of it has a value.
   */
  values(policy: AbsentPolicy): Float64Array[] {
    const { scores, width } = this.#layout;
    return scores.map((score, s) =>
      poolsClasses(this.#layout, s)
        ? this.#sums[s]!.map((_, k) => cellValue(score, this.cells, k * width, policy, false))
        : this.#means(s),
    );
  }

  #means(s: number): Float64Array {
    return this.#sums[s]!.map((sum, k) => sum / this.#counts[s]![k]!);
  }
}

/** Returns whether a convention pools the classes of a case in a score, by its place: in those of voxels, not in those of surfaces. */
export function poolsClasses({ micro, scores }: CellLayout, place: number): boolean {
  const { pools, surface } = scores[place]!;
  return micro && pools && !surface;
}
