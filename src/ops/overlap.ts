import { castTo } from "../autodiff/fit.ts";
import { isTracked, record, recordSeveral } from "../autodiff/tape.ts";
import * as kernels from "../kernels/overlap/overlap.ts";
import type { OverlapKind } from "../kernels/overlap/overlap-block.ts";
import { marksFor, type TargetMarks } from "../kernels/overlap/target-marks.ts";
import type { ClassLayout } from "../tensor/class-layout.ts";
import { constantTensor } from "../tensor/constant-tensor.ts";
import type { Target } from "../tensor/target.ts";
import { makeTensor, Tensor } from "../tensor/tensor.ts";
import type { Counted } from "../tensor/voxels/counted-voxels.ts";
import { multiply } from "./arithmetic.ts";
import { elementAlong } from "./shape.ts";

/** Which sums are taken of two arrays over the same voxels and classes. */
export interface OverlapSpec {
  readonly layout: ClassLayout;
  readonly counted: Counted;
  readonly kind: OverlapKind;
}

/** Overlap sums of each sample and class, [batch, classes] in float64. */
export interface OverlapResult {
  /** Σ p·t, or Σ min(p, t). */
  readonly overlap: Tensor;
  /** Σ p, or Σ p². */
  readonly predicted: Tensor;
  /** Σ t, or Σ t². */
  readonly actual: Tensor;
  /** Σ t per [batch, classes], never squared; a constant. */
  readonly targetVoxels: Float64Array;
  /** Whether all values that count are probabilities; `true` if `checked` is not. */
  readonly valid: boolean;
}

/**
 * The fused overlap pass on the tape. With the {@link scatterOverlap} it is closed under differentiation: each is the transpose
 * of the other, so two kernels serve every order of derivative, in the prediction and in a soft target.
 */
export function overlapSums(
  prediction: Tensor,
  target: Target,
  spec: OverlapSpec,
  checked: boolean,
): OverlapResult {
  const { batch, classes } = spec.layout;
  const count = batch * classes;
  const operands = operandsOf(prediction, target, spec);
  const marks = isTracked(prediction) ? marksFor(operands) : null;
  const { sums, valid } = kernels.overlapSums(operands, checked, null, marks);
  const shape = Object.freeze([batch, classes]);
  const overlap = makeTensor(sums.slice(0, count), shape);
  const predicted = makeTensor(sums.slice(count, 2 * count), shape);
  const actual = makeTensor(sums.slice(2 * count, 3 * count), shape);
  const result = { overlap, predicted, actual, targetVoxels: sums.slice(3 * count), valid };
  const toPrediction = (ofOverlap: Tensor, ofPredicted: Tensor) =>
    scatterOverlap(pairOf(ofOverlap, ofPredicted), prediction, target, spec, marks);
  if (!(target instanceof Tensor && isTracked(target))) {
    recordSeveral([overlap, predicted], [prediction], [toPrediction]);
    return result;
  }
  const toTarget = (ofOverlap: Tensor, _: Tensor, ofActual: Tensor) =>
    scatterOverlap(pairOf(ofOverlap, ofActual), target, prediction, spec);
  recordSeveral([overlap, predicted, actual], [prediction, target], [toPrediction, toTarget]);
  return result;
}

/** Two tensors of [batch, classes] as the coefficients of {@link scatterOverlap}, [2, batch, classes]. */
function pairOf(a: Tensor, b: Tensor): Tensor {
  const data = new Float64Array(2 * a.size);
  // A sum with 0 turns a −0 into 0.
  for (let k = 0; k < a.size; k++) {
    data[k] = a.data[k]! + 0;
    data[a.size + k] = b.data[k]! + 0;
  }
  const pair = makeTensor(data, [2, a.shape[0]!, a.shape[1]!]);
  return record(
    pair,
    [a, b],
    [(gradient) => elementAlong(gradient, 0, 0), (gradient) => elementAlong(gradient, 0, 1)],
  );
}

function operandsOf(
  prediction: Tensor,
  target: Target,
  { layout, counted, kind }: OverlapSpec,
): kernels.OverlapOperands {
  return { layout, counted, kind, prediction: prediction.data, target: target.data };
}

/**
 * Scatters coefficients [2, batch, classes] over the voxels: a·t + b, a·t + 2·b·x, or a·∂min(x, t)/∂x + b.
 *
 * @param marks - those of `other`
 */
function scatterOverlap(
  coefficients: Tensor,
  x: Tensor,
  other: Target,
  spec: OverlapSpec,
  marks: TargetMarks | null = null,
): Tensor {
  const operands = operandsOf(x, other, spec);
  const output = makeTensor(kernels.spreadOverlap(operands, coefficients.data, x.dtype, marks), x.shape);
  const products: OverlapSpec = { ...spec, kind: "products" };
  const sumWith = (gradient: Tensor, target: Target) => overlapSums(gradient, target, products, false);
  /** Row `row` of the coefficients times the gradient, voxel by voxel. */
  const scale = (gradient: Tensor, row: 0 | 1, factor: number) => {
    const single = multiply(factor, elementAlong(coefficients, 0, row));
    const none = constantTensor(single.shape, 0, "float64");
    return scatterOverlap(pairOf(single, none), x, gradient, products);
  };
  const toOther = (gradient: Tensor) =>
    castTo(scale(gradient, 0, 1), other instanceof Tensor ? other.dtype : x.dtype);
  switch (spec.kind) {
    case "products": {
      const toCoefficients = (gradient: Tensor) => {
        const { overlap, predicted } = sumWith(gradient, other);
        return pairOf(overlap, predicted);
      };
      if (!(other instanceof Tensor)) return record(output, [coefficients], [toCoefficients]);
      return record(output, [coefficients, other], [toCoefficients, toOther]);
    }
    case "squares": {
      const toCoefficients = (gradient: Tensor) =>
        pairOf(sumWith(gradient, other).overlap, multiply(2, sumWith(gradient, x).overlap));
      const toX = (gradient: Tensor) => scale(gradient, 1, 2);
      if (!(other instanceof Tensor)) return record(output, [coefficients, x], [toCoefficients, toX]);
      return record(output, [coefficients, x, other], [toCoefficients, toX, toOther]);
    }
    case "minima": {
      // Which of the two is the lesser is constant but for a jump where they are equal, so neither x nor the other gets a gradient.
      const toCoefficients = (gradient: Tensor) => {
        const { overlap, predicted } = sumWith(gradient, slopesOfLesser(x, other, spec));
        return pairOf(overlap, predicted);
      };
      return record(output, [coefficients], [toCoefficients]);
    }
  }
}

/** Returns ∂min(x, t)/∂x, voxel by voxel, as a constant. */
function slopesOfLesser(x: Tensor, other: Target, spec: OverlapSpec): Tensor {
  const count = spec.layout.batch * spec.layout.classes;
  const coefficients = new Float64Array(2 * count).fill(1, 0, count);
  return makeTensor(kernels.spreadOverlap(operandsOf(x, other, spec), coefficients, x.dtype), x.shape);
}
