import type { CellLayout } from "./case-cell.ts";
import { CaseMeans } from "./case-means.ts";
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
  readonly cases: CaseMeans;
  /** A score each: over the classes, the mean of their means, and of their pooled scores. */
  readonly means: readonly RunningMean[];
  readonly pooled: readonly RunningMean[];

  constructor(cases: number, layout: CellLayout) {
    this.cases = new CaseMeans(cases, layout);
    this.means = layout.scores.map(() => new RunningMean());
    this.pooled = layout.scores.map(() => new RunningMean());
  }

  add(columns: ClassColumns, totals: readonly ScoreTotal[]): void {
    this.cases.add(columns);
    for (const [s, { mean, pooled }] of totals.entries()) {
      this.means[s]!.add(mean);
      this.pooled[s]!.add(pooled);
    }
  }
}
