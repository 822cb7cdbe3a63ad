import type { CellLayout } from "./case-cell.ts";
import { type AbsentPolicy, cellValue } from "./cell-value.ts";
import type { ClassColumns } from "./class-columns.ts";
import type { ScoreTotal } from "./score-totals.ts";

/** The mean of values as they come, of which NaN is none. */
class RunningMean {
  #sum = 0;
  #count = 0;

  add(value: number): void {
    if (Number.isNaN(value)) return;
    this.#sum += value;
    this.#count++;
  }

  /** NaN without a value. */
  mean(): number {
    return this.#sum / this.#count;
  }
}

/** What the classes of a report make together, gathered class by class. */
export class AllClasses {
  /** Sums of the cells over the classes, a row a case. */
  readonly cells: Float64Array;
  /** A score each: over the classes, the mean of their means, and of their pooled scores. */
  readonly means: readonly RunningMean[];
  readonly pooled: readonly RunningMean[];
  readonly #layout: CellLayout;
  readonly #sums: readonly Float64Array[];
  readonly #counts: readonly Float64Array[];

  constructor(cases: number, layout: CellLayout) {
    const { width, scores } = layout;
    this.#layout = layout;
    const mean = () => new RunningMean();
    this.cells = new Float64Array(cases * width);
    this.means = scores.map(mean);
    this.pooled = scores.map(mean);
    this.#sums = scores.map(() => new Float64Array(cases));
    this.#counts = scores.map(() => new Float64Array(cases));
  }

  add({ cells, values }: ClassColumns, totals: readonly ScoreTotal[]): void {
    for (let at = 0; at < cells.length; at++) this.cells[at]! += cells[at]!;
    for (const [s, column] of values.entries()) {
      column.forEach((value, k) => {
        if (Number.isNaN(value)) return;
        this.#sums[s]![k]! += value;
        this.#counts[s]![k]!++;
      });
      this.means[s]!.add(totals[s]!.mean);
      this.pooled[s]!.add(totals[s]!.pooled);
    }
  }

  /**
   * For each score the mean of every case over its classes, or the score of its summed cells where a convention pools them; NaN
   * where no class of it has a value.
   */
  values(policy: AbsentPolicy): Float64Array[] {
    const { micro, scores, width } = this.#layout;
    if (micro)
      return scores.map((score, s) =>
        score.pools && !score.surface
          ? this.#sums[s]!.map((_, k) => cellValue(score, this.cells, k * width, policy, false))
          : this.#means(s),
      );
    return scores.map((_, s) => this.#means(s));
  }

  #means(s: number): Float64Array {
    return this.#sums[s]!.map((sum, k) => sum / this.#counts[s]![k]!);
  }
}
