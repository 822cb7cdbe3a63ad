import { allocateGradient, type DType, type FloatArray, isFloatArray } from "../../tensor/allocate.ts";
import type { ClassLayout } from "../../tensor/class-layout.ts";
import { elementOf, stepOf } from "../../tensor/class-layout.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import { labelsInRange } from "../../tensor/voxels/invalid-values.ts";
import { BLOCK } from "../arrays/summation.ts";
import { type ClassView, isCounted, viewClass, viewLabels } from "./class-block.ts";
import { type BlockSums, type OverlapKind, sumOverlap } from "./overlap-block.ts";
import { simdOverlapSums, simdSpreadOverlap } from "./simd-overlap.ts";
import type { TargetMarks } from "./target-marks.ts";

/** A prediction and a target over the same voxels and classes. */
export interface OverlapOperands {
  readonly layout: ClassLayout;
  readonly prediction: FloatArray;
  readonly target: FloatArray | LabelArray;
  readonly counted: Counted;
  readonly kind: OverlapKind;
}

/** Sums over the voxels. */
export interface OverlapSums {
  /**
   * [4, batch, classes]: Σ p·t or Σ min(p, t), the sum of the prediction, that of the target, and Σ t, never squared: it
   * shows whether a class is there, and how large it is.
   */
  readonly sums: Float64Array;
  /** Whether all values that count are probabilities, and all labels name a class; `true` if nobody asked. */
  readonly valid: boolean;
}

/**
 * The fused pass: every voxel is read once. In the library's summation order, with a block per class and BLOCK voxels.
 *
 * @param blocks - takes the sums of each block as well, [blocks, 4, batch, classes]
 * @param marks - takes the marks of the targets, where SIMD serves
 */
export function overlapSums(
  operands: OverlapOperands,
  checked: boolean,
  blocks: Float64Array | null = null,
  marks: TargetMarks | null = null,
): OverlapSums {
  return simdOverlapSums(operands, checked, blocks, marks) ?? plainOverlapSums(operands, checked, blocks);
}

function plainOverlapSums(
  operands: OverlapOperands,
  checked: boolean,
  blocks: Float64Array | null,
): OverlapSums {
  const { layout, kind, target: t, counted } = operands;
  const rows = layout.batch * layout.classes;
  const labels = isSoft(t) ? null : t;
  const labelled = Math.max(2, layout.classes);
  const sums = new Float64Array(4 * rows);
  const scratch = new Float64Array(kind === "minima" ? BLOCK : 0);
  const block: BlockSums = { overlap: 0, predicted: 0, actual: 0, volume: 0, valid: true };
  let valid = true;
  forEachBlock(operands, (prediction, target, row, sample, voxel, c, count) => {
    if (checked && labels !== null && c === 0) {
      valid = labelsInRange(labels, sample * layout.voxels + voxel, count, labelled, counted) && valid;
    }
    sumOverlap(block, kind, prediction, target, count, checked, scratch);
    sums[row]! += block.overlap;
    sums[rows + row]! += block.predicted;
    sums[2 * rows + row]! += block.actual;
    sums[3 * rows + row]! += block.volume;
    if (blocks !== null) {
      const at = (voxel / BLOCK) * 4 * rows + row;
      blocks[at] = block.overlap;
      blocks[at + rows] = block.predicted;
      blocks[at + 2 * rows] = block.actual;
      blocks[at + 3 * rows] = block.volume;
    }
    valid = valid && block.valid;
  });
  return { sums, valid };
}

/**
 * The backward pass: out = a·t + b, a·t + 2·b·p or a·∂min(p, t)/∂p + b by kind, 0 where a voxel does not count, with
 * `a` and `b` per row in `coefficients`, [2, batch, classes].
 *
 * It is the transpose of {@link overlapSums} in the prediction: with the derivatives of a loss with respect to the first
 * two sums as coefficients it gives its gradient.
 *
 * @param marks - those of the target, which are read in its place if they are complete
 */
export function spreadOverlap(
  operands: OverlapOperands,
  coefficients: FloatArray,
  dtype: DType,
  marks: TargetMarks | null = null,
): FloatArray {
  const { layout, kind, counted } = operands;
  const { batch, classes, voxels } = layout;
  const rows = batch * classes;
  const out = allocateGradient(operands.prediction, rows * voxels, dtype, counted === null);
  if (simdSpreadOverlap(operands, coefficients, out, marks)) return out;
  const step = stepOf(layout);
  const spreadBlock = SPREAD_KERNELS[kind];
  const staged = new Float64Array(Math.min(BLOCK, voxels));
  forEachBlock(operands, (prediction, target, row, sample, voxel, c, count) => {
    const a = coefficients[row]!;
    const b = coefficients[rows + row]!;
    const start = elementOf(layout, sample, voxel, c);
    if (step !== null && counted === null) {
      spreadBlock(out, start, step, prediction, target, count, a, b);
      return;
    }
    spreadBlock(staged, 0, 1, prediction, target, count, a, b);
    const first = sample * voxels + voxel;
    for (let k = 0; k < count; k++) {
      if (!isCounted(counted, first + k)) continue;
      out[step === null ? elementOf(layout, sample, voxel + k, c) : start + k * step] = staged[k]!;
    }
  });
  return out;
}

type SpreadKernel = (
  out: FloatArray,
  start: number,
  step: number,
  prediction: ClassView,
  target: ClassView,
  count: number,
  a: number,
  b: number,
) => void;

const spreadProducts: SpreadKernel = (out, start, step, _prediction, target, count, a, b) => {
  const { data: t, step: tStep } = target;
  const end = start + count * step;
  for (let o = start, j = target.start; o < end; o += step, j += tStep) out[o] = a * t[j]! + b;
};

const spreadSquares: SpreadKernel = (out, start, step, prediction, target, count, a, b) => {
  const { data: p, step: pStep } = prediction;
  const { data: t, step: tStep } = target;
  const end = start + count * step;
  for (let o = start, i = prediction.start, j = target.start; o < end; o += step, i += pStep, j += tStep) {
    out[o] = a * t[j]! + 2 * b * p[i]!;
  }
};

const spreadMinima: SpreadKernel = (out, start, step, prediction, target, count, a, b) => {
  const { data: p, step: pStep } = prediction;
  const { data: t, step: tStep } = target;
  const end = start + count * step;
  for (let o = start, i = prediction.start, j = target.start; o < end; o += step, i += pStep, j += tStep) {
    out[o] = a * (0.5 - 0.5 * Math.sign(p[i]! - t[j]!)) + b;
  }
};

const SPREAD_KERNELS = {
  products: spreadProducts,
  squares: spreadSquares,
  minima: spreadMinima,
} as const;

type BlockVisitor = (
  prediction: ClassView,
  target: ClassView,
  row: number,
  sample: number,
  voxel: number,
  c: number,
  count: number,
) => void;

/** Blocks of voxels of each sample, and in a block one class after the other, while its memory is near. */
function forEachBlock(operands: OverlapOperands, visit: BlockVisitor): void {
  const { layout, prediction: p, target: t, counted } = operands;
  const { batch, classes, voxels } = layout;
  const pScratch = new Float64Array(Math.min(BLOCK, voxels + 3));
  const tScratch = new Float64Array(Math.min(BLOCK, voxels + 3));
  const prediction: ClassView = { data: p, start: 0, step: 1 };
  const target: ClassView = { data: tScratch, start: 0, step: 1 };
  for (let sample = 0; sample < batch; sample++) {
    for (let voxel = 0; voxel < voxels; voxel += BLOCK) {
      const count = Math.min(BLOCK, voxels - voxel);
      for (let c = 0; c < classes; c++) {
        viewClass(prediction, p, layout, sample, voxel, c, count, counted, pScratch);
        if (isSoft(t)) viewClass(target, t, layout, sample, voxel, c, count, counted, tScratch);
        else viewLabels(target, t, layout, sample, voxel, c, count, counted, tScratch);
        visit(prediction, target, sample * classes + c, sample, voxel, c, count);
      }
    }
  }
}

function isSoft(target: FloatArray | LabelArray): target is FloatArray {
  return isFloatArray(target);
}
