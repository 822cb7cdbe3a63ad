import { differenceOf } from "../statistics/equal-values.ts";

/** How equal values share ranks: all have the least of them, or all have their mean. */
export type TieRule = "least" | "mean";

/** The rank of each value, from 1 for the best; values that differ by their rounding alone are equal. NaN has none, and stays NaN. */
export function ranksOf(values: ArrayLike<number>, isLowerBetter: boolean, ties: TieRule): Float64Array {
  const ranks = new Float64Array(values.length);
  for (let k = 0; k < ranks.length; k++) {
    const value = values[k]!;
    let better = 0;
    let equal = 0;
    for (let other = 0; other < ranks.length; other++) {
      const difference = differenceOf(values[other]!, value);
      if (difference === 0) equal++;
      else if (isLowerBetter ? difference < 0 : difference > 0) better++;
    }
    ranks[k] = Number.isNaN(value) ? value : 1 + better + (ties === "mean" ? (equal - 1) / 2 : 0);
  }
  return ranks;
}

/**
 * Kendall's τ of two rankings, with his correction for ties (τ-b): 1 for the same order, −1 for the reverse; NaN where one ranking
 * has a single rank.
 *
 *     (concordant − discordant) / √((pairs − ties in one)·(pairs − ties in the other))
 *
 * @see Kendall 1945, https://doi.org/10.1093/biomet/33.3.239
 */
export function kendallTau(first: ArrayLike<number>, second: ArrayLike<number>): number {
  let [balance, firstPairs, secondPairs] = [0, 0, 0];
  for (let k = 0; k < first.length; k++) {
    for (let other = 0; other < k; other++) {
      const a = Math.sign(first[k]! - first[other]!);
      const b = Math.sign(second[k]! - second[other]!);
      balance += a * b;
      firstPairs += a * a;
      secondPairs += b * b;
    }
  }
  return balance / Math.sqrt(firstPairs * secondPairs);
}
