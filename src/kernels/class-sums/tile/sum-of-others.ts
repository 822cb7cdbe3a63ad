import { LINE, ROW, type Tile } from "./tile.ts";

/** Σ of the other rows of `plane`, at each, into `out`, as `sumOfOthers` of kernels/arrays adds. */
export function sumOfOtherRows(tile: Tile, out: Float64Array, plane: Float64Array): void {
  const { classes, padded, simd } = tile;
  if (simd !== null) {
    simd.kernels.othersRows(plane.byteOffset, classes, padded, out.byteOffset);
    return;
  }
  const sum = tile.line(LINE.mean);
  sum.fill(0, 0, padded);
  for (let c = 0; c < classes; c++) addBefore(out, plane, c * ROW, sum, padded);
  sum.fill(0, 0, padded);
  for (let c = classes - 1; c >= 0; c--) addBehind(out, plane, c * ROW, sum, padded);
}

function addBefore(
  out: Float64Array,
  plane: Float64Array,
  row: number,
  sum: Float64Array,
  count: number,
): void {
  for (let k = 0; k < count; k++) {
    out[row + k] = sum[k]!;
    sum[k]! += plane[row + k]!;
  }
}

function addBehind(
  out: Float64Array,
  plane: Float64Array,
  row: number,
  sum: Float64Array,
  count: number,
): void {
  for (let k = 0; k < count; k++) {
    out[row + k]! += sum[k]!;
    sum[k]! += plane[row + k]!;
  }
}

/** Σ p of the classes other than the label of each voxel: of those before and of those behind, as `sumOfOthers` of kernels/arrays adds. */
export function sumOfOthersAtLabels(
  out: Float64Array,
  p: Float64Array,
  classes: number,
  labels: Int32Array,
  count: number,
): void {
  for (let k = 0; k < count; k++) {
    const label = labels[k]!;
    let before = 0;
    let behind = 0;
    for (let c = 0; c < label; c++) before += p[c * ROW + k]!;
    for (let c = classes - 1; c > label; c--) behind += p[c * ROW + k]!;
    out[k] = before + behind;
  }
}
