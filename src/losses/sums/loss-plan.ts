import type { VoxelTerms } from "../../kernels/class-sums/terms/voxel-terms.ts";
import type { OverlapKind } from "../../kernels/overlap/overlap-block.ts";
import { type ClassSums, classSums } from "../../ops/class-sums/class-sums.ts";
import type { ClassSumsSpec, TermMakers } from "../../ops/class-sums/class-sums-spec.ts";
import type { FloatArray } from "../../tensor/allocate.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import { type LossInput, refuseBits, refuseValues } from "../read/read-loss.ts";

/**
 * A loss in two halves: the sums that it takes of prediction and target in one pass, and a formula over them. Sums of parts of a
 * volume add up, so workers compute the first half and the caller the second.
 */
export interface LossPlan {
  readonly input: LossInput;
  /** Which overlap sums; `null`: none. */
  readonly overlap: OverlapKind | null;
  /** The terms of a voxel loss; `null`: none. */
  readonly terms: VoxelTerms | null;
  readonly makers: TermMakers | null;
  /** The derivative of the loss with respect to the terms of each sample, where it is known before the sums; else `null`. */
  readonly slopeAhead?: () => number | null;
  readonly formula: (sums: ClassSums) => Tensor;
}

/** Returns what the pass of a loss has to know. */
export function specOf(plan: Omit<LossPlan, "formula">): ClassSumsSpec {
  const { input, overlap, terms, makers, slopeAhead = () => null } = plan;
  const { layout, counted, settings } = input;
  const { activation, classAxis } = settings;
  return { layout, counted, activation, classAxis, overlap, terms, makers, slopeAhead };
}

/** Takes the sums of a loss, and refuses values that may not be there. */
export function takeSums(plan: Omit<LossPlan, "formula">): ClassSums {
  const { prediction, target, settings } = plan.input;
  const { sums, valid } = classSums(prediction, target, specOf(plan), settings.validate);
  if (!valid) refuseValues(plan.input);
  refuseBits(plan.input, plan.overlap === null ? null : sums.targetVoxels);
  return sums;
}

/** Computes a loss. */
export function computeLoss(plan: LossPlan): Tensor {
  return checkedLoss(plan.input, plan.formula(takeSums(plan)));
}

/**
 * Refuses a loss that is not a finite number although all values are valid: its weights or its logits are too large.
 *
 * @returns the loss
 */
export function checkedLoss({ settings }: LossInput, loss: Tensor): Tensor {
  if (settings.validate) {
    const at = firstInfinite(loss.data);
    if (at >= 0) {
      throw new RangeError(
        `${settings.name}: the loss is ${loss.data[at]}, beyond the range of numbers; make its weights or its logits smaller`,
      );
    }
  }
  return loss;
}

/** The place of the first value that is not a finite number, or −1. The losses of all voxels may be millions. */
function firstInfinite(values: FloatArray): number {
  for (let k = 0; k < values.length; k++) if (!Number.isFinite(values[k]!)) return k;
  return -1;
}
