import { expRow } from "../../elementary/exponential.ts";
import { clearUncounted } from "./load-tile.ts";
import { LINE, PLANE, ROW, type Tile } from "./tile.ts";

/*
 * Softmax of a tile, class by class, with the bits of kernels/arrays/softmax.ts. Each loop with an elementary function is a
 * separate function: V8 inlines exp there, and would call it, with a number on the heap, in a longer one.
 */

/** The exponential of the SIMD kernels is for smaller distances of the logits of a voxel. */
const MAX_SIMD_GAP = 87;

/**
 * Softmax of the input plane into the probability plane, which is 0 where a voxel does not count. The lines `largest`, `top` and
 * `total` stay behind, and `others` if it is asked for.
 *
 * @returns a finite number if all logits are finite; it may be infinite although they are
 */
export function softmaxTile(tile: Tile, withOthers: boolean): number {
  const { classes, padded } = tile;
  const x = tile.plane(PLANE.input);
  const p = tile.plane(PLANE.probability);
  const largest = tile.line(LINE.largest);
  const top = tile.line(LINE.top);
  const total = tile.line(LINE.total);
  tile.isSimdSoftmax = false;
  if (tile.simd !== null) {
    const { kernels } = tile.simd;
    const [from, shift, first] = [x.byteOffset, largest.byteOffset, top.byteOffset];
    // Farther apart, or not finite, the plain kernel serves.
    const gap = tile.gap ?? kernels.largestRows(from, classes, padded, shift, first);
    if (gap < MAX_SIMD_GAP) {
      const others = withOthers ? tile.line(LINE.others).byteOffset : 0;
      const sums = total.byteOffset;
      kernels.softmaxRows(from, classes, padded, shift, first, p.byteOffset, sums, others);
      clearUncounted(tile, p);
      tile.isSimdSoftmax = true;
      return 0;
    }
  }
  findLargest(x, classes, padded, largest, top);
  total.fill(0, 0, padded);
  let probe = 0;
  for (let c = 0; c < classes; c++) probe += expRow(p, x, c * ROW, padded, largest, total);
  if (withOthers) {
    const others = tile.line(LINE.others);
    others.fill(0, 0, padded);
    for (let c = 0; c < classes; c++) addUnlessTop(others, p, c * ROW, c, top, padded);
  }
  for (let c = 0; c < classes; c++) divideRow(p, c * ROW, padded, total);
  clearUncounted(tile, p);
  return probe;
}

/** The first of the largest logits of each voxel, and its class. */
function findLargest(
  x: Float64Array,
  classes: number,
  count: number,
  largest: Float64Array,
  top: Float64Array,
): void {
  for (let k = 0; k < count; k++) largest[k] = x[k]!;
  top.fill(0, 0, count);
  for (let c = 1; c < classes; c++) raiseLargest(x, c * ROW, c, count, largest, top);
}

function raiseLargest(
  x: Float64Array,
  row: number,
  c: number,
  count: number,
  largest: Float64Array,
  top: Float64Array,
): void {
  for (let k = 0; k < count; k++) {
    const logit = x[row + k]!;
    if (logit > largest[k]!) {
      largest[k] = logit;
      top[k] = c;
    }
  }
}

function addUnlessTop(
  others: Float64Array,
  powers: Float64Array,
  row: number,
  c: number,
  top: Float64Array,
  count: number,
): void {
  for (let k = 0; k < count; k++) if (top[k] !== c) others[k]! += powers[row + k]!;
}

function divideRow(p: Float64Array, row: number, count: number, total: Float64Array): void {
  for (let k = 0; k < count; k++) p[row + k]! /= total[k]!;
}

/**
 * out_c = p_c·(g_c − Σ p_k·g_k), with the derivatives g in the slope plane, as `softmaxPullback` of kernels/arrays has it.
 *
 * @param adds - whether it is added to what `out` holds
 */
export function softmaxPullbackTile(tile: Tile, out: Float64Array, adds: boolean): void {
  const { classes, padded } = tile;
  const p = tile.plane(PLANE.probability);
  const g = tile.plane(PLANE.slope);
  const top = tile.line(LINE.top);
  if (tile.simd !== null) {
    const [ofP, ofG, ofTop] = [p.byteOffset, g.byteOffset, top.byteOffset];
    const to = out.byteOffset;
    tile.simd.kernels.softmaxPullbackRows(ofP, ofG, ofTop, classes, padded, to, adds ? 1 : 0);
    return;
  }
  const base = tile.line(LINE.base);
  const mean = tile.line(LINE.mean);
  for (let k = 0; k < padded; k++) base[k] = g[top[k]! * ROW + k]!;
  mean.fill(0, 0, padded);
  for (let c = 0; c < classes; c++) addMean(mean, p, g, c * ROW, base, padded);
  const pullBack = adds ? addPullback : putPullback;
  for (let c = 0; c < classes; c++) pullBack(out, p, g, c * ROW, base, mean, padded);
}

function addMean(
  mean: Float64Array,
  p: Float64Array,
  g: Float64Array,
  row: number,
  base: Float64Array,
  count: number,
): void {
  for (let k = 0; k < count; k++) mean[k]! += p[row + k]! * (g[row + k]! - base[k]!);
}

function putPullback(
  out: Float64Array,
  p: Float64Array,
  g: Float64Array,
  row: number,
  base: Float64Array,
  mean: Float64Array,
  count: number,
): void {
  for (let k = 0; k < count; k++) out[row + k] = p[row + k]! * (g[row + k]! - base[k]! - mean[k]!);
}

function addPullback(
  out: Float64Array,
  p: Float64Array,
  g: Float64Array,
  row: number,
  base: Float64Array,
  mean: Float64Array,
  count: number,
): void {
  for (let k = 0; k < count; k++) out[row + k]! += p[row + k]! * (g[row + k]! - base[k]! - mean[k]!);
}
