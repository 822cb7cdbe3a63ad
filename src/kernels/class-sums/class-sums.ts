import { allocateGradient, type DType, type FloatArray } from "../../tensor/allocate.ts";
import type { ClassLayout } from "../../tensor/class-layout.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { isProbability } from "../../tensor/voxels/probability.ts";
import { BLOCK, sumBlock } from "../arrays/summation.ts";
import type { OverlapKind } from "../overlap/overlap-block.ts";
import { labelGradientTile, labelProbabilityGradientTile } from "./label-gradient-tile.ts";
import { loadLabels, loadLogits, loadRows, placeTile, spreadLabels, storeRows } from "./load-tile.ts";
import { addLabelSums, addSoftSums, slopeOfOverlap } from "./overlap-tile.ts";
import { sigmoidOfNegativeTile, sigmoidPullbackTile, sigmoidTile } from "./sigmoid-tile.ts";
import { softmaxPullbackTile, softmaxTile } from "./softmax-tile.ts";
import { LINE, PLANE, ROW, type Tile, tileOf } from "./tile.ts";
import type { VoxelTerms } from "./voxel-terms.ts";

/** A prediction, a target over the same voxels and classes, and the sums that are taken of them. */
export interface ClassSumsOperands {
  readonly layout: ClassLayout;
  readonly prediction: FloatArray;
  readonly target: FloatArray | LabelArray;
  readonly counted: Uint8Array | null;
  readonly activation: "none" | "sigmoid" | "softmax";
  /** Which overlap sums; `null`: none. */
  readonly overlap: OverlapKind | null;
  /** The terms of a voxel loss; `null`: none. */
  readonly terms: VoxelTerms | null;
  /** What computes the terms; `null` without terms. A bundle of a loss without terms contains none of it. */
  readonly termPass: TermPass | null;
}

/** The part of the pass that computes the terms of a voxel loss. */
export interface TermPass {
  /** Fills the lines `term` and, for the categorical form, `weight` of a tile whose probabilities are there. */
  readonly takeTerms: (tile: Tile, operands: ClassSumsOperands) => void;
  /**
   * Fills the gradient plane, with the derivatives of the overlap sums and of the terms.
   *
   * @param slope - the derivative with respect to the terms
   */
  readonly pullBack: (tile: Tile, operands: ClassSumsOperands, overlap: OverlapSlopes, slope: number) => void;
}

/** The derivatives with respect to the overlap sums of one sample. */
export interface OverlapSlopes {
  /** Those with respect to the first two sums of each class of each sample; `null`: all are 0. */
  readonly overlap: Float64Array | null;
  /** Where in `overlap` the first one of the sample is, and how far behind it the first one of the second sum. */
  readonly at: number;
  readonly rows: number;
}

/** Sums over the voxels. */
export interface ClassSums {
  /**
   * [batch, 4·classes + 3]: of each class Σ p·t (or Σ |p − t|), then Σ p (or Σ p²), Σ t (or Σ t²), Σ t; then the terms, the weights
   * of the target, and the number of voxels that count.
   */
  readonly sums: Float64Array;
  /** Whether all labels, and if asked all other values, may be what they should be; `false` calls for a search of one that is not. */
  readonly valid: boolean;
}

/** Some voxels of one sample, from `start`, a multiple of BLOCK, to before `end`, another one or the number of voxels. */
export interface VoxelRange {
  readonly sample: number;
  readonly start: number;
  readonly end: number;
}

/** Numbers of a sample in {@link ClassSums}. */
export function widthOf(classes: number): number {
  return 4 * classes + 3;
}

/**
 * The fused pass: every voxel is read once. In the library's summation order.
 *
 * @param blocks - takes the sums of each block as well, [blocks, batch, 4·classes + 3]
 * @param range - the voxels that are read, of which the results are then those of a batch of one; `null`: all
 */
export function classSums(
  operands: ClassSumsOperands,
  checked: boolean,
  blocks: Float64Array | null = null,
  range: VoxelRange | null = null,
): ClassSums {
  const { layout } = operands;
  const { classes, voxels } = layout;
  const width = widthOf(classes);
  const ranges = rangesOf(layout, range);
  const sums = new Float64Array(ranges.length * width);
  const own = new Float64Array(width);
  const tile = tileOf(classes, classes * voxels, operands.prediction, operands.target);
  let valid = true;
  ranges.forEach(({ sample, start, end }, index) => {
    for (let voxel = start; voxel < end; voxel += BLOCK) {
      valid = loadTile(tile, operands, sample, voxel, checked) && valid;
      own.fill(0);
      sumTile(tile, operands, own);
      for (let at = 0; at < width; at++) sums[index * width + at]! += own[at]!;
      blocks?.set(own, (((voxel - start) / BLOCK) * ranges.length + index) * width);
    }
  });
  return { sums, valid };
}

function rangesOf({ batch, voxels }: ClassLayout, range: VoxelRange | null): readonly VoxelRange[] {
  if (range !== null) return [range];
  return Array.from({ length: batch }, (_, sample) => ({ sample, start: 0, end: voxels }));
}

/** The derivatives of a loss with respect to the sums of {@link classSums}. */
export interface ClassSlopes {
  /** [2, batch, classes], with respect to the first two sums of each class; `null` without overlap sums. */
  readonly overlap: Float64Array | null;
  /** [batch], with respect to the terms; `null` without terms. */
  readonly terms: Float64Array | null;
}

/** The transpose of {@link classSums} in the prediction: its gradient, computed from the prediction again, tile by tile. */
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
  for (const { sample, start, end } of rangesOf(layout, range)) {
    for (let voxel = start; voxel < end; voxel += BLOCK) {
      loadTile(tile, operands, sample, voxel, false);
      pullBackTile(tile, operands, slopes, sample);
      storeRows(tile, tile.plane(PLANE.gradient), out, layout, sample, voxel);
    }
  }
}

/** Reports whether the labels of a tile serve as they are; otherwise they become rows of 0 and 1, in the cache. */
export function usesLabels({ target, activation, overlap, terms }: ClassSumsOperands): boolean {
  if (target instanceof Float32Array || target instanceof Float64Array || activation === "sigmoid")
    return false;
  if (overlap !== null && overlap !== "products") return false;
  return terms === null || (terms.form === "categorical" && terms.smoothing === 0);
}

/**
 * Reads a block and computes its probabilities.
 *
 * @returns whether all labels, and if `checked` all other values, may be what they should be
 */
export function loadTile(
  tile: Tile,
  operands: ClassSumsOperands,
  sample: number,
  voxel: number,
  checked: boolean,
): boolean {
  const { layout, prediction, target, counted, activation, terms } = operands;
  const count = Math.min(BLOCK, layout.voxels - voxel);
  placeTile(tile, layout, sample, voxel, count, counted);
  const x = tile.plane(PLANE.input);
  if (activation === "softmax") loadLogits(tile, prediction, layout, sample, voxel);
  else loadRows(tile, x, prediction, layout, sample, voxel);
  let valid = true;
  if (target instanceof Float32Array || target instanceof Float64Array) {
    const t = tile.plane(PLANE.target);
    loadRows(tile, t, target, layout, sample, voxel);
    if (checked) valid = holdsProbabilities(tile, t);
  } else {
    valid = loadLabels(tile, target, sample * layout.voxels + voxel);
    if (!usesLabels(operands)) spreadLabels(tile, tile.plane(PLANE.target));
  }
  if (activation === "softmax") {
    if (!Number.isFinite(softmaxTile(tile, terms !== null)) && checked) valid = false;
  } else if (activation === "sigmoid") {
    if (!Number.isFinite(sigmoidTile(tile)) && checked) valid = false;
  } else {
    tile.plane(PLANE.probability).set(x);
    if (checked && !holdsProbabilities(tile, x)) valid = false;
  }
  return valid;
}

function holdsProbabilities(tile: Tile, plane: Float64Array): boolean {
  let valid = true;
  for (let c = 0; c < tile.classes; c++) valid = rowHoldsProbabilities(plane, c * ROW, tile.count) && valid;
  return valid;
}

function rowHoldsProbabilities(plane: Float64Array, row: number, count: number): boolean {
  let valid = true;
  for (let k = row; k < row + count; k++) if (!isProbability(plane[k]!)) valid = false;
  return valid;
}

/** Adds the sums of a tile to `own`. */
function sumTile(tile: Tile, operands: ClassSumsOperands, own: Float64Array): void {
  const { overlap, terms } = operands;
  const { classes, count, padded, counted } = tile;
  const labels = usesLabels(operands);
  if (overlap !== null) {
    if (labels) addLabelSums(tile, own, 0);
    else addSoftSums(tile, overlap, own, 0);
  }
  if (terms !== null) {
    operands.termPass!.takeTerms(tile, operands);
    own[4 * classes] = sumBlock(tile.line(LINE.term), 0, 1, padded);
    if (terms.form === "categorical") own[4 * classes + 1] = sumBlock(tile.line(LINE.weight), 0, 1, padded);
  }
  let voxels = count;
  if (counted !== null) for (let k = 0; k < count; k++) if (counted[k] === 0) voxels--;
  own[4 * classes + 2] = voxels;
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
    const own = { ...slopes, ofLog: false, ofMissing: false };
    if (activation === "softmax") labelGradientTile(tile, own);
    else labelProbabilityGradientTile(tile, own);
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
