import type { FloatArray } from "../../tensor/allocate.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { isProbability } from "../../tensor/voxels/probability.ts";
import { BLOCK } from "../arrays/summation.ts";
import type { OverlapOperands, OverlapSums } from "./overlap.ts";
import type { OverlapKind } from "./overlap-block.ts";
import { BOUNDS_AT, MARKS_AT, type SimdRows, SUMS_AT, simdRows } from "./simd-rows.ts";
import type { TargetMarks } from "./target-marks.ts";

const KINDS: Readonly<Record<OverlapKind, number>> = { products: 0, squares: 1, minima: 2 };

/** The bits of 1 in float32. Those of numbers below 0, of numbers beyond 1 and of NaN are greater, without a sign. */
const BITS_OF_ONE = 0x3f800000;

/** Places of rows. */
const PREDICTION = 0;
const TARGET = 1;
const OUT = 2;

/** Sums of a block: Σ p·t or Σ min(p, t), those of both operands, and Σ t. */
const BLOCK_SUMS = 4;

/**
 * The overlap sums by SIMD, with the bits of the plain kernel; `null` where the operands are not for it.
 *
 * @param blocks - takes the sums of each block as well
 * @param marks - takes the marks of the targets
 */
export function simdOverlapSums(
  operands: OverlapOperands,
  checked: boolean,
  blocks: Float64Array | null,
  marks: TargetMarks | null = null,
): OverlapSums | null {
  const { layout, kind, prediction, target, counted } = operands;
  if (!(prediction instanceof Float32Array) || target instanceof Float64Array) return null;
  const tiles = simdRows(layout, counted, prediction, target);
  if (tiles === null) return null;
  const { batch, classes, voxels } = layout;
  const { kernels, floats, doubles, bytes } = tiles.instance;
  const rows = batch * classes;
  const sums = new Float64Array(BLOCK_SUMS * rows);
  const bounds = floats.subarray(BOUNDS_AT / 4, BOUNDS_AT / 4 + 8).fill(0.5);
  let valid = true;
  let isHot = marks !== null;
  for (let sample = 0; sample < batch; sample++) {
    for (let voxel = 0; voxel < voxels; voxel += tiles.tile) {
      const count = Math.min(tiles.tile, voxels - voxel);
      tiles.goTo(sample, voxel, count);
      tiles.takeTile(prediction, PREDICTION);
      if (target instanceof Float32Array) tiles.takeTile(target, TARGET);
      else valid = (tiles.takeLabels(target, Math.max(2, classes)) || !checked) && valid;
      for (let c = 0; c < classes; c++) {
        const p = tiles.row(prediction, c, PREDICTION);
        const t = targetRow(tiles, target, c, classes);
        const { padded } = tiles;
        const row = sample * classes + c;
        if (isHot) isHot = kernels.sumHotOverlap(p, t, padded, SUMS_AT, MARKS_AT) >>> 0 <= BITS_OF_ONE;
        if (isHot) {
          const { bytes: kept, stride } = marks!;
          kept.set(bytes.subarray(MARKS_AT, MARKS_AT + padded / 8), row * stride + voxel / 8);
        } else {
          const greatest = kernels.sumOverlap(KINDS[kind], p, t, padded, SUMS_AT);
          if (checked && greatest >>> 0 > BITS_OF_ONE) {
            kernels.boundRow(p, padded, BOUNDS_AT);
            kernels.boundRow(t, padded, BOUNDS_AT);
          }
        }
        for (let from = SUMS_AT / 8, at = voxel; at < voxel + count; at += BLOCK, from += BLOCK_SUMS) {
          for (let which = 0; which < BLOCK_SUMS; which++) {
            const sum = doubles[from + which]!;
            sums[which * rows + row]! += sum;
            if (blocks !== null) blocks[((at / BLOCK) * BLOCK_SUMS + which) * rows + row] = sum;
          }
        }
      }
    }
  }
  if (marks !== null) marks.complete = isHot;
  // NaN is in no bound, but in a sum. Rows between 0 and 1 are in the bounds from the start.
  if (checked) valid = valid && bounds.every(isProbability) && !sums.some(Number.isNaN);
  return { sums, valid };
}

/** The spread by SIMD into `out`, with the bits of the plain kernel; `false` where the operands are not for it. */
export function simdSpreadOverlap(
  { layout, kind, prediction, target, counted }: OverlapOperands,
  coefficients: FloatArray,
  out: FloatArray,
  marks: TargetMarks | null = null,
): boolean {
  if (!(prediction instanceof Float32Array) || target instanceof Float64Array) return false;
  if (!(out instanceof Float32Array)) return false;
  const tiles = simdRows(layout, counted, out, prediction, target);
  if (tiles === null) return false;
  const { batch, classes, voxels } = layout;
  const { kernels, bytes } = tiles.instance;
  const marked = marks?.complete === true ? marks : null;
  for (let sample = 0; sample < batch; sample++) {
    for (let voxel = 0; voxel < voxels; voxel += tiles.tile) {
      const count = Math.min(tiles.tile, voxels - voxel);
      tiles.goTo(sample, voxel, count);
      if (kind !== "products") tiles.takeTile(prediction, PREDICTION);
      if (marked === null) {
        if (target instanceof Float32Array) tiles.takeTile(target, TARGET);
        else tiles.takeLabels(target, Math.max(2, classes));
      }
      for (let c = 0; c < classes; c++) {
        const row = sample * classes + c;
        const written = tiles.rowOf(out, c, OUT);
        const [a, b] = [coefficients[row]!, coefficients[batch * classes + row]!];
        const { padded } = tiles;
        if (marked === null) {
          const p = kind === "products" ? 0 : tiles.row(prediction, c, PREDICTION);
          const t = targetRow(tiles, target, c, classes);
          kernels.spreadOverlap(KINDS[kind], p, t, padded, a, b, written);
        } else {
          const from = row * marked.stride + voxel / 8;
          bytes.set(marked.bytes.subarray(from, from + padded / 8), MARKS_AT);
          kernels.spreadHot(MARKS_AT, padded, a, b, SUMS_AT, written);
        }
        tiles.keepRow(out, c, OUT, written);
      }
      tiles.keepTile(out, OUT);
    }
  }
  return true;
}

function targetRow(tiles: SimdRows, target: Float32Array | LabelArray, c: number, classes: number): number {
  return target instanceof Float32Array
    ? tiles.row(target, c, TARGET)
    : tiles.labelRow(classes === 1 ? 1 : c, TARGET);
}
