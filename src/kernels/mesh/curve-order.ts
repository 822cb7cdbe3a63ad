/** Bits of a coordinate in a key: three of them fit one word. */
const BITS = 10;

/** Moves the bits of a number of ten bits three apart: first its two upper bits, then the halves of what is left, and so on. */
function spreadBits(value: number): number {
  const upper = (value | (value << 16)) & 0x030000ff;
  const halves = (upper | (upper << 8)) & 0x0300f00f;
  const pairs = (halves | (halves << 4)) & 0x030c30c3;
  return (pairs | (pairs << 2)) & 0x09249249;
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
    keys[k] = 4 * spreadBits((a * scale) | 0) + 2 * spreadBits((b * scale) | 0) + spreadBits((c * scale) | 0);
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
