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

/** Adds some voxels to the cell of their pair: the label of the first map in the high byte, of the second in the low byte. */
// @ts-ignore: decorator
@inline
function add(table: usize, pair: u32, voxels: u32): void {
  const cell = table + (<usize>pair << 2);
  store<u32>(cell, load<u32>(cell) + voxels);
}

/** A byte in all four places of a word. */
// @ts-ignore: decorator
@inline
function fourOf(label: u32): u32 {
  return label * 0x01010101;
}

/**
 * Adds `count` voxels to the table, where `count` is a multiple of 4. Label maps are mostly long runs: words of four voxels of the
 * pair at hand are counted in a register, since a cell that is written again and again is a chain of loads and stores. After a stretch
 * of words the run is followed by 32 bytes; where it ends at once, the next stretch is twice as long.
 */
export function countPairs(prediction: usize, target: usize, count: i32, table: usize): void {
  let p = prediction;
  let t = target;
  const end = p + <usize>count;
  let stretch: usize = 32;
  let ofP = fourOf(load<u8>(p));
  let ofT = fourOf(load<u8>(t));
  let run: u32 = 0;
  while (p < end) {
    const stop = min(end, p + stretch);
    while (p < stop) {
      const x = load<u32>(p);
      const y = load<u32>(t);
      if (((x ^ ofP) | (y ^ ofT)) == 0) run += 4;
      else {
        add(table, (ofP & 0xff00) | (ofT & 0xff), run);
        add(table, ((x & 0xff) << 8) | (y & 0xff), 1);
        add(table, (x & 0xff00) | ((y >> 8) & 0xff), 1);
        add(table, ((x >> 8) & 0xff00) | ((y >> 16) & 0xff), 1);
        // The last voxel begins the next run.
        ofP = fourOf(x >> 24);
        ofT = fourOf(y >> 24);
        run = 1;
      }
      p += 4;
      t += 4;
    }
    const next = runEnd(p, t, end, i32x4.splat(ofP), i32x4.splat(ofT));
    if (next > p) {
      run += <u32>(next - p);
      t += next - p;
      p = next;
      stretch = 32;
    } else {
      stretch = min(stretch << 1, <usize>1024);
    }
  }
  add(table, (ofP & 0xff00) | (ofT & 0xff), run);
}
