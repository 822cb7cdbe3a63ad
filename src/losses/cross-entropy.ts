import { checkNumber } from "../tensor/check-options.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { readLossOptions, UNSUPPORTED_BY_VOXEL_LOSSES, type VoxelLossOptions } from "./read/loss-options.ts";
import { type LossInput, readLoss } from "./read/read-loss.ts";
import type { LossPlan } from "./sums/loss-plan.ts";
import { computeVoxelLoss, voxelPlan } from "./sums/voxel-plan.ts";

/** Options of {@link crossEntropyLoss}. */
export interface CrossEntropyLossOptions extends VoxelLossOptions {
  /** The share of the target that is spread evenly over the classes, 0 to 1, default 0. */
  readonly labelSmoothing?: number | undefined;
}

/**
 * Categorical cross entropy: minus the logarithm of the probability of the true class, averaged over voxels.
 *
 *     −Σ_c w_c·t_c·log p_c   at each voxel
 *
 * The mean is over all voxels of the batch that count, divided by the sum of their weights w·t as in PyTorch. From logits it
 * is computed stably; the logarithm of a probability is at least −100, with gradient 0 below.
 *
 * @param prediction - probabilities, or logits with `activation: "softmax"`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `labelSmoothing`; else see {@link VoxelLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch, ...spatial]
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the shapes differ, an option is invalid, or a value is not a probability or not a class number
 * @example
 * crossEntropyLoss(tensor([0.25, 0.75], [1, 1, 2]), labelMap([1], [1, 1])).item() // 0.2876821
 * @see Cox 1958, https://doi.org/10.1111/j.2517-6161.1958.tb00292.x
 */
export function crossEntropyLoss(
  prediction: Tensor,
  target: Target,
  options: CrossEntropyLossOptions = {},
): Tensor {
  return computeVoxelLoss(crossEntropyPlan(prediction, target, options));
}

/** The two halves of {@link crossEntropyLoss}. */
export function crossEntropyPlan(prediction: Tensor, target: Target, options: object): LossPlan {
  const settings = readLossOptions("crossEntropyLoss", options, {
    extraOptions: ["labelSmoothing"],
    unsupported: UNSUPPORTED_BY_VOXEL_LOSSES,
  });
  const { name } = settings;
  const { labelSmoothing = 0 } = settings.given;
  checkNumber(name, "labelSmoothing", labelSmoothing, 0);
  if (labelSmoothing > 1) {
    throw new RangeError(`${name}: labelSmoothing is ${labelSmoothing}, want 0 to 1`);
  }
  if (settings.activation === "sigmoid") {
    throw new RangeError(
      `${name}: activation is "sigmoid", want "none" or "softmax"; binaryCrossEntropyLoss takes classes that overlap`,
    );
  }
  return crossEntropyPlanOf(readLoss(settings, prediction, target), labelSmoothing);
}

/** The categorical cross entropy of arguments that are read. */
export function crossEntropyPlanOf(input: LossInput, labelSmoothing = 0): LossPlan {
  const { classes } = input.layout;
  if (classes < 2) {
    throw new RangeError(
      `${input.settings.name}: ${classes} class, want at least 2; binaryCrossEntropyLoss takes one`,
    );
  }
  return voxelPlan(input, { form: "categorical", smoothing: labelSmoothing });
}
