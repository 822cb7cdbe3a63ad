/* Slabs, four at a time in float32: bounds of their squared distances from a point, which rounding never makes too large. */

/** Bytes of a block: x, y, z of four middles, x, y, z of the unit vectors across, how far they reach along those and beside. */
export const BLOCK_BYTES: usize = 128;

/** Makes a reach that is rounded to float32 no smaller. */
const OUTWARDS: f64 = 1.0 + 2e-7;

/** A coordinate beyond all others, with a finite square. */
const PAD: f32 = 1e18;

/** What rounding to float32 changes of a bound, as a part of the squared distance of the middle, and of the square of a scale. */
const PART: f32 = 4e-6;

/** Writes slabs that are infinitely far behind the first `count` of a row of blocks, up to a whole block. */
export function padSlabs(blocks: usize, count: i32): void {
  for (let k = count; (k & 3) != 0; k++) {
    const at = blocks + <usize>(k >> 2) * BLOCK_BYTES + (<usize>(k & 3) << 2);
    for (let field: usize = 0; field < BLOCK_BYTES; field += 16) store<f32>(at + field, 0);
    store<f32>(at, PAD);
  }
}

/** Writes slab `index` of a row of blocks. */
// @ts-ignore: decorator
@inline
export function writeSlab(
  blocks: usize,
  index: i32,
  x: f64,
  y: f64,
  z: f64,
  slab: usize,
): void {
  const at = blocks + <usize>(index >> 2) * BLOCK_BYTES + (<usize>(index & 3) << 2);
  store<f32>(at, <f32>x);
  store<f32>(at, <f32>y, 16);
  store<f32>(at, <f32>z, 32);
  store<f32>(at, <f32>load<f64>(slab), 48);
  store<f32>(at, <f32>load<f64>(slab, 8), 64);
  store<f32>(at, <f32>load<f64>(slab, 16), 80);
  store<f32>(at, <f32>(load<f64>(slab, 24) * OUTWARDS), 96);
  store<f32>(at, <f32>(load<f64>(slab, 32) * OUTWARDS), 112);
}

/**
 * Writes bounds of the squared distances of a point to `count` slabs, and returns the slab with the least bound.
 *
 * @param scaleSquare - of the distances of the slabs and of the point from the origin, beside that of the point from a slab
 */
export function boundSlabs(
  blocks: usize,
  count: i32,
  x: f64,
  y: f64,
  z: f64,
  scaleSquare: f64,
  bounds: usize,
): i32 {
  const px = f32x4.splat(<f32>x);
  const py = f32x4.splat(<f32>y);
  const pz = f32x4.splat(<f32>z);
  const part = f32x4.splat(PART);
  const constant = f32x4.splat(PART * <f32>scaleSquare);
  const zero = f32x4.splat(0);
  let least = f32x4.splat(Infinity);
  let places = i32x4(0, 1, 2, 3);
  let first = places;
  const four = i32x4.splat(4);
  let at = blocks;
  for (let start = 0; start < count; start += 4) {
    const u = f32x4.sub(v128.load(at), px);
    const v = f32x4.sub(v128.load(at, 16), py);
    const w = f32x4.sub(v128.load(at, 32), pz);
    const across = f32x4.add(
      f32x4.add(f32x4.mul(v128.load(at, 48), u), f32x4.mul(v128.load(at, 64), v)),
      f32x4.mul(v128.load(at, 80), w),
    );
    const square = f32x4.add(f32x4.add(f32x4.mul(u, u), f32x4.mul(v, v)), f32x4.mul(w, w));
    const besideSquare = f32x4.abs(f32x4.sub(square, f32x4.mul(across, across)));
    const beyond = f32x4.pmax(zero, f32x4.sub(f32x4.abs(across), v128.load(at, 96)));
    const beside = f32x4.pmax(zero, f32x4.sub(f32x4.sqrt(besideSquare), v128.load(at, 112)));
    const bound = f32x4.sub(
      f32x4.add(f32x4.mul(beyond, beyond), f32x4.mul(beside, beside)),
      f32x4.add(f32x4.mul(square, part), constant),
    );
    v128.store(bounds + (<usize>start << 2), bound);
    const isLess = f32x4.lt(bound, least);
    least = v128.bitselect(bound, least, isLess);
    first = v128.bitselect(places, first, isLess);
    places = i32x4.add(places, four);
    at += BLOCK_BYTES;
  }
  return leastLane(least, first);
}

/** The place in the lane with the least number. */
// @ts-ignore: decorator
@inline
export function leastLane(least: v128, places: v128): i32 {
  let number = f32x4.extract_lane(least, 0);
  let place = i32x4.extract_lane(places, 0);
  if (f32x4.extract_lane(least, 1) < number) {
    number = f32x4.extract_lane(least, 1);
    place = i32x4.extract_lane(places, 1);
  }
  if (f32x4.extract_lane(least, 2) < number) {
    number = f32x4.extract_lane(least, 2);
    place = i32x4.extract_lane(places, 2);
  }
  return f32x4.extract_lane(least, 3) < number ? i32x4.extract_lane(places, 3) : place;
}

/** Which of four bounds do not exceed a limit, a bit each. */
// @ts-ignore: decorator
@inline
export function withinLimit(bounds: usize, start: i32, limit: f32): i32 {
  return i32x4.bitmask(f32x4.le(v128.load(bounds + (<usize>start << 2)), f32x4.splat(limit)));
}

// @ts-ignore: decorator
@inline
export function boundAt(bounds: usize, index: i32): f32 {
  return load<f32>(bounds + (<usize>index << 2));
}
