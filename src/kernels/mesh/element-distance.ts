import type { PlacedElements } from "./placed-elements.ts";
import { sumOfThree } from "./sum-of-three.ts";

/**
 * Squared distance of a point to an element. All sums are formed so that neither the order of the axes nor the corner from which
 * an element is walked changes a bit.
 *
 * @param x - with `y` and `z` the vector from the point to the middle of the element
 */
export function elementSquare(
  { corners, spokes }: PlacedElements,
  k: number,
  x: number,
  y: number,
  z: number,
): number {
  const at = 3 * corners * k;
  if (corners === 2) return segmentSquare(spokes, at, x, y, z);
  let least = triangleSquare(spokes, at, at + 3, x, y, z);
  const second = triangleSquare(spokes, at + 3, at + 6, x, y, z);
  if (second < least) least = second;
  const third = triangleSquare(spokes, at + 6, at + 9, x, y, z);
  if (third < least) least = third;
  const fourth = triangleSquare(spokes, at + 9, at, x, y, z);
  return Math.min(fourth, least);
}

/** A segment is two halves from its middle to its ends. */
function segmentSquare(v: Float64Array, a: number, x: number, y: number, z: number): number {
  const [u0, u1, u2] = [v[a]!, v[a + 1]!, v[a + 2]!];
  const along = -sumOfThree(u0 * x, u1 * y, u2 * z);
  const size = sumOfThree(u0 * u0, u1 * u1, u2 * u2);
  // By symmetry the half to the other end is the same half with the sign changed.
  const t = Math.min(1, Math.abs(along) / size) * Math.sign(along);
  return squareOf(x + t * u0, y + t * u1, z + t * u2);
}

/**
 * The triangle between the middle of an element, at (x, y, z) from the point, and the ends of two spokes.
 *
 * @see Ericson 2004, Real-Time Collision Detection, 5.1.5
 */
function triangleSquare(v: Float64Array, b: number, c: number, x: number, y: number, z: number): number {
  const b0 = v[b]!;
  const b1 = v[b + 1]!;
  const b2 = v[b + 2]!;
  const c0 = v[c]!;
  const c1 = v[c + 1]!;
  const c2 = v[c + 2]!;
  // Products of the spokes with the vectors from the middle, from b and from c to the point.
  const d1 = -sumOfThree(b0 * x, b1 * y, b2 * z);
  const d2 = -sumOfThree(c0 * x, c1 * y, c2 * z);
  if (d1 <= 0 && d2 <= 0) return squareOf(x, y, z);
  const bb = sumOfThree(b0 * b0, b1 * b1, b2 * b2);
  const cc = sumOfThree(c0 * c0, c1 * c1, c2 * c2);
  const bc = sumOfThree(b0 * c0, b1 * c1, b2 * c2);
  const d3 = d1 - bb;
  const d4 = d2 - bc;
  if (d3 >= 0 && d4 <= d3) return squareOf(x + b0, y + b1, z + b2);
  const d5 = d1 - bc;
  const d6 = d2 - cc;
  if (d6 >= 0 && d5 <= d6) return squareOf(x + c0, y + c1, z + c2);
  const vc = d1 * d4 - d3 * d2;
  const vb = d5 * d2 - d1 * d6;
  const va = d3 * d6 - d5 * d4;
  let least = Number.POSITIVE_INFINITY;
  if (vc <= 0 && d1 >= 0 && d3 <= 0) {
    const t = d1 / bb;
    least = squareOf(x + t * b0, y + t * b1, z + t * b2);
  }
  if (vb <= 0 && d2 >= 0 && d6 <= 0) {
    const t = d2 / cc;
    least = Math.min(least, squareOf(x + t * c0, y + t * c1, z + t * c2));
  }
  if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
    least = Math.min(least, sideSquare(b0, b1, b2, c0, c1, c2, d4 - d3, d5 - d6, x, y, z));
  }
  if (least < Number.POSITIVE_INFINITY) return least;
  const whole = va + (vb + vc);
  const s = vb / whole;
  const t = vc / whole;
  return squareOf(x + (s * b0 + t * c0), y + (s * b1 + t * c1), z + (s * b2 + t * c2));
}

/** The side between two spokes, from the end that is nearer. */
function sideSquare(
  b0: number,
  b1: number,
  b2: number,
  c0: number,
  c1: number,
  c2: number,
  fromB: number,
  fromC: number,
  x: number,
  y: number,
  z: number,
): number {
  const whole = fromB + fromC;
  if (fromB < fromC) {
    const t = fromB / whole;
    return squareOf(x + b0 + t * (c0 - b0), y + b1 + t * (c1 - b1), z + b2 + t * (c2 - b2));
  }
  if (fromC < fromB) {
    const t = fromC / whole;
    return squareOf(x + c0 + t * (b0 - c0), y + c1 + t * (b1 - c1), z + c2 + t * (b2 - c2));
  }
  return squareOf(x + (b0 + c0) / 2, y + (b1 + c1) / 2, z + (b2 + c2) / 2);
}

function squareOf(x: number, y: number, z: number): number {
  return sumOfThree(x * x, y * y, z * z);
}
