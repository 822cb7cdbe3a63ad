/** Bits of a coordinate in a key, and of one of the two digits of a key. */
const BITS = 8;
const DIGIT = 12;

/** Moves the bits of a number of at most ten bits three apart: first its two upper bits, then the halves of what is left, and so on. */
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
 * The order of points, three coordinates each, along a Z-curve through equal cubes that divide their longest extent by 256:
 * neighbours in it are near each other in space, whatever the spacing.
 */
export function curveOrder(points: Float64Array): CurveOrder {
  let [x, y, z] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [u, v, w] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < points.length; at += 3) {
    const [a, b, c] = [points[at]!, points[at + 1]!, points[at + 2]!];
    if (a < x) x = a;
    if (a > u) u = a;
    if (b < y) y = b;
    if (b > v) v = b;
    if (c < z) z = c;
    if (c > w) w = c;
  }
  const longest = Math.max(u - x, v - y, w - z);
  const scale = longest > 0 ? ((1 << BITS) - 1) / longest : 0;
  const keys = new Int32Array(points.length / 3);
  for (let k = 0; k < keys.length; k++) {
    const [a, b, c] = [points[3 * k]! - x, points[3 * k + 1]! - y, points[3 * k + 2]! - z];
    keys[k] = 4 * spreadBits((a * scale) | 0) + 2 * spreadBits((b * scale) | 0) + spreadBits((c * scale) | 0);
  }
  return sortByKey(keys);
}

/** Digit by digit, the least first: the second pass keeps the order of equal digits. */
function sortByKey(keys: Int32Array): CurveOrder {
  const { length } = keys;
  const mask = (1 << DIGIT) - 1;
  const low = new Int32Array(1 << DIGIT);
  const high = new Int32Array(1 << DIGIT);
  for (let k = 0; k < length; k++) {
    const key = keys[k]!;
    low[key & mask]!++;
    high[key >> DIGIT]!++;
  }
  startsOf(low);
  startsOf(high);
  const byLow = new Int32Array(length);
  for (let k = 0; k < length; k++) byLow[low[keys[k]! & mask]!++] = k;
  const order = new Int32Array(length);
  const ordered = new Int32Array(length);
  for (let k = 0; k < length; k++) {
    const from = byLow[k]!;
    const key = keys[from]!;
    const place = high[key >> DIGIT]!++;
    order[place] = from;
    ordered[place] = key;
  }
  return { order, keys: ordered };
}

/** Replaces the number of keys with each digit by that of keys with a smaller one. */
function startsOf(counts: Int32Array): void {
  let sum = 0;
  for (let digit = 0; digit < counts.length; digit++) {
    const count = counts[digit]!;
    counts[digit] = sum;
    sum += count;
  }
}
