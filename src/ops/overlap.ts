import { castTo } from "../autodiff/fit.ts";
import { record } from "../autodiff/tape.ts";
import { BLOCK } from "../kernels/arrays/summation.ts";
import * as kernels from "../kernels/overlap/overlap.ts";
import type { OverlapKind } from "../kernels/overlap/overlap-block.ts";
import type { ClassLayout } from "../tensor/class-layout.ts";
import { constantTensor } from "../tensor/constant-tensor.ts";
import type { Target } from "../tensor/target.ts";
import { Tensor } from "../tensor/tensor.ts";
import type { Counted } from "../tensor/voxels/counted-voxels.ts";
import { multiply } from "./arithmetic.ts";
import { join, range } from "./shape.ts";
import { voxelExchange } from "./voxel-sums.ts";

/** How two arrays over the same voxels and classes are summed. */
export interface OverlapPass {
  readonly layout: ClassLayout;
  readonly counted: Counted;
  readonly kind: OverlapKind;
}

/** Overlap sums, [3, batch, classes] in float64: Σ p·t (or Σ |p − t|), the sum of p, the sum of t. */
export interface OverlapResult {
  readonly sums: Tensor;
  /** Σ t per [batch, classes], never squared; a constant. */
  readonly volumes: Float64Array;
  /** Whether all values that count are probabilities; `true` if nobody asked. */
  readonly valid: boolean;
}

/**
 * The fused overlap pass on the tape. With the {@link spread} it is closed under differentiation: each is the transpose
 * of the other, so two kernels serve every order of derivative, in the prediction and in a soft target.
 */
export function overlapSums(
  prediction: Tensor,
  target: Target,
  how: OverlapPass,
  checked: boolean,
): OverlapResult {
  const { layout } = how;
  const operands = { ...how, prediction: prediction.data, target: target.data };
  const exchange = voxelExchange();
  const { batch, classes, voxels } = layout;
  const count = batch * classes;
  const blocks = exchange?.wantsBlocks ? new Float64Array(Math.ceil(voxels / BLOCK) * 4 * count) : null;
  const { sums: totals, valid } = kernels.overlapSums(operands, checked, blocks);
  const sums = exchange?.totalsOf({ groups: 4, batch, width: classes, totals, blocks }) ?? totals;
  const volumes = sums.subarray(3 * count);
  const output = new Tensor(sums.subarray(0, 3 * count), [3, batch, classes]);
  const pass = (recorded: Tensor) => exchange?.pass(recorded) ?? recorded;
  const toPrediction = (gradient: Tensor) => spread(range(gradient, 0, 0, 2), prediction, target, how);
  if (!(target instanceof Tensor))
    return { sums: pass(record(output, [prediction], [toPrediction])), volumes, valid };
  const toTarget = (gradient: Tensor) => {
    const coefficients = join([range(gradient, 0, 0, 1), range(gradient, 0, 2, 1)], 0);
    return spread(coefficients, target, prediction, how);
  };
  return { sums: pass(record(output, [prediction, target], [toPrediction, toTarget])), volumes, valid };
}

/** Coefficients [2, batch, classes] spread over the voxels: a·t + b, a·t + 2·b·x, or a·sign(x − t) + b. */
function spread(coefficients: Tensor, x: Tensor, other: Target, pass: OverlapPass): Tensor {
  const operands = { ...pass, prediction: x.data, target: other.data };
  const output = new Tensor(kernels.spreadOverlap(operands, coefficients.data, x.dtype), x.shape);
  const products: OverlapPass = { ...pass, kind: "products" };
  const sumWith = (gradient: Tensor, target: Target) => overlapSums(gradient, target, products, false).sums;
  /** Row `row` of the coefficients times the gradient, voxel by voxel. */
  const scale = (gradient: Tensor, row: 0 | 1, factor: number) => {
    const single = multiply(factor, range(coefficients, 0, row, 1));
    const none = constantTensor(single.shape, 0, "float64");
    return spread(join([single, none], 0), x, gradient, products);
  };
  const toOther = (gradient: Tensor) =>
    castTo(scale(gradient, 0, 1), other instanceof Tensor ? other.dtype : x.dtype);
  switch (pass.kind) {
    case "products": {
      const toCoefficients = (gradient: Tensor) => range(sumWith(gradient, other), 0, 0, 2);
      if (!(other instanceof Tensor)) return record(output, [coefficients], [toCoefficients]);
      return record(output, [coefficients, other], [toCoefficients, toOther]);
    }
    case "squares": {
      const toCoefficients = (gradient: Tensor) =>
        join(
          [range(sumWith(gradient, other), 0, 0, 1), multiply(2, range(sumWith(gradient, x), 0, 0, 1))],
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
        [(gradient) => range(sumWith(gradient, signs(x, other, pass)), 0, 0, 2)],
      );
    }
  }
}

/** sign(x − t), voxel by voxel; a constant. */
function signs(x: Tensor, other: Target, pass: OverlapPass): Tensor {
  const count = pass.layout.batch * pass.layout.classes;
  const coefficients = new Float64Array(2 * count).fill(1, 0, count);
  const operands = { ...pass, prediction: x.data, target: other.data };
  return new Tensor(kernels.spreadOverlap(operands, coefficients, x.dtype), x.shape);
}
