/** Values that differ by no more than this share are equal: 0.8 − 0.7 and 0.9 − 0.8 differ by their rounding alone. */
export const ROUNDING: number = 2 ** -40;

/** The difference of two values; 0 of infinite ones, and of those that differ by their rounding alone. */
export function differenceOf(first: number, second: number): number {
  if (first === second) return 0;
  const difference = first - second;
  const largest = Math.max(Math.abs(first), Math.abs(second));
  return largest < Infinity && Math.abs(difference) <= ROUNDING * largest ? 0 : difference;
}

/** The mean of differences by their sum; 0 where a sum is at most the rounding of their sizes, of which `sizes` is the sum; NaN of none. */
export function meanOfDifferences(sum: number, sizes: number, count: number): number {
  return sum !== 0 && sizes < Infinity && Math.abs(sum) <= ROUNDING * sizes ? 0 : sum / count;
}
