import { LabelMap, labelOutOfRange } from "../../tensor/label-map.ts";
import { coordinatesOf } from "../../tensor/shape.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import { mayBeIntegerBits, refuseIntegerBits } from "../../tensor/voxels/integer-bits.ts";
import {
  firstInvalid,
  invalidLogit,
  labelsInRange,
  notProbability,
} from "../../tensor/voxels/invalid-values.ts";
import { readTarget, type TargetInput } from "../../tensor/voxels/read-target.ts";
import { checkClassCount, checkClassWeights } from "./class-weights.ts";
import type { LossSettings } from "./loss-options.ts";

/** The arguments of a loss, validated but for the values of prediction and target, which the pass over them validates. */
export interface LossInput extends TargetInput {
  readonly settings: LossSettings;
  /** A weight for every class, or `null` if none were given. */
  readonly classWeights: readonly number[] | null;
}

/** Reads the arguments of a loss, once for all its parts. */
export function readLoss(settings: LossSettings, prediction: Tensor, target: unknown): LossInput {
  const { name, includeBackground } = settings;
  const input = readTarget(name, prediction, target, settings);
  const { layout, counted } = input;
  const { classes } = layout;
  checkClassCount(name, classes, settings);
  const classWeights = checkClassWeights(name, settings.classWeights, classes, includeBackground);
  return { prediction: input.prediction, target: input.target, layout, counted, settings, classWeights };
}

/** Validates the values of a loss in a separate pass, for losses whose computation does not. */
export function checkValues(input: LossInput, values: "scores" | "probabilities"): void {
  refuseLabels(input);
  if (input.settings.validate) refuseNumbers(input, values === "scores" ? Number.isFinite : null);
}

/**
 * Names the first invalid value of a loss whose pass met one.
 *
 * @throws {RangeError} if there is one: a sum of large logits may be infinite although they are all finite
 */
export function refuseValues(input: LossInput): void {
  refuseLabels(input);
  if (input.settings.validate) refuseNumbers(input, null);
}

/**
 * Refuses a target of integers whose bits were read as floats.
 *
 * @param targetVoxels - Σ t of each sample and class, where the pass took it: it saves the search; `null`: it did not
 */
export function refuseBits({ settings, target }: LossInput, targetVoxels: Float64Array | null): void {
  if (!settings.validate) return;
  if (targetVoxels !== null && !mayBeIntegerBits(targetVoxels.reduce((total, sum) => total + sum, 0))) return;
  refuseIntegerBits(settings.name, target);
}

function refuseLabels({ settings: { name }, target, layout, counted }: LossInput): void {
  if (!(target instanceof LabelMap)) return;
  const { data, shape } = target;
  const classes = Math.max(2, layout.classes);
  if (labelsInRange(data, 0, data.length, classes, counted)) return;
  const at = data.findIndex((_, k) => !labelsInRange(data, k, 1, classes, counted));
  throw labelOutOfRange(name, "target", data[at]!, coordinatesOf(at, shape), classes);
}

/** @param isScore - `null`: the activation says whether the prediction contains probabilities or logits */
function refuseNumbers(input: LossInput, isScore: ((value: number) => boolean) | null): void {
  const { settings, prediction, target, layout, counted } = input;
  const { name, activation } = settings;
  if (!(target instanceof LabelMap)) {
    const at = firstInvalid(target.data, layout, counted);
    if (at >= 0) throw notProbability(name, "target", target, at);
  }
  if (activation === "none" && isScore === null) {
    const at = firstInvalid(prediction.data, layout, counted);
    if (at >= 0) throw notProbability(name, "prediction", prediction, at);
    return;
  }
  const at = firstInvalid(prediction.data, layout, counted, Number.isFinite);
  if (at >= 0) throw invalidLogit(name, prediction, at);
}
