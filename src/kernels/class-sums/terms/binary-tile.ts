import type { TermKernels } from "../../simd/term-kernels.ts";
import { sigmoidOfNegativeTile } from "../tile/sigmoid-tile.ts";
import { LINE, PLANE, ROW, type Tile } from "../tile/tile.ts";
import { keepLogs, takeLogs, takeProbabilities } from "./binary-lines.ts";
import { positivePowerRow } from "./guarded-rows.ts";
import { termKernelsNear } from "./simd-label-terms.ts";
import type { VoxelTerms } from "./voxel-terms.ts";

/*
 * The binary terms of a tile, class by class: each class is a separate problem, with the target plane as its target. The lines of a
 * class hold log p, log(1 − p), and for γ ≠ 0 p, 1 − p and a power of one of them at a time.
 */

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
