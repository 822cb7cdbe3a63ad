import { gaussian } from "../../inputs/inputs.ts";
import type { WildDraft, WildGradient } from "./wild-case.ts";

type Random = () => number;

/** How a tie is broken: the first element wins, the last one, all share, or each is given all, which is wrong. */
type TieRule = "first" | "last" | "shared" | "each";

const RULES: readonly TieRule[] = ["first", "last", "shared"];

const weightsOf = (length: number, random: Random) =>
  Float64Array.from({ length }, () => (random() < 0.5 ? -1 : 1) * (0.3 + random()));

/** Numbers of which many are equal. */
const tied = (length: number, random: Random) => {
  const levels = 1 + Math.floor(3 * random());
  const values = Float64Array.from({ length: levels }, () => gaussian(random));
  return Float64Array.from({ length }, () => values[Math.floor(random() * levels)]!);
};

function maximaOf(x: ArrayLike<number>, from: number, to: number, sign: number): number[] {
  let most = -Infinity;
  for (let k = from; k < to; k++) most = Math.max(most, sign * x[k]!);
  const places: number[] = [];
  for (let k = from; k < to; k++) if (sign * x[k]! === most) places.push(k);
  return places;
}

function give(slopes: Float64Array, places: readonly number[], weight: number, rule: TieRule): void {
  const winners = rule === "first" ? places.slice(0, 1) : rule === "last" ? places.slice(-1) : places;
  for (const place of winners) slopes[place]! += rule === "shared" ? weight / places.length : weight;
}

/** Σ w·max over overlapping windows; with `sign` −1 the least. */
function windows(size: number, random: Random, sign: 1 | -1 = 1): WildDraft {
  const width = 2 + Math.floor(random() * Math.min(4, size - 1));
  const count = size - width + 1;
  const weights = weightsOf(count, random);
  const by =
    (rule: TieRule): WildGradient =>
    ([x]) => {
      const slopes = new Float64Array(size);
      for (let m = 0; m < count; m++) give(slopes, maximaOf(x!, m, m + width, sign), weights[m]!, rule);
      return [slopes];
    };
  return {
    group: sign > 0 ? "maxima of windows" : "minima of windows",
    inputs: [tied(size, random)],
    value: ([x], round) => {
      let sum = 0;
      for (let m = 0; m < count; m++) {
        const [place] = maximaOf(x!, m, m + width, sign);
        sum = round(sum + round(round(weights[m]!) * x![place!]!));
      }
      return sum;
    },
    right: Object.fromEntries(RULES.map((rule) => [rule, by(rule)])),
    wrong: { "each of a tie": by("each") },
  };
}

/** Σ w·sorted(x), stable in either order. */
function sorted(size: number, random: Random): WildDraft {
  const weights = weightsOf(size, random);
  const orderOf = (x: ArrayLike<number>, direction: 1 | -1) =>
    Array.from({ length: size }, (_, k) => k).sort((a, b) => x[a]! - x[b]! || direction * (a - b));
  const by =
    (direction: 1 | -1): WildGradient =>
    ([x]) => {
      const slopes = new Float64Array(size);
      for (const [rank, place] of orderOf(x!, direction).entries()) slopes[place] = weights[rank]!;
      return [slopes];
    };
  return {
    group: "sort",
    inputs: [tied(size, random)],
    value: ([x], round) =>
      orderOf(x!, 1).reduce((sum, place, rank) => round(sum + round(round(weights[rank]!) * x![place]!)), 0),
    right: { first: by(1), last: by(-1) },
    wrong: {
      "all that are equal share twice": (inputs) =>
        by(1)(inputs).map((part) => part.map((slope) => 1.5 * slope)),
    },
  };
}

/** A bend at 0 for each element, with slopes on both sides: relu, abs, leaky relu, hinge. */
function bends(size: number, random: Random): WildDraft {
  const below = weightsOf(size, random);
  const above = weightsOf(size, random);
  const centre = Float64Array.from({ length: size }, () => (random() < 0.5 ? 0 : gaussian(random)));
  const x = centre.map((c) => (random() < 0.6 ? c : c + gaussian(random)));
  const by =
    (convention: number): WildGradient =>
    ([at]) => [
      Float64Array.from(at!, (value, k) => {
        const away = value - Math.fround(centre[k]!);
        const [low, high] = [below[k]!, above[k]!];
        return away < 0 ? low : away > 0 ? high : low + convention * (high - low);
      }),
    ];
  return {
    group: "bends",
    inputs: [x.map(Math.fround)],
    value: ([at], round) => {
      let sum = 0;
      for (let k = 0; k < size; k++) {
        const away = at![k]! - Math.fround(centre[k]!);
        sum = round(sum + round(round(away < 0 ? below[k]! : above[k]!) * away));
      }
      return sum;
    },
    right: { left: by(0), middle: by(0.5), right: by(1) },
    wrong: { "beyond the slopes": by(2.5) },
  };
}

/** Σ w·max(a, b) of two inputs that are equal in places. */
function twoInputs(size: number, random: Random): WildDraft {
  const weights = weightsOf(size, random);
  const a = tied(size, random);
  const b = a.map((value) => (random() < 0.5 ? value : value + gaussian(random)));
  const by =
    (share: number): WildGradient =>
    ([left, right]) => {
      const part = (k: number) => (left![k]! > right![k]! ? 1 : left![k]! < right![k]! ? 0 : share);
      return [weights.map((w, k) => w * part(k)), weights.map((w, k) => w * (1 - part(k)))];
    };
  return {
    group: "maximum of two inputs",
    inputs: [a.map(Math.fround), b.map(Math.fround)],
    value: ([left, right], round) =>
      weights.reduce((sum, w, k) => round(sum + round(round(w) * Math.max(left![k]!, right![k]!))), 0),
    right: { first: by(1), last: by(0), shared: by(0.5) },
    wrong: {
      "each of a tie": ([left, right]) => [
        weights.map((w, k) => (left![k]! >= right![k]! ? w : 0)),
        weights.map((w, k) => (right![k]! >= left![k]! ? w : 0)),
      ],
    },
  };
}

/** Σ w·(x > 0 ? x : a·x), with some x at 0. */
function parametricRelu(size: number, random: Random): WildDraft {
  const weights = weightsOf(size, random);
  const x = Float64Array.from({ length: size }, () => (random() < 0.4 ? 0 : gaussian(random)));
  const slopes = Float64Array.from({ length: size }, () => 0.1 + 0.5 * random());
  return {
    group: "parametric relu",
    inputs: [x.map(Math.fround), slopes.map(Math.fround)],
    value: ([at, a], round) =>
      weights.reduce((sum, w, k) => {
        const inner = at![k]! > 0 ? at![k]! : round(a![k]! * at![k]!);
        return round(sum + round(inner * round(w)));
      }, 0),
    right: {
      left: ([at, a]) => [
        weights.map((w, k) => w * (at![k]! > 0 ? 1 : a![k]!)),
        weights.map((w, k) => w * Math.min(0, at![k]!)),
      ],
      right: ([at, a]) => [
        weights.map((w, k) => w * (at![k]! >= 0 ? 1 : a![k]!)),
        weights.map((w, k) => w * Math.min(0, at![k]!)),
      ],
    },
    wrong: {
      "slope of one at 0 and below": ([at]) => [
        weights.slice(),
        weights.map((w, k) => w * Math.min(0, at![k]!)),
      ],
    },
  };
}

/** max|x|, the range, the median: one element of all decides. */
function extremes(size: number, random: Random): WildDraft {
  const weight = 0.5 + random();
  const by =
    (rule: TieRule): WildGradient =>
    ([x]) => {
      const slopes = new Float64Array(size);
      give(slopes, maximaOf(x!, 0, size, 1), weight, rule);
      give(slopes, maximaOf(x!, 0, size, -1), -1, rule);
      return [slopes];
    };
  return {
    group: "range",
    inputs: [tied(size, random)],
    value: ([x], round) => {
      const [high] = maximaOf(x!, 0, size, 1);
      const [low] = maximaOf(x!, 0, size, -1);
      return round(round(weight) * x![high!]!) - x![low!]!;
    },
    right: Object.fromEntries(RULES.map((rule) => [rule, by(rule)])),
    wrong: { "each of a tie": by("each") },
  };
}

/** (Σ w|p − t| + 1) / (Σ p + T + 1) with p = t in places, in [0, 1]. */
function distanceRatio(size: number, random: Random): WildDraft {
  const target = Float64Array.from({ length: size }, () => Math.round(4 * random()) / 4);
  const x = target.map((t) => (random() < 0.5 ? t : random()));
  const total = target.reduce((sum, t) => sum + t, 0);
  const parts = (p: ArrayLike<number>, round: (value: number) => number) => {
    let [distance, sum] = [0, total + 1];
    for (let k = 0; k < size; k++) {
      distance = round(distance + Math.abs(p[k]! - target[k]!));
      sum = round(sum + p[k]!);
    }
    return { distance: distance + 1, sum };
  };
  const by =
    (convention: number): WildGradient =>
    ([p]) => {
      const { distance, sum } = parts(p!, (value) => value);
      return [target.map((t, k) => (Math.sign(p![k]! - t) || convention) / sum - distance / sum ** 2)];
    };
  return {
    group: "Dice of distances",
    inputs: [x.map(Math.fround)],
    value: ([p], round) => {
      const { distance, sum } = parts(p!, round);
      return distance / sum;
    },
    right: { middle: by(0), left: by(-1), right: by(1) },
    wrong: { "twice the kink": by(2.4) },
    domain: [0, 1],
  };
}

type Make = (size: number, random: Random) => WildDraft;

/** Functions with kinks, at points where elements are tied. */
export const TIES: readonly Make[] = [
  windows,
  (size, random) => windows(size, random, -1),
  sorted,
  bends,
  twoInputs,
  parametricRelu,
  extremes,
  distanceRatio,
];
