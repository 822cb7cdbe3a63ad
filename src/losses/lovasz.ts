import { multiply, negate, subtract } from "../ops/arithmetic.ts";
import { type VoxelGrid, voxelGrid } from "../ops/class-sums/voxel-grid.ts";
import { where } from "../ops/select.ts";
import { softmaxAlong, sumOfOthers } from "../ops/softmax.ts";
import { abs, relu, sigmoid } from "../ops/unary.ts";
import { describeList } from "../tensor/describe.ts";
import { coordinatesOf } from "../tensor/shape.ts";
import type { Target } from "../tensor/target.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { type OverlapLossOptions, readLossOptions } from "./read/loss-options.ts";
import { checkValues, type LossInput, readLoss } from "./read/read-loss.ts";
import { sumClasses, targetVoxelsOf } from "./shapes/class-channels.ts";
import { lovaszSetWeights } from "./shapes/lovasz-sets.ts";
import { checkedLoss } from "./sums/loss-plan.ts";
import { reduceLosses } from "./sums/reduction.ts";
import { combineClasses, reductionOf, samplesOf, sumsOfSamples, weightedClasses } from "./sums/samples.ts";

/** Options of the Lovász losses, which have no ratio to smooth and no sums to square. */
export type LovaszLossOptions = Omit<OverlapLossOptions, "smooth" | "squared" | "overlap">;

const UNSUPPORTED = { unsupported: ["smooth", "squared", "overlap"] };

/**
 * Lovász hinge loss: the Lovász extension of the Jaccard loss at the hinge errors of raw scores.
 *
 *     errors max(0, 1 − x·(2t − 1)), sorted descending, times the steps of the Jaccard loss
 *
 * @param prediction - raw scores of any size, positive for a class; [batch, ...spatial, classes], see `classAxis`
 * @param target - zeros and ones, same shape; or a LabelMap [batch, ...spatial]
 * @param options - see {@link LovaszLossOptions}; `activation` must be `"none"`
 * @returns a scalar; with `reduction: "none"` [batch, classes]
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the shapes differ, an option is invalid, or a target is neither 0 nor 1
 * @example
 * lovaszHingeLoss(tensor([2, -0.5], [1, 2]), labelMap([1, 0], [1, 2]), { classAxis: null }).item() // 0.25
 * @see Berman et al. 2018, https://arxiv.org/abs/1705.08790
 */
export function lovaszHingeLoss(prediction: Tensor, target: Target, options: LovaszLossOptions = {}): Tensor {
  const settings = readLossOptions("lovaszHingeLoss", options, UNSUPPORTED);
  if (settings.activation !== "none") {
    throw new RangeError(
      `lovaszHingeLoss: activation is "${settings.activation}", want "none"; it takes raw scores as they are`,
    );
  }
  const input = readLoss(settings, prediction, target);
  checkValues(input, "scores");
  return lovaszLoss(input, ({ prediction: x, target: t }) =>
    relu(subtract(1, multiply(x, subtract(multiply(2, t), 1)))),
  );
}

/**
 * Lovász-softmax loss: the Lovász extension of the Jaccard loss of each class, at the errors of its probabilities.
 *
 *     errors |t − p|, sorted descending, times the steps of the Jaccard loss
 *
 * The paper's own defaults are `{ batch: true, absentClasses: "skip" }`.
 *
 * @param prediction - probabilities, or logits with an `activation`; [batch, ...spatial, classes], see `classAxis`
 * @param target - zeros and ones, same shape; or a LabelMap [batch, ...spatial]
 * @param options - see {@link LovaszLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch, classes]
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the shapes differ, an option is invalid, a value is not a probability, or a target is neither 0 nor 1
 * @example
 * const p = tensor([0.75, 0.25, 0.5, 0.5], [1, 2, 2]);
 * lovaszSoftmaxLoss(p, labelMap([0, 1], [1, 2])).item() // 0.4375
 * @see Berman et al. 2018, https://arxiv.org/abs/1705.08790
 */
export function lovaszSoftmaxLoss(
  prediction: Tensor,
  target: Target,
  options: LovaszLossOptions = {},
): Tensor {
  const settings = readLossOptions("lovaszSoftmaxLoss", options, UNSUPPORTED);
  const input = readLoss(settings, prediction, target);
  checkValues(input, "probabilities");
  return lovaszLoss(input, ({ prediction: x, target: t }) => {
    const { activation } = settings;
    if (activation === "none") return abs(subtract(t, x));
    // 1 − p from what it is made of: beside a saturated logit the difference would be 0, without a slope.
    const p = activation === "sigmoid" ? sigmoid(x) : softmaxAlong(x, 2);
    return where(t, activation === "sigmoid" ? sigmoid(negate(x)) : sumOfOthers(p, 2), p);
  });
}

function lovaszLoss(input: LossInput, errorsOf: (grid: VoxelGrid) => Tensor): Tensor {
  const { prediction, target, layout, counted, settings, classWeights } = input;
  const grid = voxelGrid(prediction, target, layout, counted);
  checkHard(settings.name, grid, prediction.shape);
  const micro = settings.average === "micro";
  if (micro && classWeights !== null) {
    throw new RangeError(
      `${settings.name}: classWeights have no meaning with average "micro", all classes are sorted as one`,
    );
  }
  const samples = samplesOf(input, targetVoxelsOf(grid.target));
  const errors = errorsOf(grid);
  const weighted = multiply(errors, lovaszSetWeights(errors, grid, input, samples));
  const sums = sumsOfSamples(sumClasses(weighted), input);
  const losses = micro ? combineClasses(sums, samples, weightedClasses(samples)) : sums;
  return checkedLoss(input, reduceLosses(losses, reductionOf(input, samples, micro)));
}

function checkHard(name: string, { target }: VoxelGrid, shape: readonly number[]): void {
  const at = target.data.findIndex((value) => value !== 0 && value !== 1);
  if (at >= 0) {
    const place = describeList(coordinatesOf(at, shape));
    throw new RangeError(
      `${name}: target holds ${target.data[at]} at ${place}, want 0 or 1; soft labels have no order of errors`,
    );
  }
}
