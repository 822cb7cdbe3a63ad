import { add, multiply } from "../ops/arithmetic.ts";
import { logSoftmaxAlong } from "../ops/softmax.ts";
import { checkNumber } from "../tensor/check-options.ts";
import { describe } from "../tensor/describe.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { boundedLog } from "./voxel/bounded-log.ts";
import { categoricalLoss } from "./voxel/categorical-loss.ts";
import { type VoxelGrid, voxelGrid } from "./voxel/voxel-grid.ts";
import { type VoxelLossOptions, voxelSettings } from "./voxel/voxel-options.ts";

/** Options of {@link crossEntropyLoss}. */
export interface CrossEntropyLossOptions extends VoxelLossOptions {
  /** The part of the target that is spread evenly over the classes, 0 to 1, default 0. */
  readonly labelSmoothing?: number;
}

/**
 * Categorical cross entropy: minus the logarithm of the probability of the true class, averaged over voxels.
 *
 *     −Σ_c w_c·t_c·log p_c   at each voxel
 *
 * The mean is over all voxels of the batch that count, divided by their weights Σ w·t as in PyTorch. From logits it is
 * computed stably; the logarithm of a probability is at least −100, with gradient 0 below.
 *
 * @param prediction - probabilities, or logits with `activation: "softmax"`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `labelSmoothing`; else see {@link VoxelLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch, ...spatial]
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if shapes differ, an option has no such value, or a value is no probability or no class
 * @example
 * crossEntropyLoss(tensor([0.25, 0.75], [1, 1, 2]), labelMap([1], [1, 1])).item() // 0.2876821
 * @see Cox 1958, https://doi.org/10.1111/j.2517-6161.1958.tb00292.x
 */
export function crossEntropyLoss(
  prediction: Tensor,
  target: Target,
  options: CrossEntropyLossOptions = {},
): Tensor {
  return crossEntropyOf("crossEntropyLoss", prediction, target, options);
}

/** The same under the name of whoever is called. */
export function crossEntropyOf(
  name: string,
  prediction: Tensor,
  target: Target,
  options: CrossEntropyLossOptions,
): Tensor {
  const settings = voxelSettings(name, options, ["labelSmoothing"]);
  const { labelSmoothing = 0 } = options;
  checkNumber(name, "labelSmoothing", labelSmoothing, 0);
  if (labelSmoothing > 1) {
    throw new RangeError(`${name}: labelSmoothing is ${labelSmoothing}, want 0 to 1`);
  }
  if (settings.activation === "sigmoid") {
    throw new RangeError(
      `${name}: activation is ${describe("sigmoid")}, want "none" or "softmax"; binaryCrossEntropyLoss takes classes that overlap`,
    );
  }
  const grid = voxelGrid(name, prediction, target, settings);
  checkSeveralClasses(name, grid);
  const logs =
    settings.activation === "softmax" ? logSoftmaxAlong(grid.prediction, 2) : boundedLog(grid.prediction);
  const smoothed =
    labelSmoothing === 0
      ? grid.target
      : multiply(
          grid.counts,
          add(multiply(1 - labelSmoothing, grid.target), labelSmoothing / grid.layout.classes),
        );
  return categoricalLoss(grid, smoothed, logs, settings);
}

/** One class is no choice. */
function checkSeveralClasses(name: string, { layout: { classes } }: VoxelGrid): void {
  if (classes < 2) {
    throw new RangeError(`${name}: ${classes} class, want at least 2; binaryCrossEntropyLoss takes one`);
  }
}
