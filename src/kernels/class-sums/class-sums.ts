import type { FloatArray } from "../../tensor/allocate.ts";
import { BLOCK, sumBlock } from "../arrays/summation.ts";
import { putGradientOfTile } from "./class-gradient.ts";
import { type ClassSumsOperands, rangesOf, usesLabels, type VoxelRange } from "./operands.ts";
import { readTile } from "./read-tile.ts";
import { addLabelSums, addSoftSums } from "./tile/overlap-tile.ts";
import { LINE, type Tile, tileOf } from "./tile/tile.ts";

/** Sums over the voxels. */
export interface ClassSums {
  /**
   * [batch, 4·classes + 3]: of each class Σ p·t (or Σ min(p, t)), then Σ p (or Σ p²), Σ t (or Σ t²), Σ t; then the terms, the weights
   * of the target, and the number of voxels that count.
   */
  readonly sums: Float64Array;
  /** Whether all labels, and if asked all other values, may be what they should be; `false` calls for a search of one that is not. */
  readonly valid: boolean;
}

/** Numbers of a sample in {@link ClassSums}. */
export function widthOf(classes: number): number {
  return 4 * classes + 3;
}

/** The gradient of a loss of terms alone, whose derivative with respect to the terms is known before the pass. */
export interface GradientAhead {
  /** The derivative with respect to the terms of every sample. */
  readonly slope: number;
  /** An array of the prediction's size. */
  readonly out: FloatArray;
}

/**
 * The fused pass: every voxel is read once. In the library's summation order.
 *
 * @param blocks - takes the sums of each block as well, [blocks, batch, 4·classes + 3]
 * @param range - the voxels that are read, of which the results are then those of a batch of one; `null`: all
 * @param ahead - takes the gradient of the same reading, with the bits of `classGradient`
 */
export function classSums(
  operands: ClassSumsOperands,
  checked: boolean,
  blocks: Float64Array | null = null,
  range: VoxelRange | null = null,
  ahead: GradientAhead | null = null,
): ClassSums {
  const { layout } = operands;
  const { classes, voxels } = layout;
  const width = widthOf(classes);
  const ranges = rangesOf(layout, range);
  const sums = new Float64Array(ranges.length * width);
  const own = new Float64Array(width);
  const { prediction, target } = operands;
  const tile = tileOf(classes, classes * voxels, ...(ahead === null ? [] : [ahead.out]), prediction, target);
  tile.takes = ahead === null ? "sums" : "both";
  const slopes = ahead === null ? null : Float64Array.from({ length: layout.batch }, () => ahead.slope);
  let valid = true;
  ranges.forEach(({ sample, start, end }, index) => {
    for (let voxel = start; voxel < end; voxel += BLOCK) {
      valid = readTile(tile, operands, sample, voxel, checked) && valid;
      own.fill(0);
      sumTile(tile, operands, own);
      for (let at = 0; at < width; at++) sums[index * width + at]! += own[at]!;
      if (ahead !== null) {
        const last = voxel + BLOCK >= end;
        putGradientOfTile(tile, operands, { overlap: null, terms: slopes }, ahead.out, sample, voxel, last);
      }
      blocks?.set(own, (((voxel - start) / BLOCK) * ranges.length + index) * width);
    }
  });
  return { sums, valid };
}

/** Adds the sums of a tile to `own`. */
function sumTile(tile: Tile, operands: ClassSumsOperands, own: Float64Array): void {
  const { overlap, terms } = operands;
  const { classes, count, counted } = tile;
  const labels = usesLabels(operands);
  if (overlap !== null) {
    if (labels) addLabelSums(tile, own, 0);
    else addSoftSums(tile, overlap, own, 0);
  }
  if (terms !== null) {
    operands.termPass!.takeTerms(tile, operands);
    own[4 * classes] = sumLine(tile, LINE.term);
    if (terms.form === "categorical") own[4 * classes + 1] = sumLine(tile, LINE.weight);
  }
  let voxels = count;
  if (counted !== null) for (let k = 0; k < count; k++) if (counted[k] === 0) voxels--;
  own[4 * classes + 2] = voxels;
}

/** The sum of a line, as a block of the summation order. */
function sumLine(tile: Tile, index: number): number {
  const { simd, pairs, padded } = tile;
  const line = tile.line(index);
  if (simd === null) return sumBlock(line, 0, 1, padded);
  pairs[0] = 0;
  simd.kernels.addRowSums(line.byteOffset, 1, padded, pairs.byteOffset);
  return pairs[0];
}
