/*
 * Counts of pairs of labels, one byte each: a table of 256 × 256 counts of 32 bits, and runs of a pair as a whole.
 */

/** Where the 32 bytes of each map end, from `a` on, that hold nothing but the label at hand. */
// @ts-ignore: decorator
@inline
function runEnd(a: usize, b: usize, end: usize, first: v128, second: v128): usize {
  let p = a;
  let t = b;
  while (p + 32 <= end) {
    const left = v128.or(v128.xor(v128.load(p), first), v128.xor(v128.load(t), second));
    const right = v128.or(v128.xor(v128.load(p, 16), first), v128.xor(v128.load(t, 16), second));
    if (v128.any_true(v128.or(left, right))) break;
    p += 32;
    t += 32;
  }
  return p;
}

/** Adds one voxel to its cell. */
// @ts-ignore: decorator
@inline
function addOne(table: usize, pair: u32): void {
  const cell = table + (<usize>pair << 2);
  store<u32>(cell, load<u32>(cell) + 1);
}

/**
 * Adds `count` voxels to the table, where `count` is a multiple of 4. Label maps are mostly long runs; where none follows,
 * the next search for one comes after twice as many voxels.
 */
export function countPairs(prediction: usize, target: usize, count: i32, table: usize): void {
  let p = prediction;
  let t = target;
  const end = p + <usize>count;
  let stretch: usize = 32;
  while (p < end) {
    const stop = min(end, p + stretch);
    while (p < stop) {
      const x = load<u32>(p);
      const y = load<u32>(t);
      addOne(table, ((x & 0xff) << 8) | (y & 0xff));
      addOne(table, (x & 0xff00) | ((y >> 8) & 0xff));
      addOne(table, ((x >> 8) & 0xff00) | ((y >> 16) & 0xff));
      addOne(table, ((x >> 16) & 0xff00) | (y >> 24));
      p += 4;
      t += 4;
    }
    const next = runEnd(p, t, end, i8x16.splat(load<i8>(p - 1)), i8x16.splat(load<i8>(t - 1)));
    if (next > p) {
      const cell = table + (((<usize>load<u8>(p - 1) << 8) | <usize>load<u8>(t - 1)) << 2);
      store<u32>(cell, load<u32>(cell) + <u32>(next - p));
      t += next - p;
      p = next;
      stretch = 32;
    } else {
      stretch = min(stretch << 1, <usize>1024);
    }
  }
}
