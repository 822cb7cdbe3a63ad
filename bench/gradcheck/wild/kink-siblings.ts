import { gaussian } from "../../inputs/inputs.ts";
import { draft, type Make, tied } from "./draft.ts";
import type { WildGradient } from "./wild-case.ts";

type Random = () => number;
type Round = (x: number) => number;
type Values = ArrayLike<number>;

/** A sum in order, each step rounded. */
export function total(terms: Iterable<number>, round: Round): number {
  let sum = 0;
  for (const term of terms) sum = round(sum + round(term));
  return sum;
}

export const signed = (size: number, random: Random) =>
  Float64Array.from({ length: size }, () => Math.fround((random() < 0.5 ? -1 : 1) * (0.3 + random())));

const ranks = (x: Values, last: boolean) =>
  Array.from({ length: x.length }, (_, k) => k).sort((a, b) => x[a]! - x[b]! || (last ? b - a : a - b));

/** Adds weights at the places of some order statistics. */
const atRanks =
  (weights: readonly number[] | Float64Array, last: boolean) =>
  (x: Values): Float64Array => {
    const slopes = new Float64Array(x.length);
    for (const [rank, place] of ranks(x, last).entries()) slopes[place]! += weights[rank]!;
    return slopes;
  };

/** Gives equal elements the mean of their weights. */
const shared =
  (weights: Float64Array) =>
  (x: Values): Float64Array => {
    const slopes = atRanks(weights, false)(x);
    return slopes.map((_, k) => {
      const ties = slopes.filter((_, other) => x[other] === x[k]);
      return ties.reduce((sum, slope) => sum + slope, 0) / ties.length;
    });
  };

const orderStatistics =
  (group: string, weightsOf: (size: number, random: Random) => Float64Array): Make =>
  (size, random) => {
    const weights = weightsOf(size, random);
    const sorted = (x: Values) => ranks(x, false).map((place) => x[place]!);
    return draft(
      group,
      tied(size, random),
      (x, round) =>
        total(
          sorted(x).map((v, k) => weights[k]! * v),
          round,
        ),
      { first: atRanks(weights, false), last: atRanks(weights, true), shared: shared(weights) },
    );
  };

const oneAt = (size: number, places: readonly number[]) =>
  Float64Array.from({ length: size }, (_, k) => (places.includes(k) ? 1 : 0));

/** Σ w·h(x) of single elements, with the slopes of h by several conventions. */
export const elementwise =
  (
    group: string,
    points: (random: Random) => number,
    h: (x: number, round: Round) => number,
    slopes: Record<string, (x: number) => number>,
  ): Make =>
  (size, random) => {
    const weights = signed(size, random);
    const x = Float64Array.from({ length: size }, () => Math.fround(points(random)));
    const right = Object.entries(slopes).map(([name, slope]): [string, (x: Values) => Float64Array] => [
      name,
      (given) => Float64Array.from(given, (v, k) => weights[k]! * slope(v)),
    ]);
    const value = (given: Values, round: Round) =>
      total(
        Array.from(given, (v, k) => weights[k]! * round(h(v, round))),
        round,
      );
    return draft(group, x, value, Object.fromEntries(right));
  };

const orExact = (exact: number) => (random: Random) => (random() < 0.5 ? exact : exact + gaussian(random));

/** Two lists, of which many pairs are equal, and Σ w·h(a, b). */
const pairwise =
  (
    group: string,
    h: (a: number, b: number) => number,
    slopes: Record<string, (a: number, b: number) => readonly [number, number]>,
  ): Make =>
  (size, random) => {
    const weights = signed(size, random);
    const a = tied(size, random);
    const b = a.map((v) => (random() < 0.5 ? v : Math.fround(gaussian(random))));
    const right = Object.entries(slopes).map(([name, slope]): [string, WildGradient] => [
      name,
      ([p, q]) =>
        [0, 1].map((side) => Float64Array.from(p!, (v, k) => weights[k]! * slope(v, q![k]!)[side]!)),
    ]);
    return {
      group,
      inputs: [a, b],
      value: ([p, q], round) =>
        total(
          Array.from(p!, (v, k) => weights[k]! * h(v, q![k]!)),
          round,
        ),
      right: Object.fromEntries(right),
    };
  };

/** Overlapping windows of three, each reduced to its extreme. */
const windows =
  (group: string, sign: 1 | -1): Make =>
  (size, random) => {
    const count = size - 2;
    const weights = signed(count, random);
    const best = (x: Values, start: number, last: boolean) => {
      let place = start;
      for (let k = start; k < start + 3; k++) {
        if (sign * x[k]! > sign * x[place]! || (last && x[k] === x[place])) place = k;
      }
      return place;
    };
    const by = (last: boolean) => (x: Values) => {
      const slopes = new Float64Array(size);
      for (let k = 0; k < count; k++) slopes[best(x, k, last)]! += weights[k]!;
      return slopes;
    };
    const value = (x: Values, round: Round) =>
      total(
        Array.from(weights, (w, k) => w * x[best(x, k, false)]!),
        round,
      );
    return draft(group, tied(size, random), value, { first: by(false), last: by(true) });
  };

/** The element of one list where another has its largest: a plateau in the other. */
const gatherAtLargest: Make = (size, random) => {
  const place = (b: Values) => Array.from(b).reduce((best, v, k) => (v > b[best]! ? k : best), 0);
  const a = signed(size, random);
  const b = Float64Array.from({ length: size }, () => Math.fround(3 * gaussian(random)));
  return {
    group: "an element where another list is largest",
    inputs: [a, b],
    value: ([p, q], round) => round(p![place(q!)]! ** 2),
    right: {
      right: ([p, q]) => {
        const slopes = new Float64Array(size);
        slopes[place(q!)] = 2 * p![place(q!)]!;
        return [slopes, new Float64Array(size)];
      },
    },
  };
};

/** The norm of a list that is 0 throughout, or of one that is not. */
const normAtZero: Make = (size, random) => {
  const isZero = random() < 0.5;
  const x = Float64Array.from({ length: size }, () => (isZero ? 0 : Math.fround(gaussian(random))));
  const slopes = (given: Values) => {
    const norm = Math.hypot(...Array.from(given));
    return Float64Array.from(given, (v) => (norm === 0 ? 0 : v / norm));
  };
  const value = (given: Values, round: Round) =>
    round(
      Math.sqrt(
        total(
          Array.from(given, (v) => v * v),
          round,
        ),
      ),
    );
  return draft("norm, also at 0", x, value, { zero: slopes });
};

const huber = (v: number) => (Math.abs(v) <= 1 ? (v * v) / 2 : Math.abs(v) - 0.5);

/** Functions with kinks and plateaus, none of which the checker was made with. */
export const KINK_SIBLINGS: readonly Make[] = [
  orderStatistics("order statistics, weights of both signs", signed),
  orderStatistics("medians", (size) => oneAt(size, [size >> 1])),
  orderStatistics("mean of two middle ranks", (size) => oneAt(size, [(size >> 1) - 1, size >> 1])),
  orderStatistics("sum of the two largest", (size) => oneAt(size, [size - 2, size - 1])),
  orderStatistics("largest minus least", (size) =>
    oneAt(size, [size - 1]).map((w, k) => w - (k === 0 ? 1 : 0)),
  ),
  windows("overlapping windows, largest", 1),
  windows("overlapping windows, least", -1),
  gatherAtLargest,
  normAtZero,
  elementwise("relu", orExact(0), (v) => Math.max(0, v), { left: (v) => +(v > 0), right: (v) => +(v >= 0) }),
  elementwise("leaky relu", orExact(0), (v) => (v > 0 ? v : 0.1 * v), {
    left: (v) => (v > 0 ? 1 : 0.1),
    right: (v) => (v >= 0 ? 1 : 0.1),
  }),
  elementwise("hinge with a margin", orExact(1), (v) => Math.max(0, 1 - v), {
    left: (v) => (v <= 1 ? -1 : 0),
    right: (v) => (v < 1 ? -1 : 0),
  }),
  elementwise("squared hinge", orExact(1), (v) => Math.max(0, 1 - v) ** 2, {
    right: (v) => -2 * Math.max(0, 1 - v),
  }),
  elementwise("Huber at its joint", orExact(1), huber, { right: (v) => Math.max(-1, Math.min(1, v)) }),
  elementwise("distance from 1", orExact(1), (v) => Math.abs(v - 1), {
    middle: (v) => Math.sign(v - 1),
    left: (v) => Math.sign(v - 1) || -1,
  }),
  elementwise("clamp at its bounds", orExact(1), (v) => Math.max(-1, Math.min(1, v)), {
    inclusive: (v) => +(Math.abs(v) <= 1),
    exclusive: (v) => +(Math.abs(v) < 1),
  }),
  elementwise("dead zone", orExact(0.5), (v) => Math.sign(v) * Math.max(0, Math.abs(v) - 0.5), {
    flat: (v) => +(Math.abs(v) > 0.5),
  }),
  elementwise("floor between jumps", (random) => Math.floor(7 * random()) + 0.5, Math.floor, {
    right: () => 0,
  }),
  elementwise(
    "round of tenths between jumps",
    (random) => Math.floor(70 * random()) / 10 + 0.03,
    (v) => Math.round(10 * v) / 10,
    { right: () => 0 },
  ),
  elementwise(
    "a line plus a floor",
    (random) => Math.floor(7 * random()) + 0.5,
    (v) => v + Math.floor(v),
    {
      right: () => 1,
    },
  ),
  elementwise(
    "a table with straight lines",
    (random) => Math.fround(5 * random()),
    (v) => {
      const [low, table] = [Math.floor(v), [0, 2, -1, 3, 1, 0, 4]];
      return table[low]! + (v - low) * (table[low + 1]! - table[low]!);
    },
    { right: (v) => [2, -3, 4, -2, -1, 4][Math.floor(v)]! },
  ),
  pairwise("larger of two", Math.max, {
    first: (a, b) => (a >= b ? [1, 0] : [0, 1]),
    half: (a, b) => (a === b ? [0.5, 0.5] : a > b ? [1, 0] : [0, 1]),
  }),
  pairwise("distance of two", (a, b) => Math.abs(a - b), {
    zero: (a, b) => [Math.sign(a - b), Math.sign(b - a)],
    left: (a, b) => (a > b ? [1, -1] : [-1, 1]),
  }),
  pairwise("relu of a difference", (a, b) => Math.max(0, a - b), {
    left: (a, b) => (a > b ? [1, -1] : [0, 0]),
    right: (a, b) => (a >= b ? [1, -1] : [0, 0]),
  }),
  pairwise("a quotient of equals", (a, b) => (a === b ? 1 : (a + 3) / (a + 3)), { zero: () => [0, 0] }),
];
