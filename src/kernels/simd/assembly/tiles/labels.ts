import { ROW } from "../planes";

/* The labels of a tile, as in tile.ts: 4 bytes each, −1 for none of the classes or a voxel that does not count. */

/**
 * The classes of labels of one byte, `shift` less than the label, to `out`.
 *
 * @param counted - bytes that are 0 where a voxel does not count; 0: all count
 * @returns whether every label that counts is below `labelled`
 */
export function readLabels(
  from: usize,
  count: i32,
  labelled: i32,
  shift: i32,
  counted: usize,
  out: usize,
): bool {
  const limit = i32x4.splat(labelled);
  const less = i32x4.splat(shift);
  const none = i32x4.splat(-1);
  let wrong = i32x4.splat(0);
  for (let k: usize = 0; k < <usize>count; k += 4) {
    const label = widen(v128.load32_zero(from + k));
    const known = i32x4.lt_s(label, limit);
    const counts = counted == 0 ? none : i32x4.ne(widen(v128.load32_zero(counted + k)), i32x4.splat(0));
    wrong = v128.or(wrong, v128.andnot(counts, known));
    v128.store(out + (k << 2), v128.bitselect(i32x4.sub(label, less), none, v128.and(known, counts)));
  }
  return !v128.any_true(wrong);
}

// @ts-ignore: decorator
@inline
function widen(bytes: v128): v128 {
  return i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(bytes));
}

/**
 * Adds p at the label of each voxel to four lanes of its class, by voxel modulo 4, and 1 to four lanes at `counts`. A term of 0 would
 * not change a lane, so that it is left out.
 */
export function addLabelLanes(labels: usize, p: usize, count: i32, lanes: usize, counts: usize): void {
  for (let k: usize = 0; k < <usize>count; k++) {
    const label = load<i32>(labels + (k << 2));
    if (label < 0) continue;
    const lane = (<usize>label << 5) + ((k & 3) << 3);
    store<f64>(lanes + lane, load<f64>(lanes + lane) + load<f64>(p + <usize>label * ROW + (k << 3)));
    store<f64>(counts + lane, load<f64>(counts + lane) + 1);
  }
}
