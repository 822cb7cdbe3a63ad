import { binaryCrossEntropyLoss } from "../../losses/binary-cross-entropy.ts";
import { crossEntropyLoss } from "../../losses/cross-entropy.ts";
import { diceLoss } from "../../losses/dice.ts";
import { diceCrossEntropyLoss } from "../../losses/dice-cross-entropy.ts";
import { diceFocalLoss } from "../../losses/dice-focal.ts";
import { focalLoss } from "../../losses/focal.ts";
import { focalTverskyLoss } from "../../losses/focal-tversky.ts";
import { generalizedDiceLoss } from "../../losses/generalized-dice.ts";
import { jaccardLoss } from "../../losses/jaccard.ts";
import { logCoshDiceLoss } from "../../losses/log-cosh-dice.ts";
import { logDiceLoss } from "../../losses/log-dice.ts";
import { tverskyLoss } from "../../losses/tversky.ts";
import type { Target } from "../../tensor/target.ts";
import type { Tensor } from "../../tensor/tensor.ts";

/** A loss of the library: scalar for a prediction, a target and options. */
export type ParallelLoss = (prediction: Tensor, target: Target, options?: object) => Tensor;

/**
 * The losses whose voxels meet in sums alone, by the names under which workers know them: a function cannot be sent.
 */
export const PARALLEL_LOSSES: Readonly<Record<string, ParallelLoss>> = {
  binaryCrossEntropyLoss,
  crossEntropyLoss,
  diceCrossEntropyLoss: diceCrossEntropyLoss as ParallelLoss,
  diceFocalLoss: diceFocalLoss as ParallelLoss,
  diceLoss,
  focalLoss,
  focalTverskyLoss,
  generalizedDiceLoss,
  jaccardLoss,
  logCoshDiceLoss,
  logDiceLoss,
  tverskyLoss,
};

/** The name of a loss that can be computed in parts; null of any other function. */
export function parallelName(loss: unknown): string | null {
  return Object.keys(PARALLEL_LOSSES).find((name) => PARALLEL_LOSSES[name] === loss) ?? null;
}

/** The losses that compute something for each voxel besides sums. */
const OF_VOXELS = /crossEntropy|focalLoss|diceFocal|CrossEntropy/;

/** Whether a loss only reads its arrays: the fused pass over probabilities goes at the speed of memory. */
export function isReadOnce(
  name: string,
  { activation = "none" }: { readonly activation?: unknown },
): boolean {
  return activation === "none" && !OF_VOXELS.test(name);
}
