import { mulberry32 } from "../../kernels/sampling/random.ts";

/** The permutation test of paired differences. */
export interface SignFlip {
  /** Two-sided; `null` without differences. */
  readonly p: number | null;
  readonly method: "exact" | "random";
  /** The choices of signs that were tried. */
  readonly choices: number;
}

/** Up to so many differences all choices of signs are tried: 65,536. */
const MAX_EXACT = 16;
const RANDOM_CHOICES = 9_999;
/** Sums that differ by rounding are equal: a mirrored choice must not be counted by chance. */
const ROUNDING = 1e-12;

/**
 * The permutation test of the mean of paired differences: the share of all choices of signs whose sum is at least as far from 0. Of
 * many differences 9,999 random choices are tried, and p = (count + 1) / 10,000 is never 0.
 */
export function signFlip(differences: readonly number[], seed: number): SignFlip {
  const sizes = differences.filter((difference) => difference !== 0);
  const n = sizes.length;
  if (differences.length === 0) return { p: null, method: "exact", choices: 0 };
  const scale = sizes.reduce((sum, size) => sum + Math.abs(size), 0);
  const least = Math.abs(sizes.reduce((sum, size) => sum + size, 0)) - ROUNDING * scale;
  if (n <= MAX_EXACT) {
    const choices = 1 << n;
    let count = 0;
    for (let signs = 0; signs < choices; signs++) {
      let sum = 0;
      for (let at = 0; at < n; at++) sum += (signs >> at) & 1 ? sizes[at]! : -sizes[at]!;
      if (Math.abs(sum) >= least) count++;
    }
    return { p: count / choices, method: "exact", choices };
  }
  const random = mulberry32(seed);
  let count = 0;
  for (let choice = 0; choice < RANDOM_CHOICES; choice++) {
    let sum = 0;
    for (const size of sizes) sum += random() < 0.5 ? size : -size;
    if (Math.abs(sum) >= least) count++;
  }
  return { p: (count + 1) / (RANDOM_CHOICES + 1), method: "random", choices: RANDOM_CHOICES };
}
