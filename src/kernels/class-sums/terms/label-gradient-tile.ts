import type { LossKernels } from "../../simd/loss-kernels.ts";
import type { OverlapSlopes } from "../tile/overlap-tile.ts";
import { LINE, PLANE, ROW, type Tile } from "../tile/tile.ts";
import { MIN_LOGARITHM_OF } from "./voxel-terms.ts";

/**
 * The gradient of logits with a softmax and a label map, into the gradient plane: with g the slopes at the probabilities and d the
 * derivative with respect to the logarithm at the label,
 *
 *     p_c·(g_c − Σ p·g) − p_c·d,   at the label p_c·(g_c − Σ p·g) + d·(1 − p_c)
 *
 * @param slopes - the derivatives a and b of the overlap sums: the slope at a probability is b, and a + b at the label
 * @param ofLog - whether the line `slope` holds the derivative with respect to the logarithm at the label, and `missing` 1 − p there
 * @param ofMissing - whether the line `factor` holds the derivative with respect to 1 − p at the label: a slope at each other class
 */
export function labelGradientTile(
  tile: Tile,
  slopes: OverlapSlopes,
  ofLog: boolean,
  ofMissing: boolean,
): void {
  if (tile.simd === null) plainLabelGradient(tile, slopes, ofLog, ofMissing);
  else simdLabelGradient(tile, tile.simd.kernels, slopes, ofLog, ofMissing);
}

function simdLabelGradient(
  tile: Tile,
  kernels: LossKernels,
  { overlap, at, rows }: OverlapSlopes,
  ofLog: boolean,
  ofMissing: boolean,
): void {
  const { classes, padded, labels, pairs } = tile;
  for (let c = 0; c < classes; c++) {
    const b = overlap === null ? 0 : overlap[at + rows + c]!;
    pairs[2 * c] = overlap === null ? 0 : overlap[at + c]! + b;
    pairs[2 * c + 1] = b;
  }
  kernels.labelGradientRows(
    tile.plane(PLANE.probability).byteOffset,
    classes,
    padded,
    labels.byteOffset,
    pairs.byteOffset,
    tile.line(LINE.top).byteOffset,
    ofMissing ? tile.line(LINE.factor).byteOffset : 0,
    ofLog ? tile.line(LINE.slope).byteOffset : 0,
    tile.line(LINE.missing).byteOffset,
    tile.plane(PLANE.gradient).byteOffset,
  );
}

function plainLabelGradient(
  tile: Tile,
  { overlap, at, rows }: OverlapSlopes,
  ofLog: boolean,
  ofMissing: boolean,
): void {
  const { classes, padded, labels } = tile;
  const p = tile.plane(PLANE.probability);
  const out = tile.plane(PLANE.gradient);
  const top = tile.line(LINE.top);
  const base = tile.line(LINE.base);
  const mean = tile.line(LINE.mean);
  const ofOthers = tile.line(LINE.factor);
  const logSlope = tile.line(LINE.slope);
  if (!ofMissing) ofOthers.fill(0, 0, padded);
  if (!ofLog) logSlope.fill(0, 0, padded);
  mean.fill(0, 0, padded);
  if (overlap === null && !ofMissing) base.fill(0, 0, padded);
  else {
    for (let k = 0; k < padded; k++) {
      const c = top[k]!;
      const b = overlap === null ? 0 : overlap[at + rows + c]!;
      base[k] = labels[k] === c ? (overlap === null ? 0 : overlap[at + c]!) + b : b + ofOthers[k]!;
    }
    for (let c = 0; c < classes; c++) {
      const a = overlap === null ? 0 : overlap[at + c]!;
      const b = overlap === null ? 0 : overlap[at + rows + c]!;
      addMean(mean, p, c * ROW, labels, c, a + b, b, ofOthers, base, padded);
    }
  }
  for (let c = 0; c < classes; c++) {
    const b = overlap === null ? 0 : overlap[at + rows + c]!;
    putGradient(out, p, c * ROW, b, ofOthers, base, mean, logSlope, padded);
  }
  const missing = tile.line(LINE.missing);
  for (let k = 0; k < padded; k++) {
    const c = labels[k]!;
    if (c < 0) continue;
    const i = c * ROW + k;
    const g = overlap === null ? 0 : overlap[at + c]! + overlap[at + rows + c]!;
    const ofSoftmax = p[i]! * (g - base[k]! - mean[k]!);
    out[i] = ofLog ? ofSoftmax + logSlope[k]! * missing[k]! : ofSoftmax;
  }
}

function addMean(
  mean: Float64Array,
  p: Float64Array,
  row: number,
  labels: Int32Array,
  c: number,
  own: number,
  b: number,
  ofOthers: Float64Array,
  base: Float64Array,
  count: number,
): void {
  for (let k = 0; k < count; k++) {
    const g = labels[k] === c ? own : b + ofOthers[k]!;
    mean[k]! += p[row + k]! * (g - base[k]!);
  }
}

function putGradient(
  out: Float64Array,
  p: Float64Array,
  row: number,
  b: number,
  ofOthers: Float64Array,
  base: Float64Array,
  mean: Float64Array,
  logSlope: Float64Array,
  count: number,
): void {
  for (let k = 0; k < count; k++) {
    const probability = p[row + k]!;
    out[row + k] = probability * (b + ofOthers[k]! - base[k]! - mean[k]!) - probability * logSlope[k]!;
  }
}

/**
 * The gradient of probabilities and a label map, into the gradient plane: b, and at the label a + b + d/p − m, with m the derivative
 * with respect to 1 − p.
 */
export function labelProbabilityGradientTile(
  tile: Tile,
  { overlap, at, rows }: OverlapSlopes,
  ofLog: boolean,
  ofMissing: boolean,
): void {
  const { classes, padded, labels } = tile;
  const p = tile.plane(PLANE.input);
  const out = tile.plane(PLANE.gradient);
  const logSlope = tile.line(LINE.slope);
  const ofMissingAtLabel = tile.line(LINE.factor);
  for (let c = 0; c < classes; c++) {
    const row = c * ROW;
    out.fill(overlap === null ? 0 : overlap[at + rows + c]!, row, row + padded);
  }
  for (let k = 0; k < padded; k++) {
    const c = labels[k]!;
    if (c < 0) continue;
    const i = c * ROW + k;
    let slope = ofMissing ? -ofMissingAtLabel[k]! : 0;
    if (ofLog && !(p[i]! < MIN_LOGARITHM_OF)) slope += logSlope[k]! / p[i]!;
    out[i] = slope + (overlap === null ? 0 : overlap[at + c]! + overlap[at + rows + c]!);
  }
}
