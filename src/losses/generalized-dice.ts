import { add, multiply, subtract } from "../ops/arithmetic.ts";
import { checkChoice } from "../tensor/check-options.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { overlapLoss, type Rows } from "./overlap/overlap-loss.ts";
import { type OverlapLossOptions, overlapSettings } from "./overlap/overlap-options.ts";
import { smoothRatio } from "./overlap/smooth-ratio.ts";

/** Options of {@link generalizedDiceLoss}: all but `average` and `weightNormalization`, since it is one ratio of all classes. */
export interface GeneralizedDiceLossOptions
  extends Omit<OverlapLossOptions, "average" | "weightNormalization"> {
  /** Weight of a class with V target voxels: `"square"` 1/V², the default, `"simple"` 1/V, `"uniform"` 1. */
  readonly weightType?: "square" | "simple" | "uniform";
  /** `"largest"`, the default: the largest weight is 1 before smoothing enters; `"none"`: weights are as they are. */
  readonly weightScale?: "largest" | "none";
}

/**
 * Generalized Dice loss: one ratio of all classes of a sample, in which small classes weigh more.
 *
 *     1 − (2·Σ v·I + smooth) / (Σ v·(P + T) + smooth),   v = 1/V², V = Σ t
 *
 * An absent class gets the largest weight of the others. The largest weight is scaled to 1 before smoothing enters: with the
 * weights as they are, MONAI's way, two disjoint masks that fill half of a 128³ volume each have a loss of 0.16 at a
 * smoothing of 1e-5, not 1. No gradient flows through the weights.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `weightType`, `weightScale`; else see {@link OverlapLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch]
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if shapes differ, an option has no such value, or a value is no probability or no class
 * @example
 * const p = tensor([0.75, 0.25, 0.5, 0.5, 0.5, 0.5], [1, 3, 2]);
 * generalizedDiceLoss(p, labelMap([0, 1, 1], [1, 3])).item() // 0.4385965
 * @see Sudre et al. 2017, https://arxiv.org/abs/1707.03237
 */
export function generalizedDiceLoss(
  prediction: Tensor,
  target: Target,
  options: GeneralizedDiceLossOptions = {},
): Tensor {
  const name = "generalizedDiceLoss";
  const settings = overlapSettings(
    name,
    options,
    ["weightType", "weightScale"],
    ["average", "weightNormalization"],
  );
  const { weightType = "square", weightScale = "largest" } = options;
  checkChoice(name, "weightType", weightType, ["square", "simple", "uniform"]);
  checkChoice(name, "weightScale", weightScale, ["largest", "none"]);
  return overlapLoss(
    name,
    prediction,
    target,
    settings,
    ({ intersection, predicted, actual }) =>
      subtract(1, smoothRatio(multiply(2, intersection), add(predicted, actual), settings.smooth)),
    (rows) => generalizedWeights(rows, weightType, weightScale),
  );
}

const WEIGHT_OF = {
  square: (volume: number) => 1 / (volume * volume),
  simple: (volume: number) => 1 / volume,
  uniform: () => 1,
} as const;

/** The weight of each row and class, from the volumes of its row. */
function generalizedWeights(
  { rows, classes, volumes, takesPart, weights }: Rows,
  weightType: keyof typeof WEIGHT_OF,
  weightScale: "largest" | "none",
): Float64Array {
  const result = new Float64Array(rows * classes);
  for (let row = 0; row < rows; row++) {
    const start = row * classes;
    const present = Array.from(volumes.subarray(start, start + classes)).filter((volume) => volume > 0);
    const largest = Math.max(...present.map(WEIGHT_OF[weightType]), present.length === 0 ? 1 : 0);
    for (let c = 0; c < classes; c++) {
      if (!takesPart[start + c]) continue;
      const volume = volumes[start + c]!;
      result[start + c] = (weights?.[c] ?? 1) * (volume > 0 ? WEIGHT_OF[weightType](volume) : largest);
    }
    if (weightScale === "none") continue;
    const scale = Math.max(...result.subarray(start, start + classes));
    if (scale > 0) for (let c = 0; c < classes; c++) result[start + c]! /= scale;
  }
  return result;
}
