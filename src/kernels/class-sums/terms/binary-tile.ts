import type { TermKernels } from "../../simd/term-kernels.ts";
import { sigmoidOfNegativeTile } from "../tile/sigmoid-tile.ts";
import { LINE, PLANE, ROW, type Tile } from "../tile/tile.ts";
import { boundedLogRow, positivePowerRow, positivePowerSlope } from "./guarded-rows.ts";
import { logSigmoidOfNegativeRow, logSigmoidRow } from "./log-sigmoid-rows.ts";
import { termKernelsNear } from "./simd-label-terms.ts";
import { MIN_LOGARITHM_OF, type TermSlope, type VoxelTerms } from "./voxel-terms.ts";

/*
 * The binary terms of a tile, class by class: each class is a separate problem, with the target plane as its target. The lines of a
 * class hold log p, log(1 − p), and for γ ≠ 0 p, 1 − p and a power of one of them at a time.
 */

/** The lines `log` and `logOfRest` of a class. */
function takeLogs(tile: Tile, c: number, sigmoid: boolean): void {
  const { padded } = tile;
  const x = tile.plane(PLANE.input);
  const log = tile.line(LINE.log);
  const logOfRest = tile.line(LINE.logOfRest);
  const row = c * ROW;
  if (sigmoid) {
    if (takeSimdLogs(tile, x.byteOffset + 8 * row)) return;
    logSigmoidRow(log, x, row, padded);
    logSigmoidOfNegativeRow(logOfRest, x, row, padded);
    return;
  }
  boundedLogRow(log, x, row, padded);
  const rest = tile.line(LINE.missing);
  for (let k = 0; k < padded; k++) rest[k] = 1 - x[row + k]!;
  boundedLogRow(logOfRest, rest, 0, padded);
}

/** The lines `log` and `logOfRest` of the logits at a place, by SIMD; `false` where the plain kernel serves. */
function takeSimdLogs(tile: Tile, logits: number): boolean {
  const kernels = termKernelsNear(tile);
  const [log, logOfRest] = [tile.line(LINE.log).byteOffset, tile.line(LINE.logOfRest).byteOffset];
  return kernels !== null && kernels.logSigmoidRow(logits, tile.padded, log, logOfRest) !== 0;
}

/** The lines `log` and `logOfRest` of a class into planes that its gradient of the same reading takes them from. */
function keepLogs(tile: Tile, c: number): void {
  for (const [plane, line] of LOG_PLANES) {
    tile.plane(plane).set(tile.line(line).subarray(0, tile.padded), c * ROW);
  }
}

function takeKeptLogs(tile: Tile, c: number): void {
  for (const [plane, line] of LOG_PLANES) {
    tile.line(line).set(tile.plane(plane).subarray(c * ROW, c * ROW + tile.padded));
  }
}

/** Planes that terms alone leave free. */
const LOG_PLANES = [
  [PLANE.logSlope, LINE.log],
  [PLANE.slope, LINE.logOfRest],
] as const;

/** The lines `own` (p) and `missing` (1 − p) of a class. */
function takeProbabilities(tile: Tile, c: number, sigmoid: boolean): void {
  const { padded } = tile;
  const p = tile.plane(sigmoid ? PLANE.probability : PLANE.input);
  const own = tile.line(LINE.own);
  const missing = tile.line(LINE.missing);
  const row = c * ROW;
  for (let k = 0; k < padded; k++) own[k] = p[row + k]!;
  const rest = tile.plane(PLANE.rest);
  if (sigmoid) for (let k = 0; k < padded; k++) missing[k] = rest[row + k]!;
  else for (let k = 0; k < padded; k++) missing[k] = 1 - own[k]!;
}

/**
 * The line `term`, summed over the classes; 0 where a voxel does not count.
 *
 * @param rows - a plane that takes the terms of each class in place of the line
 */
export function takeBinaryTerms(
  tile: Tile,
  sigmoid: boolean,
  terms: VoxelTerms,
  rows: Float64Array | null = null,
): void {
  const { classes, count, padded, counted } = tile;
  const { gamma, weights } = terms;
  const t = tile.plane(PLANE.target);
  const term = tile.line(LINE.term);
  const log = tile.line(LINE.log);
  const logOfRest = tile.line(LINE.logOfRest);
  const power = tile.line(LINE.power);
  const simd = termKernelsNear(tile);
  term.fill(0, 0, padded);
  rows?.fill(0);
  if (gamma !== 0 && sigmoid) sigmoidOfNegativeTile(tile);
  for (let c = 0; c < classes; c++) {
    takeLogs(tile, c, sigmoid);
    if (gamma !== 0) {
      if (tile.takes === "both") keepLogs(tile, c);
      takeProbabilities(tile, c, sigmoid);
      positivePowerRow(tile, power, tile.line(LINE.missing), padded, gamma);
      multiplyLine(log, power, padded);
      positivePowerRow(tile, power, tile.line(LINE.own), padded, gamma);
      multiplyLine(logOfRest, power, padded);
    }
    const row = c * ROW;
    const sum = rows === null ? term : rows.subarray(row, row + padded);
    addTerms(sum, t, row, log, logOfRest, weights[c]!, terms, padded, simd);
  }
  term.fill(0, count, padded);
  if (counted !== null) for (let k = 0; k < count; k++) if (counted[k] === 0) term[k] = 0;
}

function multiplyLine(out: Float64Array, factor: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) out[k] = factor[k]! * out[k]!;
}

function addTerms(
  term: Float64Array,
  t: Float64Array,
  row: number,
  log: Float64Array,
  logOfRest: Float64Array,
  weight: number,
  { positive, negative }: VoxelTerms,
  count: number,
  kernels: TermKernels | null,
): void {
  if (kernels !== null) {
    const [ofLog, ofRest] = [log.byteOffset, logOfRest.byteOffset];
    const [ofT, to] = [t.byteOffset + 8 * row, term.byteOffset];
    kernels.addBinaryTerms(ofT, ofLog, ofRest, weight, positive, negative, count, to);
    return;
  }
  for (let k = 0; k < count; k++) {
    const truth = t[row + k]!;
    const both = truth * (positive * log[k]!) + (1 - truth) * (negative * logOfRest[k]!);
    term[k]! += weight * (0 - both);
  }
}

/**
 * The gradient of the terms into the gradient plane.
 *
 * @param slope - the derivative of the loss with respect to the terms
 * @param adds - whether it is added to what is there
 */
export function binaryGradientTile(
  tile: Tile,
  sigmoid: boolean,
  terms: VoxelTerms,
  slope: TermSlope,
  adds: boolean,
): void {
  const { classes, padded } = tile;
  const { weights } = terms;
  const out = tile.plane(PLANE.gradient);
  const own = tile.line(LINE.own);
  const missing = tile.line(LINE.missing);
  const total = tile.line(LINE.mean);
  const log = tile.line(LINE.log);
  const logOfRest = tile.line(LINE.logOfRest);
  const isKept = terms.gamma !== 0 && tile.takes === "both";
  if (sigmoid && !isKept) sigmoidOfNegativeTile(tile);
  const simd = sigmoid && terms.gamma === 0 ? termKernelsNear(tile) : null;
  const arrived = tile.line(LINE.arrived);
  for (let c = 0; c < classes; c++) {
    const row = c * ROW;
    if (simd !== null && typeof slope === "number") {
      putSimdGradient(tile, simd, c, terms, slope, adds);
      continue;
    }
    // The derivative of the logarithm alone needs no logarithm.
    if (isKept) takeKeptLogs(tile, c);
    else if (terms.gamma !== 0) takeLogs(tile, c, sigmoid);
    takeProbabilities(tile, c, sigmoid);
    if (typeof slope === "number") arrived.fill(-(slope * weights[c]!), 0, padded);
    else for (let k = 0; k < padded; k++) arrived[k] = -(slope[row + k]! * weights[c]!);
    takeSlopes(tile, row, terms);
    const ofOwn = tile.line(LINE.slope);
    const ofMissing = tile.line(LINE.factor);
    for (let k = 0; k < padded; k++) {
      const p = own[k]!;
      const rest = missing[k]!;
      // In the order in which the tape adds the same contributions.
      const ofPowers = sigmoid
        ? ofOwn[k]! * (p * rest) - ofMissing[k]! * (rest * p)
        : ofOwn[k]! - ofMissing[k]!;
      const ofLogs = sigmoid
        ? ofPowers - logOfRest[k]! * p + log[k]! * rest
        : ofPowers - slopeOfLog(logOfRest[k]!, rest) + slopeOfLog(log[k]!, p);
      total[k] = ofLogs;
    }
    if (adds) for (let k = 0; k < padded; k++) out[row + k]! += total[k]!;
    else for (let k = 0; k < padded; k++) out[row + k] = total[k]!;
  }
}

function putSimdGradient(
  tile: Tile,
  kernels: TermKernels,
  c: number,
  { weights, positive, negative }: VoxelTerms,
  slope: number,
  adds: boolean,
): void {
  const at = (plane: number) => tile.plane(plane).byteOffset + 8 * c * ROW;
  const h = -(slope * weights[c]!);
  const [t, p, rest, to] = [at(PLANE.target), at(PLANE.probability), at(PLANE.rest), at(PLANE.gradient)];
  kernels.binaryGradientRow(t, p, rest, h, positive, negative, tile.padded, adds ? 1 : 0, to);
}

function slopeOfLog(slope: number, x: number): number {
  return x < MIN_LOGARITHM_OF ? 0 : slope / x;
}

/**
 * Replaces the logarithms by the derivatives with respect to them; those with respect to p and 1 − p are `slope` and `factor`. The line
 * `arrived` holds those with respect to the sums of both parts of the terms.
 */
function takeSlopes(tile: Tile, row: number, { gamma, positive, negative }: VoxelTerms): void {
  const { padded } = tile;
  const t = tile.plane(PLANE.target);
  const log = tile.line(LINE.log);
  const logOfRest = tile.line(LINE.logOfRest);
  const power = tile.line(LINE.power);
  const ofOwn = tile.line(LINE.slope);
  const ofMissing = tile.line(LINE.factor);
  const h = tile.line(LINE.arrived);
  if (gamma === 0) {
    for (let k = 0; k < padded; k++) {
      const truth = t[row + k]!;
      log[k] = h[k]! * truth * positive;
      logOfRest[k] = h[k]! * (1 - truth) * negative;
    }
    ofOwn.fill(0, 0, padded);
    ofMissing.fill(0, 0, padded);
    return;
  }
  positivePowerRow(tile, power, tile.line(LINE.missing), padded, gamma);
  for (let k = 0; k < padded; k++) {
    const d = h[k]! * t[row + k]! * positive;
    ofMissing[k] = d * log[k]!;
    log[k] = d * power[k]!;
  }
  positivePowerRow(tile, power, tile.line(LINE.own), padded, gamma);
  for (let k = 0; k < padded; k++) {
    const d = h[k]! * (1 - t[row + k]!) * negative;
    ofOwn[k] = d * logOfRest[k]!;
    logOfRest[k] = d * power[k]!;
  }
  positivePowerSlope(tile, ofMissing, ofMissing, tile.line(LINE.missing), padded, gamma);
  positivePowerSlope(tile, ofOwn, ofOwn, tile.line(LINE.own), padded, gamma);
}
