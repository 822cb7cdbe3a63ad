import type { TermKernels } from "../../simd/term-kernels.ts";
import { sigmoidOfNegativeTile } from "../tile/sigmoid-tile.ts";
import { LINE, PLANE, ROW, type Tile } from "../tile/tile.ts";
import { takeKeptLogs, takeLogs, takeProbabilities } from "./binary-lines.ts";
import { positivePowerRow, positivePowerSlope } from "./guarded-rows.ts";
import { termKernelsNear } from "./simd-label-terms.ts";
import { MIN_LOGARITHM_OF, type TermSlope, type VoxelTerms } from "./voxel-terms.ts";

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
