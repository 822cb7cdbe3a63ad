import type { ElementShapes } from "./formed-elements.ts";
import { sumOfThree } from "./sum-of-three.ts";

/**
 * Squared distance of a point to an element. All sums are formed so that neither the order of the axes nor the corner from which
 * an element is walked changes a bit.
 *
 * @param vector - from the point to the middle of the element
 */
export function elementSquare(elements: ElementShapes, k: number, vector: Float64Array): number {
  const { corners, forms, spokes, products } = elements;
  const form = forms[k]!;
  return corners === 2 ? segmentSquare(spokes, 6 * form, vector) : quadSquare(spokes, products, form, vector);
}

/** A segment is two halves from its middle to its ends. */
function segmentSquare(v: Float64Array, a: number, vector: Float64Array): number {
  const [x, y, z] = [vector[0]!, vector[1]!, vector[2]!];
  const [u0, u1, u2] = [v[a]!, v[a + 1]!, v[a + 2]!];
  const along = -sumOfThree(u0 * x, u1 * y, u2 * z);
  const size = sumOfThree(u0 * u0, u1 * u1, u2 * u2);
  // By symmetry the half to the other end is the same half with the sign changed.
  const t = Math.min(1, Math.abs(along) / size) * Math.sign(along);
  return squareOf(x + t * u0, y + t * u1, z + t * u2);
}

/**
 * A quadrilateral consists of four triangles between its middle, at `vector` from the point, and the ends b and c of two spokes. One
 * function computes all four: a number that is passed to another one may be allocated, which costs more than the arithmetic.
 *
 * @see Ericson 2004, Real-Time Collision Detection, 5.1.5
 */
function quadSquare(v: Float64Array, products: Float64Array, form: number, vector: Float64Array): number {
  const [x, y, z] = [vector[0]!, vector[1]!, vector[2]!];
  const middle = squareOf(x, y, z);
  const first = 12 * form;
  let b0 = v[first + 9]!;
  let b1 = v[first + 10]!;
  let b2 = v[first + 11]!;
  // Products of the spokes with the vectors from the middle, from b and from c to the point.
  let d1 = -sumOfThree(b0 * x, b1 * y, b2 * z);
  let bb = products[8 * form + 3]!;
  let least = middle;
  for (let corner = 0; corner < 4; corner++) {
    const at = first + 3 * corner;
    const c0 = v[at]!;
    const c1 = v[at + 1]!;
    const c2 = v[at + 2]!;
    const d2 = -sumOfThree(c0 * x, c1 * y, c2 * z);
    const cc = products[8 * form + corner]!;
    const bc = products[8 * form + 4 + corner]!;
    const d3 = d1 - bb;
    const d4 = d2 - bc;
    const d5 = d1 - bc;
    const d6 = d2 - cc;
    let square = Number.POSITIVE_INFINITY;
    if (d1 <= 0 && d2 <= 0) square = middle;
    else if (d3 >= 0 && d4 <= d3) square = squareOf(x + b0, y + b1, z + b2);
    else if (d6 >= 0 && d5 <= d6) square = squareOf(x + c0, y + c1, z + c2);
    else {
      const vc = d1 * d4 - d3 * d2;
      const vb = d5 * d2 - d1 * d6;
      const va = d3 * d6 - d5 * d4;
      if (vc <= 0 && d1 >= 0 && d3 <= 0) {
        const t = d1 / bb;
        square = squareOf(x + t * b0, y + t * b1, z + t * b2);
      }
      if (vb <= 0 && d2 >= 0 && d6 <= 0) {
        const t = d2 / cc;
        square = Math.min(square, squareOf(x + t * c0, y + t * c1, z + t * c2));
      }
      const fromB = d4 - d3;
      const fromC = d5 - d6;
      if (va <= 0 && fromB >= 0 && fromC >= 0) {
        // The side between the spokes, from the end that is nearer.
        const whole = fromB + fromC;
        let side: number;
        if (fromB < fromC) {
          const t = fromB / whole;
          side = squareOf(x + b0 + t * (c0 - b0), y + b1 + t * (c1 - b1), z + b2 + t * (c2 - b2));
        } else if (fromC < fromB) {
          const t = fromC / whole;
          side = squareOf(x + c0 + t * (b0 - c0), y + c1 + t * (b1 - c1), z + c2 + t * (b2 - c2));
        } else side = squareOf(x + (b0 + c0) / 2, y + (b1 + c1) / 2, z + (b2 + c2) / 2);
        square = Math.min(square, side);
      }
      if (square === Number.POSITIVE_INFINITY) {
        const whole = va + (vb + vc);
        const s = vb / whole;
        const t = vc / whole;
        square = squareOf(x + (s * b0 + t * c0), y + (s * b1 + t * c1), z + (s * b2 + t * c2));
      }
    }
    if (square < least) least = square;
    b0 = c0;
    b1 = c1;
    b2 = c2;
    d1 = d2;
    bb = cc;
  }
  return least;
}

function squareOf(x: number, y: number, z: number): number {
  return sumOfThree(x * x, y * y, z * z);
}
