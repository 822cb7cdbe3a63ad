import type { TermKernels } from "../../simd/term-kernels.ts";
import { sumOfOtherRows } from "../tile/sum-of-others.ts";
import { LINE, PLANE, ROW, type Tile } from "../tile/tile.ts";
import { boundedLogRow, positivePowerRow, positivePowerSlope } from "./guarded-rows.ts";
import { termKernelsNear } from "./simd-label-terms.ts";
import { softmaxShift } from "./softmax-shift.ts";
import { MIN_LOGARITHM_OF, type TermSlope, type VoxelTerms } from "./voxel-terms.ts";
import { weighBySlopes } from "./weigh-by-slopes.ts";

/* The categorical terms of a soft target: a logarithm and a power for each class of each voxel. */

/** t, or (1 − s)·t + s/classes, times the weight of the class, into the line `factor`; 0 where a voxel does not count. */
function takeFactors(tile: Tile, c: number, { weights, smoothing }: VoxelTerms): void {
  const { classes, count, padded, counted } = tile;
  const t = tile.plane(PLANE.target);
  const factor = tile.line(LINE.factor);
  const row = c * ROW;
  const w = weights[c]!;
  if (smoothing === 0) for (let k = 0; k < padded; k++) factor[k] = w * t[row + k]!;
  else {
    const share = smoothing / classes;
    for (let k = 0; k < count; k++) factor[k] = w * ((1 - smoothing) * t[row + k]! + share);
    factor.fill(0, count, padded);
    if (counted !== null) for (let k = 0; k < count; k++) if (counted[k] === 0) factor[k] = 0;
  }
}

/** The line `log` of a class, and for γ ≠ 0 the line `missing`. */
function takeLogs(tile: Tile, c: number, softmax: boolean, withMissing: boolean): void {
  const { padded } = tile;
  const x = tile.plane(PLANE.input);
  const log = tile.line(LINE.log);
  const missing = tile.line(LINE.missing);
  const row = c * ROW;
  if (softmax) {
    const largest = tile.line(LINE.largest);
    const shift = tile.line(LINE.shift);
    for (let k = 0; k < padded; k++) log[k] = x[row + k]! - largest[k]! - shift[k]!;
    const rest = tile.plane(PLANE.rest);
    if (withMissing) for (let k = 0; k < padded; k++) missing[k] = rest[row + k]!;
    return;
  }
  boundedLogRow(log, x, row, padded);
  if (withMissing) for (let k = 0; k < padded; k++) missing[k] = 1 - x[row + k]!;
}

/** The lines `term` and `weight` of a soft target, whose rows are in the target plane. */
export function takeSoftTerms(tile: Tile, softmax: boolean, terms: VoxelTerms): void {
  const { classes, padded } = tile;
  const { gamma, weights } = terms;
  const t = tile.plane(PLANE.target);
  const term = tile.line(LINE.term);
  const weight = tile.line(LINE.weight);
  const log = tile.line(LINE.log);
  const factor = tile.line(LINE.factor);
  const power = tile.line(LINE.power);
  const simd = softmax ? termKernelsNear(tile) : null;
  if (softmax) prepareSoftmax(tile, true, gamma !== 0);
  term.fill(0, 0, padded);
  weight.fill(0, 0, padded);
  for (let c = 0; c < classes; c++) {
    const row = c * ROW;
    const w = weights[c]!;
    takeFactors(tile, c, terms);
    if (simd !== null && gamma === 0) {
      addSimdTerms(tile, simd, c, w);
      continue;
    }
    takeLogs(tile, c, softmax, gamma !== 0);
    if (gamma !== 0) positivePowerRow(tile, power, tile.line(LINE.missing), padded, gamma);
    for (let k = 0; k < padded; k++) {
      weight[k]! += w * t[row + k]!;
      const f = factor[k]!;
      if (f !== 0) term[k]! += f * (gamma === 0 ? log[k]! : power[k]! * log[k]!);
    }
  }
  for (let k = 0; k < padded; k++) term[k] = 0 - term[k]!;
}

/** Adds the terms of a class of a softmax, whose factors are there, for γ = 0. */
function addSimdTerms(tile: Tile, kernels: TermKernels, c: number, w: number): void {
  const row = 8 * c * ROW;
  kernels.addSoftTerms(
    tile.plane(PLANE.input).byteOffset + row,
    tile.plane(PLANE.target).byteOffset + row,
    tile.line(LINE.largest).byteOffset,
    tile.line(LINE.shift).byteOffset,
    tile.line(LINE.factor).byteOffset,
    w,
    tile.padded,
    tile.line(LINE.term).byteOffset,
    tile.line(LINE.weight).byteOffset,
  );
}

function prepareSoftmax(tile: Tile, withShift: boolean, withRest: boolean): void {
  if (withShift) softmaxShift(tile);
  if (withRest) sumOfOtherRows(tile, tile.plane(PLANE.rest), tile.plane(PLANE.probability));
}

/**
 * The derivatives with respect to the logarithms into the plane `logSlope`. Those with respect to the probabilities of a softmax are
 * added to the plane `slope`; those with respect to 1 − p of probabilities as they are given stay in the plane `gradient`.
 */
export function takeSoftSlopes(tile: Tile, softmax: boolean, terms: VoxelTerms, slope: TermSlope): void {
  const { classes, padded } = tile;
  const { gamma } = terms;
  const log = tile.line(LINE.log);
  const factor = tile.line(LINE.factor);
  const power = tile.line(LINE.power);
  const missing = tile.line(LINE.missing);
  const logSlopes = tile.plane(PLANE.logSlope);
  const missingSlopes = tile.plane(PLANE.gradient);
  // The derivative with respect to the logarithm alone needs no logarithm.
  if (softmax) prepareSoftmax(tile, gamma !== 0 && tile.takes !== "both", true);
  for (let c = 0; c < classes; c++) {
    const row = c * ROW;
    takeFactors(tile, c, terms);
    const common = weighBySlopes(factor, slope, padded);
    if (gamma === 0) {
      for (let k = 0; k < padded; k++) logSlopes[row + k] = 0 - common * factor[k]!;
      continue;
    }
    takeLogs(tile, c, softmax, true);
    positivePowerRow(tile, power, missing, padded, gamma);
    for (let k = 0; k < padded; k++) {
      const h = 0 - common * factor[k]!;
      logSlopes[row + k] = h * power[k]!;
      factor[k] = h === 0 ? 0 : h * log[k]!;
    }
    positivePowerSlope(tile, factor, factor, missing, padded, gamma);
    for (let k = 0; k < padded; k++) missingSlopes[row + k] = factor[k]!;
  }
  if (gamma === 0) {
    if (!softmax) missingSlopes.fill(0);
    return;
  }
  if (!softmax) return;
  const slopes = tile.plane(PLANE.slope);
  const ofOthers = tile.plane(PLANE.input);
  sumOfOtherRows(tile, ofOthers, missingSlopes);
  for (let c = 0; c < classes; c++) addRow(slopes, ofOthers, c * ROW, padded);
}

function addRow(out: Float64Array, plane: Float64Array, row: number, count: number): void {
  for (let k = row; k < row + count; k++) out[k]! += plane[k]!;
}

/** out = d·(1 − p) − p·Σ of the other d, for the derivatives d with respect to log-softmax: into the gradient plane. */
export function logSoftmaxPullbackTile(tile: Tile): void {
  const { classes, padded } = tile;
  const d = tile.plane(PLANE.logSlope);
  const others = tile.plane(PLANE.input);
  const out = tile.plane(PLANE.gradient);
  const [p, rest] = [tile.plane(PLANE.probability), tile.plane(PLANE.rest)];
  sumOfOtherRows(tile, others, d);
  const kernels = termKernelsNear(tile);
  if (kernels === null) {
    for (let c = 0; c < classes; c++) pullBackLogs(out, d, others, p, rest, c * ROW, padded);
    return;
  }
  const [ofLog, ofOthers, to] = [d.byteOffset, others.byteOffset, out.byteOffset];
  kernels.logPullbackRows(ofLog, rest.byteOffset, p.byteOffset, ofOthers, classes, padded, to);
}

function pullBackLogs(
  out: Float64Array,
  d: Float64Array,
  others: Float64Array,
  p: Float64Array,
  rest: Float64Array,
  row: number,
  count: number,
): void {
  for (let k = row; k < row + count; k++) out[k] = d[k]! * rest[k]! - p[k]! * others[k]!;
}

/**
 * out = −m + d/p + g for probabilities as they are given, with derivative 0 where the logarithm is at its bound; the derivatives m
 * with respect to 1 − p are in the gradient plane, where the result goes.
 */
export function probabilityPullbackTile(tile: Tile): void {
  const { classes, padded } = tile;
  const p = tile.plane(PLANE.input);
  const d = tile.plane(PLANE.logSlope);
  const g = tile.plane(PLANE.slope);
  const out = tile.plane(PLANE.gradient);
  for (let c = 0; c < classes; c++) {
    const row = c * ROW;
    for (let k = row; k < row + padded; k++) {
      out[k] = -out[k]! + (p[k]! < MIN_LOGARITHM_OF ? 0 : d[k]! / p[k]!) + g[k]!;
    }
  }
}
