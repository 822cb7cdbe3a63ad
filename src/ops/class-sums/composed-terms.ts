import { reshapeTo, sumAlong } from "../../autodiff/fit.ts";
import type { VoxelTerms } from "../../kernels/class-sums/terms/voxel-terms.ts";
import type { Target } from "../../tensor/target.ts";
import { makeTensor, type Tensor } from "../../tensor/tensor.ts";
import { add, multiply, negate, subtract } from "../arithmetic.ts";
import { logSoftmaxAlong, softmaxAlong, sumOfOthers } from "../softmax.ts";
import { sigmoid, softplus } from "../unary.ts";
import type { Activation, ClassSumsSpec } from "./class-sums-spec.ts";
import { boundedLog, positivePower } from "./guarded.ts";
import { type VoxelGrid, voxelGrid } from "./voxel-grid.ts";

/**
 * The terms of a voxel loss by operations: [batch, outer, 1, inner] in the categorical form, [batch, outer, classes, inner] in the
 * binary one.
 */
export function composedTerms(grid: VoxelGrid, activation: Activation, terms: VoxelTerms): Tensor {
  return terms.form === "binary"
    ? binaryTerms(grid, activation === "sigmoid", terms)
    : categoricalTerms(grid, activation === "softmax", terms);
}

/** The terms and the weights of the target, summed over the voxels, [batch] each; the binary form has no weights. */
export function composeTerms(
  prediction: Tensor,
  target: Target,
  { layout, counted, activation, terms }: ClassSumsSpec,
): readonly [Tensor, Tensor] {
  const grid = voxelGrid(prediction, target, layout, counted);
  const elements = composedTerms(grid, activation, terms!);
  return [
    sumOverVoxels(sumAlong(elements, 2)),
    terms!.form === "binary"
      ? makeTensor(new Float64Array(layout.batch), [layout.batch])
      : sumOverVoxels(composedWeights(grid, terms!)),
  ];
}

/** Σ over the voxels of each sample, in the library's order: [batch, outer, 1, inner] becomes [batch]. */
function sumOverVoxels(x: Tensor): Tensor {
  const batch = x.shape[0]!;
  return reshapeTo(sumAlong(reshapeTo(x, [batch, x.size / batch]), 1), [batch]);
}

/** The weights w_c·t_c of the target, summed over the classes, [batch, outer, 1, inner]. */
export function composedWeights({ target }: VoxelGrid, { weights }: VoxelTerms): Tensor {
  return sumAlong(multiply(weightsTensor(weights), target), 2);
}

function weightsTensor(weights: Float64Array): Tensor {
  return makeTensor(weights, [weights.length, 1]);
}

/** −Σ_c w_c·t_c·(1 − p_c)^γ·log p_c at each voxel. */
function categoricalTerms(grid: VoxelGrid, softmax: boolean, terms: VoxelTerms): Tensor {
  const { prediction: x, target, countedMask } = grid;
  const { weights, gamma, smoothing } = terms;
  const smoothed =
    smoothing === 0
      ? target
      : multiply(countedMask, add(multiply(1 - smoothing, target), smoothing / weights.length));
  let logs = softmax ? logSoftmaxAlong(x, 2) : boundedLog(x);
  if (gamma !== 0) {
    const missing = softmax ? sumOfOthers(softmaxAlong(x, 2), 2) : subtract(1, x);
    logs = multiply(positivePower(missing, gamma), logs);
  }
  // 0 where a voxel does not count, since the target is.
  return subtract(0, sumAlong(multiply(multiply(weightsTensor(weights), smoothed), logs), 2));
}

/** −w_c·(positive·t·(1 − p)^γ·log p + negative·(1 − t)·p^γ·log(1 − p)) at each voxel and class. */
function binaryTerms(grid: VoxelGrid, logits: boolean, terms: VoxelTerms): Tensor {
  const { prediction: x, target, countedMask } = grid;
  const { weights, gamma, positive, negative } = terms;
  let [log, logOfRest] = logits
    ? [negate(softplus(negate(x))), negate(softplus(x))]
    : [boundedLog(x), boundedLog(subtract(1, x))];
  if (gamma !== 0) {
    const [p, rest] = logits ? [sigmoid(x), sigmoid(negate(x))] : [x, subtract(1, x)];
    log = multiply(positivePower(rest, gamma), log);
    logOfRest = multiply(positivePower(p, gamma), logOfRest);
  }
  const ofTarget = multiply(target, multiply(positive, log));
  const ofRest = multiply(subtract(1, target), multiply(negative, logOfRest));
  const both = subtract(0, add(ofTarget, ofRest));
  return multiply(countedMask, multiply(weightsTensor(weights), both));
}
