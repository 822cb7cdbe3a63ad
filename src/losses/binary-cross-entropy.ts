import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import {
  checkFactor,
  readLossOptions,
  UNSUPPORTED_BY_VOXEL_LOSSES,
  type VoxelLossOptions,
} from "./read/loss-options.ts";
import { type LossInput, readLoss } from "./read/read-loss.ts";
import type { LossPlan } from "./sums/loss-plan.ts";
import { computeVoxelLoss, voxelPlan } from "./sums/voxel-plan.ts";

/** Options of {@link binaryCrossEntropyLoss}. */
export interface BinaryCrossEntropyLossOptions extends VoxelLossOptions {
  /** Weight of the voxels that belong to a class, relative to those that do not, default 1. */
  readonly positiveWeight?: number | undefined;
}

/**
 * Binary cross entropy of each class on its own, averaged over voxels and classes.
 *
 *     −w_c·(positiveWeight·t·log p + (1 − t)·log(1 − p))   at each voxel and class
 *
 * From logits it is computed stably; the logarithm of a probability is at least −100, with gradient 0 below.
 *
 * @param prediction - probabilities, or logits with `activation: "sigmoid"`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot, multi-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `positiveWeight`; else see {@link VoxelLossOptions}
 * @returns a scalar; with `reduction: "none"` a tensor in the layout of the prediction, without class 0 if it is left out
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the shapes differ, an option is invalid, or a value is not a probability or not a class number
 * @example
 * binaryCrossEntropyLoss(tensor([0.75, 0.25], [1, 2]), labelMap([1, 0], [1, 2]), { classAxis: null }).item() // 0.2876821
 * @see Cox 1958, https://doi.org/10.1111/j.2517-6161.1958.tb00292.x
 */
export function binaryCrossEntropyLoss(
  prediction: Tensor,
  target: Target,
  options: BinaryCrossEntropyLossOptions = {},
): Tensor {
  return computeVoxelLoss(binaryCrossEntropyPlan(prediction, target, options));
}

/** The two halves of {@link binaryCrossEntropyLoss}. */
export function binaryCrossEntropyPlan(prediction: Tensor, target: Target, options: object): LossPlan {
  const settings = readLossOptions("binaryCrossEntropyLoss", options, {
    extraOptions: ["positiveWeight"],
    unsupported: UNSUPPORTED_BY_VOXEL_LOSSES,
  });
  const { positiveWeight = 1 } = settings.given;
  checkFactor(settings.name, "positiveWeight", positiveWeight);
  if (settings.activation === "softmax") {
    throw new RangeError(
      `${settings.name}: activation is "softmax", want "none" or "sigmoid"; crossEntropyLoss takes classes that exclude each other`,
    );
  }
  return binaryCrossEntropyPlanOf(readLoss(settings, prediction, target), positiveWeight);
}

/** The binary cross entropy of arguments that are read. */
export function binaryCrossEntropyPlanOf(input: LossInput, positiveWeight = 1): LossPlan {
  return voxelPlan(input, { form: "binary", positive: positiveWeight });
}
