import { argsort } from "../arrays/argsort.ts";
import { STEPS } from "./net-elements.ts";

/** The order of points, given in steps, along a Z-curve through the voxels: neighbours in it are near each other. */
export function curveOrder(points: Float64Array): Uint32Array {
  const keys = new Float64Array(points.length / 3);
  for (let k = 0; k < keys.length; k++) {
    const of = (axis: number) => spread(Math.floor(points[3 * k + axis]! / STEPS) + 1);
    keys[k] = 4 * of(0) + 2 * of(1) + of(2);
  }
  return Uint32Array.from(argsort(keys, 0, 1, keys.length, false));
}

/** Moves the bits of a number of 17 bits three apart. */
function spread(value: number): number {
  // Two halves: a product of powers of two beyond 32 bits.
  return spreadByte(value & 0xff) + spreadByte((value >> 8) & 0x1ff) * 2 ** 24;
}

function spreadByte(value: number): number {
  let bits = 0;
  for (let bit = 0; bit < 9; bit++) bits |= ((value >> bit) & 1) << (3 * bit);
  return bits;
}
