import { binaryExponent } from "../../kernels/elementary/float-bits.ts";
import type { FloatArray } from "../../tensor/allocate.ts";

/** Exponents between which squares and sums of them neither overflow nor lose digits, in float32 as in float64. */
const SAFE_EXPONENT = 40;

/** Returns k such that x·2⁻ᵏ can be squared; 0 where x can be, or has no finite largest value. */
export function scaleExponent(x: FloatArray): number {
  let largest = 0;
  for (let at = 0; at < x.length; at++) {
    const size = Math.abs(x[at]!);
    if (size > largest) largest = size;
  }
  if (largest === 0 || largest === Infinity) return 0;
  const exponent = binaryExponent(largest);
  if (Math.abs(exponent) <= SAFE_EXPONENT) return 0;
  // The inverse of the scale must be a double, too.
  return Math.max(-1000, Math.min(1000, exponent));
}
