/** Half of the range of a probability. A value may be 10⁻⁶ beyond a bound, since rounding takes it there. */
const HALF_RANGE = 0.5 + 1e-6;

/** Reports whether a value lies in [0, 1], up to rounding. */
export function isProbability(value: number): boolean {
  return Math.abs(value - 0.5) <= HALF_RANGE;
}
