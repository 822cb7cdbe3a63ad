import { allocateGradient, type DType, type FloatArray } from "../../tensor/allocate.ts";
import { BLOCK } from "../arrays/summation.ts";
import { type ClassSumsOperands, rangesOf, usesLabels, type VoxelRange } from "./operands.ts";
import { readTile } from "./read-tile.ts";
import { labelGradientTile, labelProbabilityGradientTile } from "./terms/label-gradient-tile.ts";
import { type OverlapSlopes, slopeOfOverlap } from "./tile/overlap-tile.ts";
import { sigmoidOfNegativeTile, sigmoidPullbackTile } from "./tile/sigmoid-tile.ts";
import { softmaxPullbackTile } from "./tile/softmax-tile.ts";
import { keepRows } from "./tile/staged-rows.ts";
import { PLANE, type Tile, tileOf } from "./tile/tile.ts";

/** The derivatives of a loss with respect to the sums of `classSums`. */
export interface ClassSlopes {
  /** [2, batch, classes], with respect to the first two sums of each class; `null` without overlap sums. */
  readonly overlap: Float64Array | null;
  /** [batch], with respect to the terms; `null` without terms. */
  readonly terms: Float64Array | null;
}

/** The transpose of `classSums` in the prediction: its gradient, computed from the prediction again, tile by tile. */
export function classGradient(operands: ClassSumsOperands, slopes: ClassSlopes, dtype: DType): FloatArray {
  const { batch, classes, voxels } = operands.layout;
  const out = allocateGradient(operands.prediction, batch * classes * voxels, dtype, true);
  putClassGradient(operands, slopes, out);
  return out;
}

/**
 * As {@link classGradient}, into an array of the prediction's size.
 *
 * @param range - the voxels whose gradient is computed; `null`: all
 */
export function putClassGradient(
  operands: ClassSumsOperands,
  slopes: ClassSlopes,
  out: FloatArray,
  range: VoxelRange | null = null,
): void {
  const { layout } = operands;
  const { classes, voxels } = layout;
  const tile = tileOf(classes, classes * voxels, out, operands.prediction, operands.target);
  tile.takes = "gradient";
  for (const { sample, start, end } of rangesOf(layout, range)) {
    for (let voxel = start; voxel < end; voxel += BLOCK) {
      readTile(tile, operands, sample, voxel, false);
      putGradientOfTile(tile, operands, slopes, out, sample, voxel, voxel + BLOCK >= end);
    }
  }
}

/**
 * The gradient of the block that a tile holds, to its place in `out`.
 *
 * @param last - whether it is the last block of its range: all of them are in `out` then
 */
export function putGradientOfTile(
  tile: Tile,
  operands: ClassSumsOperands,
  slopes: ClassSlopes,
  out: FloatArray,
  sample: number,
  voxel: number,
  last: boolean,
): void {
  pullBackTile(tile, operands, slopes, sample);
  keepRows(tile, tile.plane(PLANE.gradient), out, operands.layout, sample, voxel, last);
}

/** The gradient of the prediction into the gradient plane. */
function pullBackTile(
  tile: Tile,
  operands: ClassSumsOperands,
  { overlap: ofOverlap, terms: ofTerms }: ClassSlopes,
  sample: number,
): void {
  const { layout, activation, overlap, terms } = operands;
  const { batch, classes } = layout;
  const slopes: OverlapSlopes = {
    overlap: overlap === null ? null : ofOverlap,
    at: sample * classes,
    rows: batch * classes,
  };
  if (terms !== null && ofTerms !== null) {
    operands.termPass!.pullBack(tile, operands, slopes, ofTerms[sample]!);
  } else if (usesLabels(operands)) {
    if (activation === "softmax") labelGradientTile(tile, slopes, false, false);
    else labelProbabilityGradientTile(tile, slopes, false, false);
  } else {
    takeOverlapSlopes(tile, operands, slopes);
    if (activation === "none") tile.plane(PLANE.gradient).set(tile.plane(PLANE.slope));
    else if (activation === "softmax") softmaxPullbackTile(tile, tile.plane(PLANE.gradient), false);
    else {
      sigmoidOfNegativeTile(tile);
      sigmoidPullbackTile(tile);
    }
  }
}

/** The derivatives with respect to the probabilities into the slope plane, from the overlap sums. */
export function takeOverlapSlopes(
  tile: Tile,
  { overlap }: ClassSumsOperands,
  { overlap: slopes, at, rows }: OverlapSlopes,
): void {
  if (overlap === null || slopes === null) tile.plane(PLANE.slope).fill(0);
  else slopeOfOverlap(tile, overlap, slopes, at, rows);
}
