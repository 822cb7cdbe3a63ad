import { checkChoice } from "../tensor/check-options.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { diceEntries } from "./dice.ts";
import { type OverlapLossOptions, readLossOptions } from "./read/loss-options.ts";
import { readLoss } from "./read/read-loss.ts";
import { computeLoss, type LossPlan } from "./sums/loss-plan.ts";
import { overlapPlan } from "./sums/overlap-plan.ts";
import type { Samples } from "./sums/samples.ts";

/** Options of {@link generalizedDiceLoss}: all but `average` and `weightNormalization`, since it is one ratio of all classes. */
export interface GeneralizedDiceLossOptions
  extends Omit<OverlapLossOptions, "average" | "weightNormalization"> {
  /** Weight of a class with V target voxels: `"square"` 1/V², the default, `"simple"` 1/V, `"uniform"` 1. */
  readonly weightType?: "square" | "simple" | "uniform" | undefined;
  /** `"largest"`, the default: the largest weight is 1 before smoothing enters; `"none"`: weights are as they are. */
  readonly weightScale?: "largest" | "none" | undefined;
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
 * @throws {RangeError} if the shapes differ, an option is invalid, or a value is not a probability or not a class number
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
  return computeLoss(generalizedDicePlan(prediction, target, options));
}

/** The two halves of {@link generalizedDiceLoss}. */
export function generalizedDicePlan(prediction: Tensor, target: Target, options: object): LossPlan {
  const settings = readLossOptions("generalizedDiceLoss", options, {
    extraOptions: ["weightType", "weightScale"],
    unsupported: ["average", "weightNormalization"],
  });
  const { weightType = "square", weightScale = "largest" } = settings.given;
  checkChoice(settings.name, "weightType", weightType, ["square", "simple", "uniform"]);
  checkChoice(settings.name, "weightScale", weightScale, ["largest", "none"]);
  return overlapPlan(
    readLoss(settings, prediction, target),
    (terms) => diceEntries(terms, settings),
    (samples) => generalizedWeights(samples, weightType, weightScale),
  );
}

const WEIGHT_OF = {
  square: (voxels: number) => 1 / (voxels * voxels),
  simple: (voxels: number) => 1 / voxels,
  uniform: () => 1,
} as const;

/** The weight of each sample and class, from the target voxels of its sample. */
function generalizedWeights(
  { samples, classes, targetVoxels, takesPart, classWeights }: Samples,
  weightType: keyof typeof WEIGHT_OF,
  weightScale: "largest" | "none",
): Float64Array {
  const result = new Float64Array(samples * classes);
  for (let sample = 0; sample < samples; sample++) {
    const start = sample * classes;
    const present = Array.from(targetVoxels.subarray(start, start + classes)).filter((voxels) => voxels > 0);
    const largest =
      present.length === 0
        ? 1
        : present.reduce((most, voxels) => Math.max(most, WEIGHT_OF[weightType](voxels)), 0);
    for (let c = 0; c < classes; c++) {
      if (!takesPart[start + c]) continue;
      const voxels = targetVoxels[start + c]!;
      result[start + c] = (classWeights?.[c] ?? 1) * (voxels > 0 ? WEIGHT_OF[weightType](voxels) : largest);
    }
    if (weightScale === "none") continue;
    const scale = result.subarray(start, start + classes).reduce((most, weight) => Math.max(most, weight));
    if (scale > 0) for (let c = 0; c < classes; c++) result[start + c]! /= scale;
  }
  return result;
}
