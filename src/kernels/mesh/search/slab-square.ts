/** Bounds are rounded, by far less than this part of a squared distance. */
export const MARGIN: number = 1 + 1e-9;

/**
 * A bound of the squared distance to a slab: a unit vector across it, how far it reaches along that vector and beside it.
 *
 * @param u - with `v` and `w` the vector to its middle
 */
export function slabSquare(slabs: Float64Array, at: number, u: number, v: number, w: number): number {
  const across = slabs[at]! * u + slabs[at + 1]! * v + slabs[at + 2]! * w;
  const besideSquare = u * u + v * v + w * w - across * across;
  const beyond = twicePositive(Math.abs(across) - slabs[at + 3]!);
  const beside = twicePositive(Math.sqrt(Math.abs(besideSquare)) - slabs[at + 4]!);
  return (beyond * beyond + beside * beside) / 4;
}

/** Twice a number, or 0 if it is negative: without a branch, which here is taken as often as not. */
export function twicePositive(value: number): number {
  return value + Math.abs(value);
}
