import { differenceOf, ROUNDING } from "../statistics/equal-values.ts";
import { normalQuantile } from "../statistics/normal-distribution.ts";
import type { RankedTable } from "./rank-models.ts";

/** A one-sided test is significant up to this probability. */
const LEVEL = 0.05;

/** The cases in which two models differ, by the size of the difference. */
interface OrderedDifferences {
  readonly first: number;
  readonly second: number;
  readonly cases: Int32Array;
  /** 1 where the first model is better, 0 where the second one is. */
  readonly isBetter: Float64Array;
  /** 1 for the last case of those whose differences have the same size. */
  readonly isLast: Uint8Array;
}

/**
 * Makes the function that counts, for weights of the cases, the share of the other models which each model beats by Wilcoxon's one-sided
 * signed-rank test, as challengeR's testThenRank does without an adjustment: by the normal approximation with the corrections for ties
 * and for continuity, at the level 0.05. A weight is the number of times that a case is drawn.
 *
 * @param present - 1 for a case that counts
 */
export function significantWins(
  { values, isLowerBetter }: RankedTable,
  present: Float64Array,
): (weights: Float64Array) => Float64Array {
  const models = values.length;
  const pairs: OrderedDifferences[] = [];
  for (let first = 0; first < models; first++) {
    for (let second = first + 1; second < models; second++) {
      const sign = isLowerBetter ? -1 : 1;
      const difference = (at: number) => sign * differenceOf(values[first]![at]!, values[second]![at]!);
      pairs.push({ first, second, ...ordered(present, difference) });
    }
  }
  const least = normalQuantile(1 - LEVEL);
  return (weights) => {
    const wins = new Float64Array(models);
    for (const pair of pairs) {
      const { distance, deviation } = rankSum(pair, weights);
      if (deviation === 0) continue;
      if ((distance - 0.5) / deviation >= least) wins[pair.first]!++;
      if ((-distance - 0.5) / deviation >= least) wins[pair.second]!++;
    }
    return wins.map((count) => (models === 1 ? 0 : count / (models - 1)));
  };
}

function ordered(
  present: Float64Array,
  difference: (at: number) => number,
): Omit<OrderedDifferences, "first" | "second"> {
  const sizes = Array.from(present, (one, at) => (one === 0 ? 0 : Math.abs(difference(at))));
  const cases = Int32Array.from([...sizes.keys()].filter((at) => sizes[at]! > 0));
  cases.sort((a, b) => sizes[a]! - sizes[b]! || a - b);
  const isLast = new Uint8Array(cases.length);
  for (let start = 0, next = 0; start < cases.length; start = next) {
    const largest = sizes[cases[start]!]! * (1 + ROUNDING);
    while (next < cases.length && sizes[cases[next]!]! <= largest) next++;
    isLast[next - 1] = 1;
  }
  return { cases, isLast, isBetter: Float64Array.from(cases, (at) => (difference(at) > 0 ? 1 : 0)) };
}

/** How far the rank sum of the cases in which the first model is better is from its middle, and the standard deviation of that. */
function rankSum(
  { cases, isLast, isBetter }: OrderedDifferences,
  weights: Float64Array,
): { distance: number; deviation: number } {
  // Cases of the groups before, the sum of ranks, and that of their squares; cases of this group.
  let before = 0;
  let sum = 0;
  let squares = 0;
  let size = 0;
  let better = 0;
  for (let at = 0; at < cases.length; at++) {
    const weight = weights[cases[at]!]!;
    size += weight;
    better += weight * isBetter[at]!;
    if (isLast[at] === 0) continue;
    const rank = before + (size + 1) / 2;
    sum += rank * better;
    squares += rank * rank * size;
    before += size;
    size = 0;
    better = 0;
  }
  return { distance: sum - (before * (before + 1)) / 4, deviation: Math.sqrt(squares) / 2 };
}
