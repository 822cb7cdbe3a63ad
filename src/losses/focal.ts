import { multiply, negate, subtract } from "../ops/arithmetic.ts";
import { logSoftmaxAlong, softmaxAlong, sumOfOthers } from "../ops/softmax.ts";
import { sigmoid } from "../ops/unary.ts";
import { checkNumber } from "../tensor/check-options.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { binaryLogs } from "./binary-cross-entropy.ts";
import { binaryLoss } from "./voxel/binary-loss.ts";
import { boundedLog } from "./voxel/bounded-log.ts";
import { categoricalLoss } from "./voxel/categorical-loss.ts";
import { positivePower } from "./voxel/positive-power.ts";
import { type VoxelGrid, voxelGrid } from "./voxel/voxel-grid.ts";
import { type VoxelLossOptions, type VoxelSettings, voxelSettings } from "./voxel/voxel-options.ts";

/** Options of {@link focalLoss}. */
export interface FocalLossOptions extends VoxelLossOptions {
  /** The exponent of 1 − p, default 2; 0 is cross entropy. */
  readonly gamma?: number;
  /** In the binary form, the weight of voxels that belong to a class; those that do not weigh 1 − alpha. None by default. */
  readonly alpha?: number;
}

/**
 * Focal loss: cross entropy that turns away from voxels which are nearly right.
 *
 *     −Σ_c w_c·t_c·(1 − p_c)^γ·log p_c                                        with softmax, or probabilities of several classes
 *     −w_c·(α·t·(1 − p)^γ·log p + (1 − α)·(1 − t)·p^γ·log(1 − p))             with sigmoid, or one class
 *
 * Linear in the target, so soft targets interpolate. 1 − p keeps its digits beside a saturated logit. Where it is 0 the
 * gradient of its power is taken as 0.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `gamma`, `alpha`; else see {@link VoxelLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch, ...spatial], or in the binary form the layout of the prediction
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if shapes differ, an option has no such value, or a value is no probability or no class
 * @example
 * focalLoss(tensor([0.25, 0.75], [1, 1, 2]), labelMap([1], [1, 1])).item() // 0.0179801
 * @see Lin et al. 2017, https://arxiv.org/abs/1708.02002
 */
export function focalLoss(prediction: Tensor, target: Target, options: FocalLossOptions = {}): Tensor {
  return focalOf("focalLoss", prediction, target, options);
}

/** The same under the name of whoever is called. */
export function focalOf(name: string, prediction: Tensor, target: Target, options: FocalLossOptions): Tensor {
  const settings = voxelSettings(name, options, ["gamma", "alpha"]);
  const { gamma = 2, alpha } = options;
  checkNumber(name, "gamma", gamma, 0);
  if (alpha !== undefined) {
    checkNumber(name, "alpha", alpha, 0);
    if (alpha > 1) throw new RangeError(`${name}: alpha is ${alpha}, want 0 to 1`);
  }
  const grid = voxelGrid(name, prediction, target, settings);
  if (settings.activation === "sigmoid" || grid.layout.classes === 1) {
    return binaryFocal(grid, gamma, alpha, prediction.shape, settings);
  }
  if (alpha !== undefined) {
    throw new RangeError(
      `${name}: alpha ${alpha} has no meaning for classes that exclude each other; use classWeights`,
    );
  }
  return categoricalFocal(grid, gamma, settings);
}

function categoricalFocal(grid: VoxelGrid, gamma: number, settings: VoxelSettings): Tensor {
  const x = grid.prediction;
  const logits = settings.activation === "softmax";
  const logs = logits ? logSoftmaxAlong(x, 2) : boundedLog(x);
  const missing = logits ? sumOfOthers(softmaxAlong(x, 2), 2) : subtract(1, x);
  return categoricalLoss(grid, grid.target, multiply(positivePower(missing, gamma), logs), settings);
}

function binaryFocal(
  grid: VoxelGrid,
  gamma: number,
  alpha: number | undefined,
  shape: readonly number[],
  settings: VoxelSettings,
): Tensor {
  const x = grid.prediction;
  const logits = settings.activation === "sigmoid";
  const [log, logOfRest] = binaryLogs(x, logits);
  const [p, rest] = logits ? [sigmoid(x), sigmoid(negate(x))] : [x, subtract(1, x)];
  const terms = {
    positive: multiply(alpha ?? 1, multiply(positivePower(rest, gamma), log)),
    negative: multiply(alpha === undefined ? 1 : 1 - alpha, multiply(positivePower(p, gamma), logOfRest)),
  };
  return binaryLoss(grid, terms, shape, settings);
}
