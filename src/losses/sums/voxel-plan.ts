import { sumTo } from "../../autodiff/fit.ts";
import { labelWeights } from "../../kernels/class-sums/label-weights.ts";
import { TERM_PASS } from "../../kernels/class-sums/term-pass.ts";
import type { VoxelTerms } from "../../kernels/class-sums/terms/voxel-terms.ts";
import { divide, multiply } from "../../ops/arithmetic.ts";
import type { TermMakers } from "../../ops/class-sums/class-sums-spec.ts";
import { composeTerms } from "../../ops/class-sums/composed-terms.ts";
import { termMap } from "../../ops/class-sums/term-map.ts";
import { LabelMap } from "../../tensor/label-map.ts";
import { makeTensor, Tensor } from "../../tensor/tensor.ts";
import type { VoxelLossOptions } from "../read/loss-options.ts";
import { type LossInput, refuseBits, refuseValues } from "../read/read-loss.ts";
import { checkedLoss, computeLoss, type LossPlan, specOf } from "./loss-plan.ts";

const MAKERS: TermMakers = { pass: TERM_PASS, compose: composeTerms };

/** The choices by which voxel losses differ. */
export type TermChoice = Partial<Omit<VoxelTerms, "weights">> & Pick<VoxelTerms, "form">;

/** Reports whether classes are scored one by one: with sigmoid, or where there is one. */
export function isBinary(prediction: unknown, { activation, classAxis = -1 }: VoxelLossOptions): boolean {
  if (activation === "sigmoid" || classAxis === null) return true;
  return prediction instanceof Tensor && prediction.shape.at(classAxis) === 1;
}

/** A loss that is a mean over voxels. */
export function voxelPlan(input: LossInput, choice: TermChoice): LossPlan {
  const { settings, classWeights, layout } = input;
  const first = settings.includeBackground ? 0 : 1;
  const weights = Float64Array.from({ length: layout.classes }, (_, c) =>
    c < first ? 0 : (classWeights?.[c] ?? 1),
  );
  const terms = { gamma: 0, positive: 1, negative: 1, smoothing: 0, ...choice, weights };
  const { form } = choice;
  return {
    input,
    overlap: null,
    terms,
    makers: MAKERS,
    slopeAhead: () => slopeAhead(input, terms),
    formula: (sums) => quotient(sumTo(sums.terms, []), divisorOf(input, form, sums.voxels, sums.weights)!),
  };
}

/** Computes a voxel loss, of which `reduction: "none"` is a map of the voxels. */
export function computeVoxelLoss(plan: LossPlan): Tensor {
  const { input } = plan;
  const { prediction, target, settings } = input;
  if (settings.reduction !== "none") return computeLoss(plan);
  const first = settings.includeBackground ? 0 : 1;
  const { map, valid } = termMap(prediction, target, { ...specOf(plan), first }, settings.validate);
  if (!valid) refuseValues(input);
  refuseBits(input, null);
  return checkedLoss(input, map);
}

/** Σ of terms over a divisor, 0 where that is 0: nothing counts. */
function quotient(total: Tensor, divisor: Tensor | number): Tensor {
  return numberOf(divisor) === 0 ? multiply(0, total) : divide(total, divisor);
}

function numberOf(divisor: Tensor | number): number {
  return typeof divisor === "number" ? divisor : divisor.item();
}

/**
 * The divisor of the sum of the terms, as `reduction` and `weightNormalization` choose it.
 *
 * @param weights - the weights of the target, [batch]; `null`: they are not known
 * @returns `null` if it is the sum of weights that are not known
 */
function divisorOf(
  { settings, classWeights, layout }: LossInput,
  form: VoxelTerms["form"],
  voxels: number,
  weights: Tensor | null,
): Tensor | number | null {
  const { reduction, weightNormalization, includeBackground } = settings;
  if (reduction === "sum") return 1;
  const first = includeBackground ? 0 : 1;
  const classes = layout.classes - first;
  if (form === "binary") {
    // Over voxels, then over classes.
    const normalization = classWeights === null ? "classes" : weightNormalization;
    const ofWeights = (classWeights ?? []).slice(first).reduce((sum, weight) => sum + weight, 0);
    return voxels * { classes, weights: ofWeights, none: 1 }[normalization];
  }
  if (classWeights === null || weightNormalization === "weights") return weights && sumTo(weights, []);
  return weightNormalization === "classes" ? voxels * classes : voxels;
}

/** The derivative of the loss with respect to the terms, from the target alone; `null` where a soft target would have to be read. */
function slopeAhead(input: LossInput, { form, weights }: VoxelTerms): number | null {
  const { target, layout, counted } = input;
  const voxels =
    counted === null ? layout.batch * layout.voxels : counted.reduce((total, counts) => total + counts, 0);
  const divisor = divisorOf(input, form, voxels, target instanceof LabelMap ? weightsOf(target) : null);
  return divisor === null || numberOf(divisor) === 0 ? null : 1 / numberOf(divisor);

  function weightsOf({ data }: LabelMap): Tensor {
    // The pass refuses a voxel that counts and has no class.
    const ofSamples = weights.every((weight) => weight === 1)
      ? Float64Array.of(voxels)
      : labelWeights(data, layout, counted, weights);
    return makeTensor(ofSamples, [ofSamples.length]);
  }
}
