import { sumOfOthersAtLabels } from "../tile/sum-of-others.ts";
import { LINE, PLANE, ROW, type Tile } from "../tile/tile.ts";
import { boundedLogRow, positivePowerRow, positivePowerSlope } from "./guarded-rows.ts";
import { takeSimdLabelSlopes, takeSimdLabelTerms, termKernelsOf } from "./simd-label-terms.ts";
import { softmaxShift } from "./softmax-shift.ts";
import type { TermSlope, VoxelTerms } from "./voxel-terms.ts";
import { weighBySlopes } from "./weigh-by-slopes.ts";

/*
 * The categorical terms of a label map. Only the class of the label has a term, so that there is one logarithm and one power a voxel.
 */

/**
 * The lines `log`, where it is asked for, and for γ ≠ 0 `missing` and `power` at the label of each voxel; `factor` is the weight of
 * its class.
 */
function takeLabelLines(
  tile: Tile,
  softmax: boolean,
  terms: VoxelTerms,
  withLog: boolean,
  withMissing: boolean,
): void {
  const { labels, padded, classes } = tile;
  const [x, p] = [tile.plane(PLANE.input), tile.plane(PLANE.probability)];
  const log = tile.line(LINE.log);
  const factor = tile.line(LINE.factor);
  const missing = tile.line(LINE.missing);
  const own = tile.line(LINE.power);
  for (let k = 0; k < padded; k++) {
    const label = labels[k]!;
    factor[k] = label < 0 ? 0 : terms.weights[label]!;
    own[k] = label < 0 ? (softmax ? 0 : 1) : x[label * ROW + k]!;
  }
  if (!withLog) log.fill(0, 0, padded);
  else if (softmax) {
    const shift = softmaxShift(tile);
    const largest = tile.line(LINE.largest);
    for (let k = 0; k < padded; k++) log[k] = own[k]! - largest[k]! - shift[k]!;
  } else boundedLogRow(log, own, 0, padded);
  if (!withMissing && terms.gamma === 0) return;
  if (softmax) sumOfOthersAtLabels(missing, p, classes, labels, padded);
  else for (let k = 0; k < padded; k++) missing[k] = 1 - own[k]!;
  positivePowerRow(tile, own, missing, padded, terms.gamma);
}

/** The lines `term` and `weight` of a label map. */
export function takeLabelTerms(tile: Tile, softmax: boolean, terms: VoxelTerms): void {
  const simd = softmax ? termKernelsOf(tile) : null;
  if (simd !== null) {
    takeSimdLabelTerms(tile, simd, terms);
    return;
  }
  takeLabelLines(tile, softmax, terms, true, tile.takes === "both");
  const { padded } = tile;
  const log = tile.line(LINE.log);
  const factor = tile.line(LINE.factor);
  const power = tile.line(LINE.power);
  const term = tile.line(LINE.term);
  const weight = tile.line(LINE.weight);
  const { gamma } = terms;
  for (let k = 0; k < padded; k++) {
    const w = factor[k]!;
    weight[k] = w;
    term[k] = w === 0 ? 0 : 0 - w * (gamma === 0 ? log[k]! : power[k]! * log[k]!);
  }
}

/**
 * The derivatives at the label of each voxel, with respect to the logarithm in the line `slope`, with respect to 1 − p in `factor`,
 * and 1 − p itself in `missing`.
 * @param slope - the derivative of the loss with respect to the terms
 */
export function takeLabelSlopes(tile: Tile, softmax: boolean, terms: VoxelTerms, slope: TermSlope): void {
  const simd = softmax ? termKernelsOf(tile) : null;
  if (simd !== null) {
    takeSimdLabelSlopes(tile, simd, terms, slope);
    return;
  }
  // Of one reading, the terms have left their lines.
  if (tile.takes !== "both") takeLabelLines(tile, softmax, terms, terms.gamma !== 0, true);
  const { padded } = tile;
  const { gamma } = terms;
  const log = tile.line(LINE.log);
  const factor = tile.line(LINE.factor);
  const power = tile.line(LINE.power);
  const logSlope = tile.line(LINE.slope);
  const common = weighBySlopes(factor, slope, padded);
  for (let k = 0; k < padded; k++) {
    const h = -common * factor[k]!;
    logSlope[k] = gamma === 0 ? h : h * power[k]!;
    factor[k] = h === 0 ? 0 : h * log[k]!;
  }
  positivePowerSlope(tile, factor, factor, tile.line(LINE.missing), padded, gamma);
}
