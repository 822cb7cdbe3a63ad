/** Bits of a coordinate in a key: three of them fit one word. */
const BITS = 10;

/** The bits of each number of ten bits, moved three apart. */
const SPREAD: Int32Array = /* @__PURE__ */ spreadBits();

function spreadBits(): Int32Array {
  return Int32Array.from({ length: 1 << BITS }, (_, value) => {
    let bits = 0;
    for (let bit = 0; bit < BITS; bit++) bits |= ((value >> bit) & 1) << (3 * bit);
    return bits;
  });
}

/** Points in the order of a Z-curve, and the key of each in that order: cells of the same octant begin with the same bits. */
export interface CurveOrder {
  readonly order: Int32Array;
  readonly keys: Int32Array;
}

/**
 * The order of points, three coordinates each, along a Z-curve through equal cubes that divide their longest extent by 1,024:
 * neighbours in it are near each other in space, whatever the spacing.
 */
export function curveOrder(points: Float64Array): CurveOrder {
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < points.length; at += 3) {
    for (let axis = 0; axis < 3; axis++) {
      const coordinate = points[at + axis]!;
      if (coordinate < low[axis]!) low[axis] = coordinate;
      if (coordinate > high[axis]!) high[axis] = coordinate;
    }
  }
  const [x, y, z] = low as [number, number, number];
  const longest = Math.max(high[0]! - x, high[1]! - y, high[2]! - z);
  const scale = longest > 0 ? ((1 << BITS) - 1) / longest : 0;
  const keys = new Int32Array(points.length / 3);
  for (let k = 0; k < keys.length; k++) {
    const [a, b, c] = [points[3 * k]! - x, points[3 * k + 1]! - y, points[3 * k + 2]! - z];
    keys[k] = 4 * SPREAD[(a * scale) | 0]! + 2 * SPREAD[(b * scale) | 0]! + SPREAD[(c * scale) | 0]!;
  }
  return sortByKey(keys);
}

/** Digit by digit, the least first: each pass keeps the order of equal digits. */
function sortByKey(keys: Int32Array): CurveOrder {
  const mask = (1 << BITS) - 1;
  let from: CurveOrder = { order: Int32Array.from(keys.keys()), keys };
  let to: CurveOrder = { order: new Int32Array(keys.length), keys: new Int32Array(keys.length) };
  for (let shift = 0; shift < 3 * BITS; shift += BITS) {
    const starts = new Int32Array((1 << BITS) + 1);
    for (let k = 0; k < keys.length; k++) starts[((keys[k]! >> shift) & mask) + 1]!++;
    for (let digit = 0; digit < mask; digit++) starts[digit + 1]! += starts[digit]!;
    for (let k = 0; k < keys.length; k++) {
      const key = from.keys[k]!;
      const place = starts[(key >> shift) & mask]!++;
      to.keys[place] = key;
      to.order[place] = from.order[k]!;
    }
    [from, to] = [to, from.keys === keys ? { order: from.order, keys: new Int32Array(keys.length) } : from];
  }
  return from;
}
