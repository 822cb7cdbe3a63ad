/* Rows of voxels of one class, in float32, from and to what holds them. Pointers and steps are bytes. */

/** 1 where the label of one byte is the wanted one, else 0. */
export function hotRow(labels: usize, label: i32, count: i32, out: usize): void {
  const wanted = i32x4.splat(label);
  const one = f32x4.splat(1);
  for (let k: usize = 0; k < <usize>count; k += 4) {
    const wide = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(labels + k)));
    v128.store(out + (k << 2), v128.and(i32x4.eq(wide, wanted), one));
  }
}

/** 0 in the voxels whose byte is 0. */
export function maskRow(row: usize, counted: usize, count: i32): void {
  const zero = i32x4.splat(0);
  for (let k: usize = 0; k < <usize>count; k += 4) {
    const wide = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(counted + k)));
    v128.store(row + (k << 2), v128.andnot(v128.load(row + (k << 2)), i32x4.eq(wide, zero)));
  }
}

/** The greatest of the bytes; as many are read as fill 16. */
export function greatestByte(bytes: usize, count: i32): i32 {
  let greatest = i8x16.splat(0);
  for (let k: usize = 0; k < <usize>count; k += 16) greatest = i8x16.max_u(greatest, v128.load(bytes + k));
  greatest = i8x16.max_u(greatest, v128.shuffle<i64>(greatest, greatest, 1, 0));
  greatest = i8x16.max_u(greatest, v128.shuffle<i32>(greatest, greatest, 1, 0, 3, 2));
  greatest = i8x16.max_u(greatest, v128.shuffle<i16>(greatest, greatest, 1, 0, 3, 2, 5, 4, 7, 6));
  return max(<i32>i8x16.extract_lane_u(greatest, 0), <i32>i8x16.extract_lane_u(greatest, 1));
}

/** A row out of voxels that are `step` apart. */
export function gatherRow(from: usize, step: usize, count: i32, out: usize): void {
  let at = from;
  for (let k: usize = 0; k < <usize>count; k++) {
    store<f32>(out + (k << 2), load<f32>(at));
    at += step;
  }
}

/** A row back into voxels that are `step` apart. */
export function scatterRow(row: usize, count: i32, to: usize, step: usize): void {
  let at = to;
  for (let k: usize = 0; k < <usize>count; k++) {
    store<f32>(at, load<f32>(row + (k << 2)));
    at += step;
  }
}
