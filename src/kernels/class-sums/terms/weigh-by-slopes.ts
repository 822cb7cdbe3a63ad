import type { TermSlope } from "./voxel-terms.ts";

/**
 * Multiplies the factors of terms by the derivatives with respect to the term of each voxel, if those differ.
 *
 * @returns the derivative by which all factors are still to be multiplied: together that has the bits of a product with each
 */
export function weighBySlopes(factor: Float64Array, slope: TermSlope, count: number): number {
  if (typeof slope === "number") return slope;
  for (let k = 0; k < count; k++) factor[k]! *= slope[k]!;
  return 1;
}
