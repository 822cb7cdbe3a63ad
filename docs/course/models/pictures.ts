/** Pictures that the course draws: pixels in rows, each 0 or 1 or between. */

export interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The pixels whose centre lies within a disc. */
export function discMask(size: number, { x, y, radius }: Disc): Float64Array {
  return pictureOf(size, (column, row) => (Math.hypot(column - x, row - y) <= radius ? 1 : 0));
}

/** Logits that fall from the inside of a disc to its outside: 0 on the edge, steeper the smaller `edge` is. */
export function discLogits(size: number, { x, y, radius }: Disc, edge: number): Float64Array {
  return pictureOf(size, (column, row) =>
    Math.max(-500, Math.min(500, (radius - Math.hypot(column - x, row - y)) / edge)),
  );
}

/** One value for every pixel, given its centre. */
export function pictureOf(size: number, value: (column: number, row: number) => number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, k) =>
    value((k % size) + 0.5, Math.floor(k / size) + 0.5),
  );
}

/** A mask whose first `count` pixels are 1. */
export function firstPixels(pixels: number, count: number): Float64Array {
  return new Float64Array(pixels).fill(1, 0, count);
}

/** An object of exactly `count` pixels around the middle of a square picture. */
export function blob(size: number, count: number): Float64Array {
  const away = pictureOf(
    size,
    (column, row) => (column - size / 2 - 0.1) ** 2 + (row - size / 2 - 0.05) ** 2,
  );
  const order = Uint32Array.from(away, (_, k) => k).sort((a, b) => away[a]! - away[b]!);
  const mask = new Float64Array(size * size);
  for (const k of order.subarray(0, count)) mask[k] = 1;
  return mask;
}

/** Uniform numbers in [0, 1) from a seed: mulberry32. */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Normal numbers from a seed: Box and Muller. */
export function normal(seed: number): () => number {
  const next = uniform(seed);
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
