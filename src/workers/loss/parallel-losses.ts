import { binaryCrossEntropyLoss, binaryCrossEntropyPlan } from "../../losses/binary-cross-entropy.ts";
import { crossEntropyLoss, crossEntropyPlan } from "../../losses/cross-entropy.ts";
import { diceLoss, dicePlan } from "../../losses/dice.ts";
import { diceCrossEntropyLoss, diceCrossEntropyPlan } from "../../losses/dice-cross-entropy.ts";
import { diceFocalLoss, diceFocalPlan } from "../../losses/dice-focal.ts";
import { focalLoss, focalPlan } from "../../losses/focal.ts";
import { focalTverskyLoss, focalTverskyPlan } from "../../losses/focal-tversky.ts";
import { generalizedDiceLoss, generalizedDicePlan } from "../../losses/generalized-dice.ts";
import { jaccardLoss, jaccardPlan } from "../../losses/jaccard.ts";
import { logCoshDiceLoss, logCoshDicePlan } from "../../losses/log-cosh-dice.ts";
import { logDiceLoss, logDicePlan } from "../../losses/log-dice.ts";
import type { LossPlan } from "../../losses/sums/loss-plan.ts";
import { tverskyLoss, tverskyPlan } from "../../losses/tversky.ts";
import type { Target } from "../../tensor/target.ts";
import type { Tensor } from "../../tensor/tensor.ts";

/** A loss of the library: scalar for a prediction, a target and options. */
export type ParallelLoss = (prediction: Tensor, target: Target, options?: object) => Tensor;

/** The two halves of a loss for its arguments. */
export type PlanOfLoss = (prediction: Tensor, target: Target, options: object) => LossPlan;

/** The losses whose voxels meet in sums alone: workers take the sums, and the caller computes the formula over them. */
const PLANS: ReadonlyMap<unknown, PlanOfLoss> = /* @__PURE__ */ new Map<unknown, PlanOfLoss>([
  [binaryCrossEntropyLoss, binaryCrossEntropyPlan],
  [crossEntropyLoss, crossEntropyPlan],
  [diceCrossEntropyLoss, diceCrossEntropyPlan],
  [diceFocalLoss, diceFocalPlan],
  [diceLoss, dicePlan],
  [focalLoss, focalPlan],
  [focalTverskyLoss, focalTverskyPlan],
  [generalizedDiceLoss, generalizedDicePlan],
  [jaccardLoss, jaccardPlan],
  [logCoshDiceLoss, logCoshDicePlan],
  [logDiceLoss, logDicePlan],
  [tverskyLoss, tverskyPlan],
]);

/** Returns the two halves of a loss that can be computed in parts; `null` for any other function. */
export function planOfLoss(loss: unknown): PlanOfLoss | null {
  return PLANS.get(loss) ?? null;
}

/** Reports whether a loss only reads its arrays: the pass over probabilities runs at the speed of memory. */
export function isReadOnce({ terms, input }: LossPlan): boolean {
  return terms === null && input.settings.activation === "none";
}
