import { reshapeTo, sumTo } from "../../autodiff/fit.ts";
import { TERM_PASS } from "../../kernels/class-sums/term-pass.ts";
import type { VoxelTerms } from "../../kernels/class-sums/terms/voxel-terms.ts";
import { divide, multiply } from "../../ops/arithmetic.ts";
import type { ClassSums } from "../../ops/class-sums/class-sums.ts";
import type { TermMakers } from "../../ops/class-sums/class-sums-spec.ts";
import { composedTerms, composeTerms } from "../../ops/class-sums/composed-terms.ts";
import { voxelGrid } from "../../ops/class-sums/voxel-grid.ts";
import { withoutFirst } from "../../ops/shape.ts";
import { axisFromFront } from "../../tensor/shape.ts";
import { Tensor } from "../../tensor/tensor.ts";
import type { VoxelLossOptions } from "../read/loss-options.ts";
import { checkValues, type LossInput } from "../read/read-loss.ts";
import { checkedLoss, computeLoss, type LossPlan } from "./loss-plan.ts";

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
  const formula = choice.form === "binary" ? binaryMean : categoricalMean;
  return { input, overlap: null, terms, makers: MAKERS, formula: (sums) => formula(input, sums) };
}

/** Computes a voxel loss, of which `reduction: "none"` is a map of the voxels. */
export function computeVoxelLoss(plan: LossPlan): Tensor {
  const { input, terms } = plan;
  if (input.settings.reduction !== "none") return computeLoss(plan);
  checkValues(input, "probabilities");
  const { prediction, target, layout, counted, settings } = input;
  const elements = composedTerms(voxelGrid(prediction, target, layout, counted), settings.activation, terms!);
  if (terms!.form === "categorical") return checkedLoss(input, reshapeTo(elements, layout.voxelShape));
  const map = reshapeTo(elements, prediction.shape);
  if (settings.includeBackground) return checkedLoss(input, map);
  const axis = settings.classAxis ?? -1;
  return checkedLoss(input, withoutFirst(map, axisFromFront(axis, map.rank)));
}

/** The terms over the weights of the target, as `weightNormalization` says, or their sum. */
function categoricalMean({ settings, classWeights, layout }: LossInput, sums: ClassSums): Tensor {
  const total = sumTo(sums.terms, []);
  if (settings.reduction === "sum") return total;
  const { weightNormalization, includeBackground } = settings;
  if (classWeights === null || weightNormalization === "weights") {
    const weights = sumTo(sums.weights, []);
    return weights.item() === 0 ? multiply(0, total) : divide(total, weights);
  }
  const classes = layout.classes - (includeBackground ? 0 : 1);
  const divisor = weightNormalization === "classes" ? sums.voxels * classes : sums.voxels;
  return divisor === 0 ? multiply(0, total) : divide(total, divisor);
}

/** The mean of the terms over voxels, then over classes, as `weightNormalization` says, or their sum. */
function binaryMean({ settings, classWeights, layout }: LossInput, { terms, voxels }: ClassSums): Tensor {
  const total = sumTo(terms, []);
  if (settings.reduction === "sum") return total;
  if (voxels === 0) return multiply(0, total);
  const first = settings.includeBackground ? 0 : 1;
  const normalization = classWeights === null ? "classes" : settings.weightNormalization;
  const divisors = {
    classes: layout.classes - first,
    weights: (classWeights ?? []).slice(first).reduce((sum, weight) => sum + weight, 0),
    none: 1,
  };
  return divide(total, voxels * divisors[normalization]);
}
