import type { MeanBounds } from "../../metrics/report/bounds-columns.ts";
import type { ReportSettings } from "../../metrics/report/report-settings.ts";
import { bootstrap } from "../../metrics/statistics/bootstrap.ts";
import {
  type Estimate,
  estimateOf,
  type ReportValue,
  reportValue,
} from "../../metrics/statistics/report-value.ts";
import type { ScoreSummary } from "../../metrics/statistics/summary.ts";
import type { GridBounds } from "../../metrics/surfaces/distance-bounds.ts";
import { RunningMedian } from "./running-median.ts";

/** The groups of cases that are drawn instead of cases. */
export const GROUPS = 4096;

/**
 * One score over cases of which none is kept. The interval of the mean is a bootstrap over groups of cases, to which a case belongs by the
 * hash of its id: each resample draws as many groups as there are. With many cases its error is that of a standard deviation of 4,096
 * numbers, 1 %.
 */
export class RunningScore {
  readonly #sums = new Float64Array(GROUPS);
  readonly #counts = new Float64Array(GROUPS);
  readonly #median = new RunningMedian();
  readonly #worst: { readonly id: string; readonly value: number }[] = [];
  readonly #isLowerBetter: boolean;
  readonly #kept: number;
  #cases = 0;
  #infinite = 0;
  #lows = 0;
  #highs = 0;
  #finer = 0;
  #mean = 0;
  #squares = 0;

  /** @param kept - how many of the worst cases are kept */
  constructor(isLowerBetter: boolean, kept: number) {
    this.#isLowerBetter = isLowerBetter;
    this.#kept = kept;
  }

  /** Takes the value of a case, and its bounds if it has some; cases come in the order of their ids. */
  add(id: string, group: number, value: number, bounds?: GridBounds): void {
    this.#lows += bounds?.low ?? value;
    this.#highs += bounds?.high ?? value;
    if (bounds?.verdict === "finer than the grid") this.#finer++;
    this.#sums[group]! += value;
    this.#counts[group]!++;
    this.#median.add(value);
    this.#cases++;
    if (Number.isFinite(value)) {
      // Welford's recurrence, which loses no digits to a large mean.
      const step = value - this.#mean;
      this.#mean += step / (this.#cases - this.#infinite);
      this.#squares += step * (value - this.#mean);
    } else this.#infinite++;
    this.#keepWorst(id, value);
  }

  summary(settings: ReportSettings): ScoreSummary {
    const cases = this.#cases;
    return {
      mean: this.#estimate(settings),
      deviation: this.#infinite > 0 || cases < 2 ? null : Math.sqrt(this.#squares / (cases - 1)),
      median: reportValue(this.#median.median()),
      medianInterval: null,
      needed: null,
      cases,
      infinite: this.#infinite,
      worst: this.#worst.map(({ id, value }) => ({ id, value: reportValue(value) as ReportValue })),
    };
  }

  /** The bounds of the mean. */
  bounds(): MeanBounds {
    const mean = (sum: number) => reportValue(sum / this.#cases);
    return { low: mean(this.#lows), high: mean(this.#highs), finer: this.#finer };
  }

  #estimate(settings: ReportSettings): Estimate {
    const { resamples, seed, method } = settings;
    const leaveOut = method === "bca" && resamples > 0;
    const [mean] = bootstrap(
      {
        columns: [this.#sums, this.#counts],
        count: 1,
        statistics: (sums, out) => {
          out[0] = sums[0]! / sums[1]!;
        },
      },
      { resamples: this.#cases < 2 ? 0 : resamples, seed, leaveOut },
    );
    return estimateOf(mean!, this.#cases, settings);
  }

  #keepWorst(id: string, value: number): void {
    const worst = this.#worst;
    // Of a signed difference both ends are bad.
    const isWorse = (a: number, b: number) => (this.#isLowerBetter ? Math.abs(a) > Math.abs(b) : a < b);
    const last = worst.at(-1);
    if (worst.length === this.#kept && !(last && isWorse(value, last.value))) return;
    const place = worst.findIndex((one) => isWorse(value, one.value));
    worst.splice(place < 0 ? worst.length : place, 0, { id, value });
    if (worst.length > this.#kept) worst.pop();
  }
}

/** The group of a case: FNV-1a of its id and a seed, spread over all bits. */
export function groupOf(id: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) | 0;
  for (let k = 0; k < id.length; k++) hash = Math.imul(hash ^ id.charCodeAt(k), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) % GROUPS;
}
