import { gaussian } from "../../inputs/inputs.ts";
import type { WildDraft, WildGradient } from "./wild-case.ts";

type Random = () => number;

const weightsOf = (length: number, random: Random, mixed: boolean) =>
  Float64Array.from({ length }, () => (mixed && random() < 0.5 ? -1 : 1) * (0.3 + random()));

/** Numbers of which many are equal, or differ by 10⁻⁸ to 10⁻³. */
function nearlyTied(length: number, random: Random): Float64Array {
  const level = gaussian(random);
  const apart = random() < 0.3 ? 0 : 10 ** (-8 + 5 * random());
  return Float64Array.from({ length }, () => level + (random() < 0.5 ? 0 : apart * gaussian(random)));
}

const rankedBy = (x: ArrayLike<number>, direction: 1 | -1) =>
  Array.from({ length: x.length }, (_, k) => k).sort((a, b) => x[b]! - x[a]! || direction * (a - b));

/** Σ w·sorted(x), whose weights are of one sign or nearly equal. */
function rankWeights(size: number, random: Random): WildDraft {
  const close = random() < 0.5;
  const weights = weightsOf(size, random, random() < 0.5).map((w) => (close ? 0.5 + w / 50 : w));
  const by =
    (direction: 1 | -1): WildGradient =>
    ([x]) => {
      const slopes = new Float64Array(size);
      for (const [rank, place] of rankedBy(x!, direction).entries()) slopes[place] = weights[rank]!;
      return [slopes];
    };
  return {
    group: "sort of nearly equal numbers",
    inputs: [nearlyTied(size, random).map(Math.fround)],
    value: ([x], round) =>
      rankedBy(x!, 1).reduce((sum, place, rank) => round(sum + round(round(weights[rank]!) * x![place]!)), 0),
    right: { first: by(1), last: by(-1) },
  };
}

/** The mean of the larger half, as in mining of hard voxels. */
function largerHalf(size: number, random: Random): WildDraft {
  const count = size >> 1;
  const by =
    (direction: 1 | -1): WildGradient =>
    ([x]) => {
      const slopes = new Float64Array(size);
      for (const place of rankedBy(x!, direction).slice(0, count)) slopes[place] = (2 * x![place]!) / count;
      return [slopes];
    };
  return {
    group: "squares of the larger half",
    inputs: [nearlyTied(size, random).map(Math.fround)],
    value: ([x], round) =>
      rankedBy(x!, 1)
        .slice(0, count)
        .reduce((sum, place) => round(sum + round(x![place]! * x![place]!)), 0) / count,
    right: { first: by(1), last: by(-1) },
  };
}

/** Σ |xᵢ − xⱼ| over pairs, in which every tie is a kink of its own. */
function pairDistances(size: number, random: Random): WildDraft {
  const weights = weightsOf(size * size, random, random() < 0.5);
  const by =
    (convention: -1 | 0 | 1): WildGradient =>
    ([x]) => {
      const slopes = new Float64Array(size);
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < i; j++) {
          const slope = weights[i * size + j]! * (Math.sign(x![i]! - x![j]!) || convention);
          slopes[i]! += slope;
          slopes[j]! -= slope;
        }
      }
      return [slopes];
    };
  return {
    group: "distances of pairs",
    inputs: [nearlyTied(size, random).map(Math.fround)],
    value: ([x], round) => {
      let sum = 0;
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < i; j++) {
          sum = round(sum + round(round(weights[i * size + j]!) * Math.abs(x![i]! - x![j]!)));
        }
      }
      return sum;
    },
    right: { middle: by(0), left: by(-1), right: by(1) },
  };
}

/** A product of the largest and the least of two halves: kinks whose slopes depend on x. */
function productOfExtremes(size: number, random: Random): WildDraft {
  const half = size >> 1;
  const extreme = (x: ArrayLike<number>, from: number, to: number, sign: number, last: boolean) => {
    let best = from;
    for (let k = from; k < to; k++) {
      if (sign * x[k]! > sign * x[best]! || (last && x[k] === x[best])) best = k;
    }
    return best;
  };
  const by =
    (last: boolean): WildGradient =>
    ([x]) => {
      const slopes = new Float64Array(size);
      const high = extreme(x!, 0, half, 1, last);
      const low = extreme(x!, half, size, -1, last);
      slopes[high]! += x![low]! + 3;
      slopes[low]! += x![high]!;
      return [slopes];
    };
  return {
    group: "product of extremes",
    inputs: [nearlyTied(size, random).map(Math.fround)],
    value: ([x], round) => {
      const high = x![extreme(x!, 0, half, 1, false)]!;
      return round(high * round(x![extreme(x!, half, size, -1, false)]! + 3));
    },
    right: { first: by(false), last: by(true) },
  };
}

type Make = (size: number, random: Random) => WildDraft;

/** Functions with kinks, at points where elements are equal or nearly so. */
export const NEAR_TIES: readonly Make[] = [rankWeights, largerHalf, pairDistances, productOfExtremes];
