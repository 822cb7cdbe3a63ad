import { isTracked } from "../autodiff/tape.ts";
import { classRows, fromClassRows } from "../kernels/lovasz/class-rows.ts";
import { weighSets } from "../kernels/lovasz/lovasz-sets.ts";
import type { LovaszForm } from "../kernels/lovasz/lovasz-tile.ts";
import { multiply, negate, subtract } from "../ops/arithmetic.ts";
import { type VoxelGrid, voxelGrid } from "../ops/class-sums/voxel-grid.ts";
import { lovaszSums } from "../ops/lovasz-sums.ts";
import { where } from "../ops/select.ts";
import { softmaxAlong, sumOfOthers } from "../ops/softmax.ts";
import { abs, relu, sigmoid } from "../ops/unary.ts";
import { describeList } from "../tensor/describe.ts";
import { coordinatesOf } from "../tensor/shape.ts";
import type { Target } from "../tensor/target.ts";
import { makeTensor, Tensor } from "../tensor/tensor.ts";
import { firstInvalid } from "../tensor/voxels/invalid-values.ts";
import { type OverlapLossOptions, readLossOptions } from "./read/loss-options.ts";
import { checkValues, type LossInput, readLoss, refuseValues } from "./read/read-loss.ts";
import { sumClasses, targetVoxelsOf } from "./shapes/class-channels.ts";
import { lovaszSets } from "./shapes/lovasz-sets.ts";
import { checkedLoss } from "./sums/loss-plan.ts";
import { reduceLosses } from "./sums/reduction.ts";
import {
  combineClasses,
  reductionOf,
  type Samples,
  samplesOf,
  sumsOfSamples,
  weightedClasses,
} from "./sums/samples.ts";

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
  return lovaszLoss(input, "hinge", ({ prediction: x, target: t }) =>
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
  const { activation } = settings;
  return lovaszLoss(input, activation, ({ prediction: x, target: t }) => {
    if (activation === "none") return abs(subtract(t, x));
    // 1 − p from what it is made of: beside a saturated logit the difference would be 0, without a slope.
    const p = activation === "sigmoid" ? sigmoid(x) : softmaxAlong(x, 2);
    return where(t, activation === "sigmoid" ? sigmoid(negate(x)) : sumOfOthers(p, 2), p);
  });
}

function lovaszLoss(input: LossInput, form: LovaszForm, errorsOf: (grid: VoxelGrid) => Tensor): Tensor {
  const { prediction, target, layout, counted, settings, classWeights } = input;
  const micro = settings.average === "micro";
  if (micro && classWeights !== null) {
    throw new RangeError(
      `${settings.name}: classWeights have no meaning with average "micro", all classes are sorted as one`,
    );
  }
  let samples: Samples;
  const setsOf = (targetVoxels: Float64Array, valid: boolean) => {
    if (!valid) refuseValues(input);
    checkHard(input);
    samples = samplesOf(input, targetVoxels);
    return lovaszSets(input, samples);
  };
  const compose = (x: Tensor) => {
    const grid = voxelGrid(x, target, layout, counted);
    const errors = errorsOf(grid);
    const rows = classRows(errors.data, layout);
    weighSets(rows, { layout, target: target.data, counted }, setsOf(targetVoxelsOf(grid.target), true));
    return sumClasses(multiply(errors, makeTensor(fromClassRows(rows, layout), errors.shape)));
  };
  const spec = {
    layout,
    target: target.data,
    counted,
    form,
    checked: form !== "hinge" && settings.validate,
    setsOf,
    compose,
  };
  const isOfTarget = target instanceof Tensor && isTracked(target);
  if (isOfTarget || form === "hinge") checkValues(input, form === "hinge" ? "scores" : "probabilities");
  const sums = isOfTarget ? compose(prediction) : lovaszSums(prediction, spec);
  const ofSamples = sumsOfSamples(sums, input);
  const losses = micro ? combineClasses(ofSamples, samples!, weightedClasses(samples!)) : ofSamples;
  return checkedLoss(input, reduceLosses(losses, reductionOf(input, samples!, micro)));
}

/** Refuses a target that is neither 0 nor 1 where it counts. */
function checkHard({ settings: { name }, target, layout, counted }: LossInput): void {
  if (!(target instanceof Tensor)) return;
  const at = firstInvalid(target.data, layout, counted, (value) => value === 0 || value === 1);
  if (at < 0) return;
  const place = describeList(coordinatesOf(at, target.shape));
  throw new RangeError(
    `${name}: target holds ${target.data[at]} at ${place}, want 0 or 1; soft labels have no order of errors`,
  );
}
