import type { OverlapKind } from "../../kernels/overlap/overlap-block.ts";
import type { ClassSums } from "../../ops/class-sums/class-sums.ts";
import { atLeast } from "../../ops/select.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { LossSettings } from "../read/loss-options.ts";
import type { LossInput } from "../read/read-loss.ts";
import type { LossPlan } from "./loss-plan.ts";
import { reduceLosses } from "./reduction.ts";
import {
  type ClassCombination,
  combineClasses,
  reductionOf,
  samplesOf,
  sumsOfSamples,
  weightedClasses,
} from "./samples.ts";

/** The overlap sums of each sample and class on the tape, [samples, classes]. */
export interface OverlapTerms {
  readonly intersection: Tensor;
  readonly predicted: Tensor;
  readonly actual: Tensor;
}

/**
 * A loss that is a formula over overlap sums. All that such losses share is here: background, combination of classes, absent classes,
 * weights, reduction.
 *
 * @param ratio - the loss of each sample and class, elementwise in the sums
 * @param combination - by default, classes are combined where `average` says so, weighted by `classWeights`
 */
export function overlapPlan(
  input: LossInput,
  ratio: (terms: OverlapTerms) => Tensor,
  combination: ClassCombination | null = defaultCombination(input.settings),
): LossPlan {
  return {
    input,
    overlap: kindOf(input.settings),
    terms: null,
    makers: null,
    formula: (sums) => overlapFormula(input, sums, ratio, combination),
  };
}

function defaultCombination({ average }: LossSettings): ClassCombination | null {
  return average === "micro" ? weightedClasses : null;
}

function overlapFormula(
  input: LossInput,
  sums: ClassSums,
  ratio: (terms: OverlapTerms) => Tensor,
  combination: ClassCombination | null,
): Tensor {
  const { settings } = input;
  const samples = samplesOf(input, sums.targetVoxels);
  const weights = combination === null ? null : combination(samples);
  const combined = (x: Tensor) => {
    const own = sumsOfSamples(x, input);
    return weights === null ? own : combineClasses(own, samples, weights);
  };
  const predicted = notNegative(combined(sums.predicted), settings.validate);
  const actual = notNegative(combined(sums.actual), settings.validate);
  const losses = ratio({ intersection: combined(sums.overlap), predicted, actual });
  return reduceLosses(losses, reductionOf(input, samples, combination !== null));
}

/** Returns which overlap sums the settings ask for. */
function kindOf({ squared, overlap }: LossSettings): OverlapKind {
  // With squares the semimetric is the product again: (Σp² + Σt² − Σ(p − t)²)/2 = Σ p·t. Without, (p + t − |p − t|)/2 is the lesser of both.
  if (squared) return "squares";
  return overlap === "semimetric" ? "minima" : "products";
}

/** Raises sums to 0. A probability may be below 0 by rounding; a sum of them may not, or it would cancel the smoothing. */
function notNegative(sums: Tensor, validated: boolean): Tensor {
  const { data } = sums;
  let isBelow = false;
  for (let k = 0; k < data.length; k++) if (data[k]! < 0) isBelow = true;
  return validated && isBelow ? atLeast(sums, 0) : sums;
}
