import { multiply, negate, subtract } from "../ops/arithmetic.ts";
import { softplus } from "../ops/unary.ts";
import { checkNumber } from "../tensor/check-options.ts";
import { describe } from "../tensor/describe.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { binaryLoss } from "./voxel/binary-loss.ts";
import { boundedLog } from "./voxel/bounded-log.ts";
import { voxelGrid } from "./voxel/voxel-grid.ts";
import { type VoxelLossOptions, voxelSettings } from "./voxel/voxel-options.ts";

/** Options of {@link binaryCrossEntropyLoss}. */
export interface BinaryCrossEntropyLossOptions extends VoxelLossOptions {
  /** Weight of the voxels that belong to a class beside those that do not, default 1. */
  readonly positiveWeight?: number;
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
 * @returns a scalar; with `reduction: "none"` the layout of the prediction, without class 0 if it is left out
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if shapes differ, an option has no such value, or a value is no probability or no class
 * @example
 * binaryCrossEntropyLoss(tensor([0.75, 0.25], [1, 2]), labelMap([1, 0], [1, 2]), { classAxis: null }).item() // 0.2876821
 * @see Cox 1958, https://doi.org/10.1111/j.2517-6161.1958.tb00292.x
 */
export function binaryCrossEntropyLoss(
  prediction: Tensor,
  target: Target,
  options: BinaryCrossEntropyLossOptions = {},
): Tensor {
  return binaryCrossEntropyOf("binaryCrossEntropyLoss", prediction, target, options);
}

/** The same under the name of whoever is called. */
export function binaryCrossEntropyOf(
  name: string,
  prediction: Tensor,
  target: Target,
  options: BinaryCrossEntropyLossOptions,
): Tensor {
  const settings = voxelSettings(name, options, ["positiveWeight"]);
  const { positiveWeight = 1 } = options;
  checkNumber(name, "positiveWeight", positiveWeight, 0);
  if (settings.activation === "softmax") {
    throw new RangeError(
      `${name}: activation is ${describe("softmax")}, want "none" or "sigmoid"; crossEntropyLoss takes classes that exclude each other`,
    );
  }
  const grid = voxelGrid(name, prediction, target, settings);
  const [positive, negative] = binaryLogs(grid.prediction, settings.activation === "sigmoid");
  const terms = { positive: multiply(positiveWeight, positive), negative };
  return binaryLoss(grid, terms, prediction.shape, settings);
}

/** log p and log(1 − p). */
export function binaryLogs(x: Tensor, logits: boolean): readonly [Tensor, Tensor] {
  if (logits) return [negate(softplus(negate(x))), negate(softplus(x))];
  return [boundedLog(x), boundedLog(subtract(1, x))];
}
