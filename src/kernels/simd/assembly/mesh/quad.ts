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

/** Returns whether what reaches at least so far along the vector to the middle is farther from the point than a limit. */
// @ts-ignore: decorator
@inline
function isBeyond(along: f64, square: f64, limit: f64): bool {
  return along > 0 && along * along > square * limit;
}

/**
 * Squared distance of a point to a quadrilateral whose middle is at (x, y, z) from it; Infinity if the quadrilateral is farther than a
 * limit. Two triangles are left out if their corners are, along the vector to the middle.
 *
 * @param limit - of the squared distance
 */
export function quadSquare(form: usize, x: f64, y: f64, z: f64, limit: f64): f64 {
  const u = f64x2.splat(x);
  const v = f64x2.splat(y);
  const w = f64x2.splat(z);
  const low = f64x2.add(
    f64x2.add(f64x2.mul(v128.load(form), u), f64x2.mul(v128.load(form, 40), v)),
    f64x2.mul(v128.load(form, 80), w),
  );
  const high = f64x2.add(
    f64x2.add(f64x2.mul(v128.load(form, 16), u), f64x2.mul(v128.load(form, 56), v)),
    f64x2.mul(v128.load(form, 96), w),
  );
  const square = x * x + y * y + z * z;
  const inner = square * INWARDS;
  // Spokes 3 and 1 belong to both pairs of triangles, as does the middle.
  const both = min(0, min(f64x2.extract_lane(low, 0), f64x2.extract_lane(high, 0)));
  const isFirstBeyond = isBeyond(inner + min(both, f64x2.extract_lane(low, 1)), square, limit);
  const isSecondBeyond = isBeyond(inner + min(both, f64x2.extract_lane(high, 1)), square, limit);
  if (isFirstBeyond && isSecondBeyond) return Infinity;
  const middle = squareOf(u, v, w);
  let least = middle;
  if (!isFirstBeyond) least = f64x2.pmin(least, triangleSquares(form, form + 160, u, v, w, middle));
  if (!isSecondBeyond) least = f64x2.pmin(least, triangleSquares(form + 16, form + 176, u, v, w, middle));
  return min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
}

/** What rounding can change of the product of two vectors, as a part of the sum of their squares: by far less than this. */
const PART: f64 = 1e-12;

/** The sum of three numbers, from the smallest to the largest. */
// @ts-ignore: decorator
@inline
export function sumOfNumbers(a: f64, b: f64, c: f64): f64 {
  const low = min(a, b);
  const high = max(a, b);
  const rest = max(low, c);
  return min(low, c) + min(high, rest) + max(high, rest);
}

/**
 * Squared distance of a point to a corner of a quadrilateral whose middle is at (x, y, z) from it, if no other point of the quadrilateral
 * is nearer; −1 if one may be. None is if the middle and all other corners are beyond the plane through the corner across the vector
 * to it, by more than rounding changes: then each triangle that has the corner is nearest there by its own rounded products as well.
 *
 * @param longest - the square of the longest spoke
 */
// @ts-ignore: decorator
@inline
export function cornerSquare(form: usize, corner: i32, x: f64, y: f64, z: f64, longest: f64): f64 {
  // Spokes 3, 0, 1, 2: that to corner 0 is the second.
  const spoke = form + ((<usize>corner + 1) << 3);
  const px = load<f64>(spoke);
  const py = load<f64>(spoke, 40);
  const pz = load<f64>(spoke, 80);
  const u = x + px;
  const v = y + py;
  const w = z + pz;
  const own = u * px + v * py + w * pz;
  const square = sumOfNumbers(u * u, v * v, w * w);
  const part = (square + longest) * PART;
  const a = f64x2.splat(u);
  const b = f64x2.splat(v);
  const c = f64x2.splat(w);
  const low = f64x2.add(
    f64x2.add(f64x2.mul(v128.load(form), a), f64x2.mul(v128.load(form, 40), b)),
    f64x2.mul(v128.load(form, 80), c),
  );
  const high = f64x2.add(
    f64x2.add(f64x2.mul(v128.load(form, 16), a), f64x2.mul(v128.load(form, 56), b)),
    f64x2.mul(v128.load(form, 96), c),
  );
  const most = f64x2.splat(own + part);
  const beyond = i64x2.bitmask(f64x2.gt(low, most)) | (i64x2.bitmask(f64x2.gt(high, most)) << 2);
  return own < -part && beyond == (15 ^ (1 << ((corner + 1) & 3))) ? square : -1;
}
