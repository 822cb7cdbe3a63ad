import { ROUNDING } from "./equal-values.ts";
import { normalProbability } from "./normal-distribution.ts";

/** The signed-rank test of paired differences. */
export interface SignedRank {
  /** Two-sided; `null` where every difference is 0. */
  readonly p: number | null;
  /** The sum of the ranks of positive differences. */
  readonly positive: number;
  /** The differences that are not 0. */
  readonly n: number;
  readonly zeros: number;
  /** Differences whose size another one has, too. */
  readonly ties: number;
  readonly method: "exact" | "normal";
}

/** With more differences the distribution of the rank sum is computed by its normal approximation. */
const MAX_EXACT = 200;

/**
 * Wilcoxon's signed-rank test. Differences of 0 are left out (Wilcoxon's own rule), equal sizes share the mean of their ranks. Up to
 * 200 differences p is exact, with ties too: the share of all 2ⁿ choices of signs whose rank sum is as far from the middle.
 * Beyond that it is the normal approximation with the correction for ties, without one for continuity.
 *
 * Statistics packages differ where there are ties: of 1 1 2 2 3 3 −1 4 5 −2 the exact p is 0.0390625 (SciPy 1.17), R 4.2 gives 0.0403
 * by a normal approximation, and SciPy 1.10 0.0371 from the table for differences without ties.
 *
 * @see Wilcoxon 1945, https://doi.org/10.2307/3001968
 */
export function signedRank(differences: readonly number[]): SignedRank {
  const others = differences.filter((difference) => difference !== 0);
  const n = others.length;
  const zeros = differences.length - n;
  const sizes = others.map(Math.abs).sort((a, b) => a - b);
  const ranks = doubledRanks(sizes);
  const ties = ranks.filter((rank, at) => ranks[at - 1] === rank || ranks[at + 1] === rank).length;
  const rankOf = new Map(sizes.map((size, at) => [size, ranks[at]!]));
  let doubled = 0;
  for (const difference of others) if (difference > 0) doubled += rankOf.get(difference)!;
  const method = n <= MAX_EXACT ? "exact" : "normal";
  const p = n === 0 ? null : method === "exact" ? exactP(ranks, doubled) : normalP(ranks, doubled);
  return { p, positive: doubled / 2, n, zeros, ties, method };
}

/** Twice the rank of each of the sorted sizes; equal sizes share the mean of their ranks. */
function doubledRanks(sizes: readonly number[]): number[] {
  const ranks = new Array<number>(sizes.length);
  for (let first = 0, next = 0; first < sizes.length; first = next) {
    const last = sizes[first]! * (1 + ROUNDING);
    while (next < sizes.length && sizes[next]! <= last) next++;
    for (let at = first; at < next; at++) ranks[at] = first + 1 + next;
  }
  return ranks;
}

/** The share of all choices of signs whose sum is as far from the middle, from the probabilities of all sums. */
function exactP(ranks: readonly number[], sum: number): number {
  const total = ranks.reduce((all, rank) => all + rank, 0);
  let chances = new Float64Array(total + 1);
  chances[0] = 1;
  let highest = 0;
  for (const rank of ranks) {
    const next = new Float64Array(total + 1);
    for (let at = 0; at <= highest; at++) {
      const half = chances[at]! / 2;
      next[at]! += half;
      next[at + rank]! += half;
    }
    highest += rank;
    chances = next;
  }
  const least = Math.min(sum, total - sum);
  let tail = 0;
  for (let at = 0; at <= least; at++) tail += chances[at]!;
  return Math.min(1, 2 * tail);
}

function normalP(ranks: readonly number[], sum: number): number {
  const total = ranks.reduce((all, rank) => all + rank, 0);
  const variance = ranks.reduce((all, rank) => all + rank * rank, 0) / 4;
  return Math.min(1, 2 * normalProbability(-Math.abs(sum - total / 2) / Math.sqrt(variance)));
}
