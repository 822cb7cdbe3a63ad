import { checkNumber } from "../tensor/check-options.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import {
  checkFactor,
  type LossSettings,
  readLossOptions,
  UNSUPPORTED_BY_VOXEL_LOSSES,
  type VoxelLossOptions,
} from "./read/loss-options.ts";
import { type LossInput, readLoss } from "./read/read-loss.ts";
import type { LossPlan } from "./sums/loss-plan.ts";
import { computeVoxelLoss, voxelPlan } from "./sums/voxel-plan.ts";

/** Options of {@link focalLoss}. */
export interface FocalLossOptions extends VoxelLossOptions {
  /** The exponent of 1 − p, default 2; 0 is cross entropy. */
  readonly gamma?: number | undefined;
  /** In the binary form, the weight of voxels that belong to a class; those that do not weigh 1 − alpha. None by default. */
  readonly alpha?: number | undefined;
}

/**
 * Focal loss: a cross entropy that gives little weight to voxels that are nearly right.
 *
 *     −Σ_c w_c·t_c·(1 − p_c)^γ·log p_c                                        with softmax, or probabilities of several classes
 *     −w_c·(α·t·(1 − p)^γ·log p + (1 − α)·(1 − t)·p^γ·log(1 − p))             with sigmoid, or one class
 *
 * It is linear in the target, so soft targets interpolate. 1 − p keeps its digits beside a saturated logit. Where it is 0 the
 * gradient of its power is taken as 0.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `gamma`, `alpha`; else see {@link VoxelLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch, ...spatial], or in the binary form the layout of the prediction
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the shapes differ, an option is invalid, or a value is not a probability or not a class number
 * @example
 * focalLoss(tensor([0.25, 0.75], [1, 1, 2]), labelMap([1], [1, 1])).item() // 0.0179801
 * @see Lin et al. 2017, https://arxiv.org/abs/1708.02002
 */
export function focalLoss(prediction: Tensor, target: Target, options: FocalLossOptions = {}): Tensor {
  return computeVoxelLoss(focalPlan(prediction, target, options));
}

/** The two halves of {@link focalLoss}. */
export function focalPlan(prediction: Tensor, target: Target, options: object): LossPlan {
  const settings = readLossOptions("focalLoss", options, {
    extraOptions: ["gamma", "alpha"],
    unsupported: UNSUPPORTED_BY_VOXEL_LOSSES,
  });
  const focal = readFocalOptions(settings);
  return focalPlanOf(readLoss(settings, prediction, target), focal);
}

/** The options of a focal loss alone. */
export interface FocalSettings {
  readonly gamma: number;
  readonly alpha: number | undefined;
}

/** Validates `gamma` and `alpha`. */
export function readFocalOptions({ name, given }: LossSettings): FocalSettings {
  const { gamma = 2, alpha } = given;
  checkFactor(name, "gamma", gamma);
  if (alpha === undefined) return { gamma, alpha };
  checkNumber(name, "alpha", alpha, 0);
  if (alpha > 1) throw new RangeError(`${name}: alpha is ${alpha}, want 0 to 1`);
  return { gamma, alpha };
}

/** The focal loss of arguments that are read. */
export function focalPlanOf(input: LossInput, { gamma, alpha }: FocalSettings): LossPlan {
  const { settings, layout } = input;
  if (settings.activation === "sigmoid" || layout.classes === 1) {
    const [positive, negative] = alpha === undefined ? [1, 1] : [alpha, 1 - alpha];
    return voxelPlan(input, { form: "binary", gamma, positive, negative });
  }
  if (alpha !== undefined) {
    throw new RangeError(
      `${settings.name}: alpha ${alpha} has no meaning for classes that exclude each other; use classWeights`,
    );
  }
  return voxelPlan(input, { form: "categorical", gamma });
}
