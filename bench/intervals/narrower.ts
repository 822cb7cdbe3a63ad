import type { Bounds } from "../../src/metrics/intervals/bounded-sample.ts";

/** The interval of a sample, and the mean of the sample. */
export interface SampleInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Intervals that are cut to a part of their reach from the mean of the sample, at one end or at both. */
export interface NarrowerIntervals {
  readonly ends: "low end" | "high end" | "both ends";
  readonly part: number;
  /** The share of the samples in which they hold the mean of the shape. */
  readonly held: number;
  /** Another shape: a share of its cases is at a bound, the others are those of the shape. */
  readonly bound: number;
  readonly share: number;
  /** The largest share of samples in which they can hold the mean of the other shape. */
  readonly heldBeside: number;
}

const ENDS = ["low end", "high end", "both ends"] as const;
const SHARES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3];
/** Sums of equal values differ by rounding. */
const ROUNDING = 1e-9;

/**
 * Cuts intervals until they hold the mean of a shape in so large a share of samples at most, and says in how many samples they can then hold that of
 * another shape: of n of its cases none is at the bound with the probability (1 − share)ⁿ, and what the interval is then it is for the first
 * shape, too.
 *
 *     1 − (1 − share)ⁿ · P(the mean of the other shape is outside)
 *
 * Of the three ways to cut it takes the one that holds the other shape most often, and of all other shapes the one that it then holds least often.
 *
 * @returns `null` where each cut makes the intervals hold in less than `least`, as where few means are possible
 */
export function narrowerIntervals(
  intervals: readonly SampleInterval[],
  truth: number,
  bounds: Bounds,
  cases: number,
  [least, most]: readonly [least: number, most: number],
): NarrowerIntervals | null {
  const found = ENDS.flatMap((ends) => {
    const parts = Float64Array.from(intervals, (one) => leastPart(one, truth, ends)).sort();
    const part = parts[Math.floor(most * parts.length)]!;
    const held = parts.indexOf(part) / parts.length;
    if (held < least) return [];
    const cut = intervals.map((one) => cutInterval(one, part, ends));
    return [{ ends, part, held, ...leastBeside(cut, truth, bounds, cases) }];
  });
  return found.sort((a, b) => b.heldBeside - a.heldBeside)[0] ?? null;
}

/** The least part to which an interval may be cut and hold the truth: more than 1 where it does not hold it. */
function leastPart(one: SampleInterval, truth: number, ends: NarrowerIntervals["ends"]): number {
  const isBelow = truth < one.mean;
  const reach = isBelow ? one.mean - one.low : one.high - one.mean;
  const distance = Math.abs(truth - one.mean);
  if (ends === "both ends" || ends === (isBelow ? "low end" : "high end"))
    return distance <= ROUNDING ? 0 : distance / reach;
  return distance <= reach + ROUNDING ? 0 : Number.POSITIVE_INFINITY;
}

function cutInterval(
  { mean, low, high }: SampleInterval,
  part: number,
  ends: NarrowerIntervals["ends"],
): SampleInterval {
  return {
    mean,
    low: ends === "high end" ? low : mean - part * (mean - low),
    high: ends === "low end" ? high : mean + part * (high - mean),
  };
}

/** The share of the intervals that hold a value. */
function shareOf(intervals: readonly SampleInterval[], value: number): number {
  const held = intervals.filter(({ low, high }) => low <= value + ROUNDING && value <= high + ROUNDING);
  return held.length / intervals.length;
}

function leastBeside(
  intervals: readonly SampleInterval[],
  truth: number,
  bounds: Bounds,
  cases: number,
): Pick<NarrowerIntervals, "bound" | "share" | "heldBeside"> {
  const others = bounds.flatMap((bound) =>
    SHARES.map((share) => {
      const outside = 1 - shareOf(intervals, (1 - share) * truth + share * bound);
      return { bound, share, heldBeside: 1 - (1 - share) ** cases * outside };
    }),
  );
  return others.reduce((least, other) => (other.heldBeside < least.heldBeside ? other : least));
}
