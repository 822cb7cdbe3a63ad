import type { FloatArray } from "../../tensor/allocate.ts";

/** The least normal numbers of float32, and of float64 a number whose products keep all of their digits as well. */
const MIN_EXACT = { 4: 2 ** -126, 8: 2 ** -960 } as const;

/**
 * Multiplies a gradient by a power of two from 2⁻¹⁰⁰ to 1, where that gives the bits of a gradient that is computed for the smaller
 * derivative: a product with a power of two is exact unless it is below the normal numbers, and one of an infinite number may be finite.
 *
 * @returns whether it does; otherwise the gradient is to be computed
 */
export function halveGradient(out: FloatArray, factor: number): boolean {
  if (!isSmallPowerOfTwo(factor)) return false;
  const least = MIN_EXACT[out.BYTES_PER_ELEMENT as 4 | 8];
  for (let k = 0; k < out.length; k++) {
    const value = out[k]! * factor;
    const size = Math.abs(value);
    if (!(size < Number.POSITIVE_INFINITY && (size >= least || size === 0))) return false;
    out[k] = value;
  }
  return true;
}

function isSmallPowerOfTwo(factor: number): boolean {
  for (let power = 1; power >= 2 ** -100; power /= 2) if (factor === power) return true;
  return false;
}
