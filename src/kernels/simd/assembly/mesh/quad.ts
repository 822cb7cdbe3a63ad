/* The squared distance of a point to a quadrilateral: the same bits as in plain JavaScript, two of its four triangles at a time. */

/** Bytes of a form: x, y, z and the square of spokes 3, 0, 1, 2, 3, then the product of each spoke with the one before it. */
export const FORM_BYTES: usize = 192;

/** Makes the square of a vector smaller by more than rounding changes it and its products with spokes. */
const INWARDS: f64 = 1.0 - 1e-12;

/** The sum of three numbers, from the smallest to the largest. */
// @ts-ignore: decorator
@inline
function sumOfThree(a: v128, b: v128, c: v128): v128 {
  const low = f64x2.pmin(a, b);
  const high = f64x2.pmax(a, b);
  const rest = f64x2.pmax(low, c);
  const sum = f64x2.add(f64x2.pmin(low, c), f64x2.pmin(high, rest));
  return f64x2.add(sum, f64x2.pmax(high, rest));
}

// @ts-ignore: decorator
@inline
function squareOf(x: v128, y: v128, z: v128): v128 {
  return sumOfThree(f64x2.mul(x, x), f64x2.mul(y, y), f64x2.mul(z, z));
}

/** x + t·u, rounded twice. */
// @ts-ignore: decorator
@inline
function along(x: v128, t: v128, u: v128): v128 {
  return f64x2.add(x, f64x2.mul(t, u));
}

/** Of two triangles: spokes b and c of the first begin at `form`, those of the second 8 bytes behind it. */
// @ts-ignore: decorator
@inline
function triangleSquares(form: usize, products: usize, x: v128, y: v128, z: v128, middle: v128): v128 {
  const zero = f64x2.splat(0);
  const b0 = v128.load(form);
  const b1 = v128.load(form, 40);
  const b2 = v128.load(form, 80);
  const bb = v128.load(form, 120);
  const c0 = v128.load(form, 8);
  const c1 = v128.load(form, 48);
  const c2 = v128.load(form, 88);
  const cc = v128.load(form, 128);
  const bc = v128.load(products);
  const d1 = f64x2.neg(sumOfThree(f64x2.mul(b0, x), f64x2.mul(b1, y), f64x2.mul(b2, z)));
  const d2 = f64x2.neg(sumOfThree(f64x2.mul(c0, x), f64x2.mul(c1, y), f64x2.mul(c2, z)));
  const d3 = f64x2.sub(d1, bb);
  const d4 = f64x2.sub(d2, bc);
  const d5 = f64x2.sub(d1, bc);
  const d6 = f64x2.sub(d2, cc);
  const vc = f64x2.sub(f64x2.mul(d1, d4), f64x2.mul(d3, d2));
  const vb = f64x2.sub(f64x2.mul(d5, d2), f64x2.mul(d1, d6));
  const va = f64x2.sub(f64x2.mul(d3, d6), f64x2.mul(d5, d4));
  const fromB = f64x2.sub(d4, d3);
  const fromC = f64x2.sub(d5, d6);
  // Nearest to a corner, or to the middle of the quadrilateral.
  const atMiddle = v128.and(f64x2.le(d1, zero), f64x2.le(d2, zero));
  const atB = v128.and(f64x2.ge(d3, zero), f64x2.le(d4, d3));
  const atC = v128.and(f64x2.ge(d6, zero), f64x2.le(d5, d6));
  let corner = squareOf(f64x2.add(x, c0), f64x2.add(y, c1), f64x2.add(z, c2));
  corner = v128.bitselect(squareOf(f64x2.add(x, b0), f64x2.add(y, b1), f64x2.add(z, b2)), corner, atB);
  corner = v128.bitselect(middle, corner, atMiddle);
  const isCorner = v128.or(atMiddle, v128.or(atB, atC));
  if (i64x2.all_true(isCorner)) return corner;
  const infinity = f64x2.splat(Infinity);
  let square = infinity;
  // Above the side to b.
  const onB = v128.and(f64x2.le(vc, zero), v128.and(f64x2.ge(d1, zero), f64x2.le(d3, zero)));
  if (v128.any_true(onB)) {
    const t = f64x2.div(d1, bb);
    square = v128.bitselect(squareOf(along(x, t, b0), along(y, t, b1), along(z, t, b2)), square, onB);
  }
  const onC = v128.and(f64x2.le(vb, zero), v128.and(f64x2.ge(d2, zero), f64x2.le(d6, zero)));
  if (v128.any_true(onC)) {
    const t = f64x2.div(d2, cc);
    const own = squareOf(along(x, t, c0), along(y, t, c1), along(z, t, c2));
    square = v128.bitselect(f64x2.min(square, own), square, onC);
  }
  const onSide = v128.and(f64x2.le(va, zero), v128.and(f64x2.ge(fromB, zero), f64x2.ge(fromC, zero)));
  if (v128.any_true(onSide)) {
    // The side between the spokes, from the end that is nearer.
    const isB = f64x2.lt(fromB, fromC);
    const t = f64x2.div(f64x2.pmin(fromB, fromC), f64x2.add(fromB, fromC));
    const u = sideAt(x, t, b0, c0, isB);
    const v = sideAt(y, t, b1, c1, isB);
    const w = sideAt(z, t, b2, c2, isB);
    const half = f64x2.splat(0.5);
    const isEqual = f64x2.eq(fromB, fromC);
    const own = squareOf(
      v128.bitselect(f64x2.add(x, f64x2.mul(f64x2.add(b0, c0), half)), u, isEqual),
      v128.bitselect(f64x2.add(y, f64x2.mul(f64x2.add(b1, c1), half)), v, isEqual),
      v128.bitselect(f64x2.add(z, f64x2.mul(f64x2.add(b2, c2), half)), w, isEqual),
    );
    square = v128.bitselect(f64x2.min(square, own), square, onSide);
  }
  const isInside = v128.not(v128.or(onB, v128.or(onC, onSide)));
  if (v128.any_true(isInside)) {
    const whole = f64x2.add(va, f64x2.add(vb, vc));
    const s = f64x2.div(vb, whole);
    const t = f64x2.div(vc, whole);
    const own = squareOf(
      f64x2.add(x, along(f64x2.mul(s, b0), t, c0)),
      f64x2.add(y, along(f64x2.mul(s, b1), t, c1)),
      f64x2.add(z, along(f64x2.mul(s, b2), t, c2)),
    );
    square = v128.bitselect(own, square, isInside);
  }
  return v128.bitselect(corner, square, isCorner);
}

/** A coordinate of the point on the side between b and c. */
// @ts-ignore: decorator
@inline
function sideAt(x: v128, t: v128, b: v128, c: v128, isB: v128): v128 {
  const start = v128.bitselect(b, c, isB);
  const end = v128.bitselect(c, b, isB);
  return along(f64x2.add(x, start), t, f64x2.sub(end, start));
}

/** Squared distance of a point to a quadrilateral whose middle is at (x, y, z) from it. */
export function quadSquare(form: usize, x: f64, y: f64, z: f64): f64 {
  const u = f64x2.splat(x);
  const v = f64x2.splat(y);
  const w = f64x2.splat(z);
  const middle = squareOf(u, v, w);
  const first = triangleSquares(form, form + 160, u, v, w, middle);
  const second = triangleSquares(form + 16, form + 176, u, v, w, middle);
  const both = f64x2.pmin(f64x2.pmin(middle, first), second);
  return min(f64x2.extract_lane(both, 0), f64x2.extract_lane(both, 1));
}

/**
 * Returns whether a quadrilateral is farther from the point than a limit: its corners are, along the vector to its middle.
 *
 * @param limit - of the squared distance
 */
// @ts-ignore: decorator
@inline
export function isBeyond(form: usize, x: f64, y: f64, z: f64, limit: f64): bool {
  const u = f64x2.splat(x);
  const v = f64x2.splat(y);
  const w = f64x2.splat(z);
  const first = f64x2.add(
    f64x2.add(f64x2.mul(v128.load(form), u), f64x2.mul(v128.load(form, 40), v)),
    f64x2.mul(v128.load(form, 80), w),
  );
  const second = f64x2.add(
    f64x2.add(f64x2.mul(v128.load(form, 16), u), f64x2.mul(v128.load(form, 56), v)),
    f64x2.mul(v128.load(form, 96), w),
  );
  const both = f64x2.pmin(first, second);
  const square = x * x + y * y + z * z;
  const along = square * INWARDS + min(f64x2.extract_lane(both, 0), f64x2.extract_lane(both, 1));
  return along > 0 && along * along > square * limit;
}
