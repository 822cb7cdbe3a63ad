import { type BoundedDraws, mostWeighted } from "../../metrics/intervals/bounded-draws.ts";
import { meanEstimate } from "../../metrics/intervals/mean-estimate.ts";
import type { MeanBounds } from "../../metrics/report/bounds-columns.ts";
import type { ReportSettings } from "../../metrics/report/report-settings.ts";
import { namedBounds } from "../../metrics/report/score-bounds.ts";
import { isLowerBetter } from "../../metrics/scores/score-measure.ts";
import type { NamedScore } from "../../metrics/scores/score-name.ts";
import { type ReportValue, reportValue } from "../../metrics/statistics/report-value.ts";
import type { ScoreSummary } from "../../metrics/statistics/summary.ts";
import type { GridBounds } from "../../metrics/surfaces/distance-bounds.ts";
import { RunningMedian } from "./running-median.ts";

/**
 * One score over cases of which none is kept but the worst. The interval of the mean is that of a report with all cases: of as many values as
 * have weights these are kept, and that of more needs their mean and variance alone.
 */
export class RunningScore {
  readonly #median = new RunningMedian();
  readonly #worst: { readonly id: string; readonly value: number }[] = [];
  readonly #score: NamedScore;
  readonly #settings: ReportSettings;
  /** The first values; undefined once there are more than have weights. */
  #values: number[] | undefined = [];
  #cases = 0;
  #sum = 0;
  #largest = -Infinity;
  #infinite = 0;
  #lows = 0;
  #highs = 0;
  #finer = 0;
  #mean = 0;
  #squares = 0;

  constructor(score: NamedScore, settings: ReportSettings) {
    this.#score = score;
    this.#settings = settings;
  }

  /** Takes the value of a case, and its bounds if it has some; cases come in the order of their ids. */
  add(id: string, value: number, bounds?: GridBounds): void {
    this.#lows += bounds?.low ?? value;
    this.#highs += bounds?.high ?? value;
    if (bounds?.verdict === "finer than the grid") this.#finer++;
    this.#sum += value;
    this.#largest = Math.max(this.#largest, value);
    if (this.#cases < mostWeighted(this.#settings.resamples)) this.#values?.push(value);
    else this.#values = undefined;
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

  /** @param draws - for all cases; `null` where no intervals are wanted */
  summary(draws: BoundedDraws | null): ScoreSummary {
    const cases = this.#cases;
    const square = this.#squares / (cases - 1);
    return {
      ...meanEstimate(
        this.#sum / cases,
        this.#values ? Float64Array.from(this.#values) : { n: cases, mean: this.#mean, square },
        namedBounds(this.#score, this.#largest, this.#settings),
        this.#settings.confidence,
        draws,
      ),
      deviation: this.#infinite > 0 || cases < 2 ? null : Math.sqrt(square),
      median: reportValue(this.#median.median()),
      medianInterval: null,
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

  #keepWorst(id: string, value: number): void {
    const worst = this.#worst;
    const isErrorScore = isLowerBetter(this.#score);
    const { worst: kept } = this.#settings;
    // Of a signed difference both ends are bad.
    const isWorse = (a: number, b: number) => (isErrorScore ? Math.abs(a) > Math.abs(b) : a < b);
    const last = worst.at(-1);
    if (worst.length === kept && !(last && isWorse(value, last.value))) return;
    const place = worst.findIndex((one) => isWorse(value, one.value));
    worst.splice(place < 0 ? worst.length : place, 0, { id, value });
    if (worst.length > kept) worst.pop();
  }
}
