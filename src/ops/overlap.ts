import { castTo } from "../autodiff/fit.ts";
import { record } from "../autodiff/tape.ts";
import * as kernels from "../kernels/overlap/overlap.ts";
import type { OverlapKind } from "../kernels/overlap/overlap-block.ts";
import type { ClassLayout } from "../tensor/class-layout.ts";
import { constantTensor } from "../tensor/constant-tensor.ts";
import type { Target } from "../tensor/target.ts";
import { makeTensor, Tensor } from "../tensor/tensor.ts";
import type { Counted } from "../tensor/voxels/counted-voxels.ts";
import { multiply } from "./arithmetic.ts";
import { concatenateAlong, sliceAlong } from "./shape.ts";

/** Which sums are taken of two arrays over the same voxels and classes. */
export interface OverlapSpec {
  readonly layout: ClassLayout;
  readonly counted: Counted;
  readonly kind: OverlapKind;
}

/** Overlap sums, [3, batch, classes] in float64: Σ p·t (or Σ |p − t|), the sum of p, the sum of t. */
export interface OverlapResult {
  readonly sums: Tensor;
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
  const { sums, valid } = kernels.overlapSums(operandsOf(prediction, target, spec), checked);
  const targetVoxels = sums.slice(3 * count);
  const output = makeTensor(sums.slice(0, 3 * count), [3, batch, classes]);
  const toPrediction = (gradient: Tensor) =>
    scatterOverlap(sliceAlong(gradient, 0, 0, 2), prediction, target, spec);
  if (!(target instanceof Tensor))
    return { sums: record(output, [prediction], [toPrediction]), targetVoxels, valid };
  const toTarget = (gradient: Tensor) => {
    const coefficients = concatenateAlong([sliceAlong(gradient, 0, 0, 1), sliceAlong(gradient, 0, 2, 1)], 0);
    return scatterOverlap(coefficients, target, prediction, spec);
  };
  return { sums: record(output, [prediction, target], [toPrediction, toTarget]), targetVoxels, valid };
}

function operandsOf(
  prediction: Tensor,
  target: Target,
  { layout, counted, kind }: OverlapSpec,
): kernels.OverlapOperands {
  return { layout, counted, kind, prediction: prediction.data, target: target.data };
}

/** Scatters coefficients [2, batch, classes] over the voxels: a·t + b, a·t + 2·b·x, or a·sign(x − t) + b. */
function scatterOverlap(coefficients: Tensor, x: Tensor, other: Target, spec: OverlapSpec): Tensor {
  const operands = operandsOf(x, other, spec);
  const output = makeTensor(kernels.spreadOverlap(operands, coefficients.data, x.dtype), x.shape);
  const products: OverlapSpec = { ...spec, kind: "products" };
  const sumWith = (gradient: Tensor, target: Target) => overlapSums(gradient, target, products, false).sums;
  /** Row `row` of the coefficients times the gradient, voxel by voxel. */
  const scale = (gradient: Tensor, row: 0 | 1, factor: number) => {
    const single = multiply(factor, sliceAlong(coefficients, 0, row, 1));
    const none = constantTensor(single.shape, 0, "float64");
    return scatterOverlap(concatenateAlong([single, none], 0), x, gradient, products);
  };
  const toOther = (gradient: Tensor) =>
    castTo(scale(gradient, 0, 1), other instanceof Tensor ? other.dtype : x.dtype);
  switch (spec.kind) {
    case "products": {
      const toCoefficients = (gradient: Tensor) => sliceAlong(sumWith(gradient, other), 0, 0, 2);
      if (!(other instanceof Tensor)) return record(output, [coefficients], [toCoefficients]);
      return record(output, [coefficients, other], [toCoefficients, toOther]);
    }
    case "squares": {
      const toCoefficients = (gradient: Tensor) =>
        concatenateAlong(
          [
            sliceAlong(sumWith(gradient, other), 0, 0, 1),
            multiply(2, sliceAlong(sumWith(gradient, x), 0, 0, 1)),
          ],
          0,
        );
      const toX = (gradient: Tensor) => scale(gradient, 1, 2);
      if (!(other instanceof Tensor)) return record(output, [coefficients, x], [toCoefficients, toX]);
      return record(output, [coefficients, x, other], [toCoefficients, toX, toOther]);
    }
    case "distances": {
      // The sign is constant but for a jump at 0, so neither x nor the other gets a gradient.
      return record(
        output,
        [coefficients],
        [(gradient) => sliceAlong(sumWith(gradient, signs(x, other, spec)), 0, 0, 2)],
      );
    }
  }
}

/** Returns sign(x − t), voxel by voxel, as a constant. */
function signs(x: Tensor, other: Target, spec: OverlapSpec): Tensor {
  const count = spec.layout.batch * spec.layout.classes;
  const coefficients = new Float64Array(2 * count).fill(1, 0, count);
  return makeTensor(kernels.spreadOverlap(operandsOf(x, other, spec), coefficients, x.dtype), x.shape);
}
