/* Bounds of squared distances in float32, four at a time: rounding never makes them too large. */

/** Makes a limit that is rounded to float32 no smaller. */
export const OUTWARDS: f64 = 1.0 + 2e-7;

/** A coordinate beyond all others, with a finite square. */
export const PAD: f32 = 1e18;

/** What rounding to float32 changes of a squared distance, as a part of the squares of the coordinates. */
export const PART: f32 = 4e-6;

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

/** The least number of four. */
// @ts-ignore: decorator
@inline
export function leastOf(lanes: v128): f32 {
  return min(
    min(f32x4.extract_lane(lanes, 0), f32x4.extract_lane(lanes, 1)),
    min(f32x4.extract_lane(lanes, 2), f32x4.extract_lane(lanes, 3)),
  );
}

/** For each set of four lanes, a bit each, the bytes that bring them together at the front. */
export const TOGETHER: usize = memory.data(256);

/** Writes {@link TOGETHER}. */
export function prepareTogether(): void {
  for (let set = 0; set < 16; set++) {
    let at = TOGETHER + (<usize>set << 4);
    for (let lane = 0; lane < 4; lane++) {
      if (((set >> lane) & 1) == 0) continue;
      store<i32>(at, 0x03020100 + 0x04040404 * lane);
      at += 4;
    }
  }
}
