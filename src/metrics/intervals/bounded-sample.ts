/** The least and the largest value that is possible. */
export type Bounds = readonly [low: number, high: number];

/** A bound, and how far it is from the mean. */
export interface Side {
  readonly bound: number;
  readonly isLow: boolean;
  readonly distance: number;
}

export interface Sample {
  /** The values, unless there are too many to be kept. */
  readonly values: Float64Array | undefined;
  readonly n: number;
  readonly mean: number;
  /** The variance, n − 1 in the denominator. */
  readonly square: number;
  readonly sides: readonly [low: Side, high: Side];
}

/** What is known of values that are not kept. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** The variance, n − 1 in the denominator. */
  readonly square: number;
}

export function sampleOf(values: Float64Array | Moments, [low, high]: Bounds): Sample {
  const isKept = values instanceof Float64Array;
  const { n, mean: center, square } = isKept ? momentsOf(values) : values;
  const mean = Math.min(high, Math.max(low, center));
  return {
    values: isKept ? values : undefined,
    n,
    mean,
    square,
    sides: [
      { bound: low, isLow: true, distance: mean - low },
      { bound: high, isLow: false, distance: high - mean },
    ],
  };
}

function momentsOf(values: Float64Array): Moments {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const square = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1);
  return { n, mean, square };
}

/** How much of the way from one number to another a ratio is, from 0 to 1. */
export function wayTo(ratio: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (ratio - from) / (to - from)));
}

/** The standard deviation by the distance of a bound: how far toward it the sample reaches; 0 of values that are all the same. */
export function reachToward({ distance }: Side, { square }: Sample): number {
  return square === 0 ? 0 : Math.sqrt(square) / distance;
}

/** The sides, the farther bound first. */
export function sidesByDistance({ sides: [low, high] }: Sample): readonly [far: Side, near: Side] {
  return low.distance >= high.distance ? [low, high] : [high, low];
}

/** How nearly the bounds are equally far from the mean, from 0 to 1. */
export function balanceOf(sample: Sample): number {
  const [far, near] = sidesByDistance(sample);
  return wayTo(near.distance / far.distance, 0.25, 0.75);
}

/** A number between two, 0 for the first. */
export function between(first: number, second: number, place: number): number {
  return place === 0 ? first : (1 - place) * first + place * second;
}
