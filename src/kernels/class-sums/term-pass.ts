import { takeOverlapSlopes } from "./class-gradient.ts";
import { type ClassSumsOperands, type TermPass, usesLabels } from "./operands.ts";
import { binaryGradientTile } from "./terms/binary-gradient-tile.ts";
import { takeBinaryTerms } from "./terms/binary-tile.ts";
import { labelGradientTile, labelProbabilityGradientTile } from "./terms/label-gradient-tile.ts";
import { takeLabelSlopes, takeLabelTerms } from "./terms/label-terms.ts";
import { putSimdTermGradient, termKernelsNear } from "./terms/simd-label-terms.ts";
import {
  logSoftmaxPullbackTile,
  probabilityPullbackTile,
  takeSoftSlopes,
  takeSoftTerms,
} from "./terms/soft-terms.ts";
import type { TermSlope } from "./terms/voxel-terms.ts";
import type { OverlapSlopes } from "./tile/overlap-tile.ts";
import { sigmoidOfNegativeTile, sigmoidPullbackTile } from "./tile/sigmoid-tile.ts";
import { softmaxPullbackTile } from "./tile/softmax-tile.ts";
import { PLANE, type Tile } from "./tile/tile.ts";

function takeTerms(tile: Tile, operands: ClassSumsOperands, rows?: Float64Array): void {
  const { activation } = operands;
  const terms = operands.terms!;
  if (terms.form === "binary") takeBinaryTerms(tile, activation === "sigmoid", terms, rows);
  else if (usesLabels(operands)) takeLabelTerms(tile, activation === "softmax", terms);
  else takeSoftTerms(tile, activation === "softmax", terms);
}

function pullBack(tile: Tile, operands: ClassSumsOperands, overlap: OverlapSlopes, slope: TermSlope): void {
  if (operands.terms!.form === "binary") pullBackBinary(tile, operands, overlap, slope);
  else if (usesLabels(operands)) pullBackLabels(tile, operands, overlap, slope);
  else pullBackSoft(tile, operands, overlap, slope);
}

function pullBackLabels(
  tile: Tile,
  { activation, terms }: ClassSumsOperands,
  overlap: OverlapSlopes,
  slope: TermSlope,
): void {
  const softmax = activation === "softmax";
  takeLabelSlopes(tile, softmax, terms!, slope);
  // Without slopes of overlap sums fewer operations have the same bits.
  const simd = softmax && overlap.overlap === null ? termKernelsNear(tile) : null;
  if (simd !== null) putSimdTermGradient(tile, simd, terms!);
  else if (softmax) labelGradientTile(tile, overlap, true, terms!.gamma !== 0);
  else labelProbabilityGradientTile(tile, overlap, true, terms!.gamma !== 0);
}

function pullBackSoft(
  tile: Tile,
  operands: ClassSumsOperands,
  overlap: OverlapSlopes,
  slope: TermSlope,
): void {
  const terms = operands.terms!;
  const softmax = operands.activation === "softmax";
  takeOverlapSlopes(tile, operands, overlap);
  takeSoftSlopes(tile, softmax, terms, slope);
  if (!softmax) {
    probabilityPullbackTile(tile);
    return;
  }
  logSoftmaxPullbackTile(tile);
  if (overlap.overlap !== null || terms.gamma !== 0) {
    softmaxPullbackTile(tile, tile.plane(PLANE.gradient), true);
  }
}

function pullBackBinary(
  tile: Tile,
  operands: ClassSumsOperands,
  overlap: OverlapSlopes,
  slope: TermSlope,
): void {
  const sigmoid = operands.activation === "sigmoid";
  if (overlap.overlap !== null) {
    takeOverlapSlopes(tile, operands, overlap);
    if (sigmoid) {
      sigmoidOfNegativeTile(tile);
      sigmoidPullbackTile(tile);
    } else tile.plane(PLANE.gradient).set(tile.plane(PLANE.slope));
  }
  binaryGradientTile(tile, sigmoid, operands.terms!, slope, overlap.overlap !== null);
}

/** The part of the fused pass for losses with terms: cross entropy and focal, categorical and binary. */
export const TERM_PASS: TermPass = { takeTerms, pullBack };
