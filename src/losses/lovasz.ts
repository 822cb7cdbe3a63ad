import { lovaszWeights } from "../kernels/overlap/lovasz.ts";
import { multiply, negate, subtract } from "../ops/arithmetic.ts";
import { where } from "../ops/select.ts";
import { softmaxAlong, sumOfOthers } from "../ops/softmax.ts";
import { abs, relu, sigmoid } from "../ops/unary.ts";
import { describeList } from "../tensor/describe.ts";
import { coordinatesOf } from "../tensor/shape.ts";
import type { Target } from "../tensor/target.ts";
import { Tensor } from "../tensor/tensor.ts";
import { type OverlapLossOptions, type OverlapSettings, overlapSettings } from "./overlap/overlap-options.ts";
import { reduceLosses } from "./overlap/reduction.ts";
import { type ClassRows, poolRows, rowsOf, sumClasses } from "./voxel/class-rows.ts";
import { type VoxelGrid, voxelGrid } from "./voxel/voxel-grid.ts";

/** Options of the Lovász losses: they have no ratio to smooth or to square. */
export type LovaszLossOptions = Omit<OverlapLossOptions, "smooth" | "squared" | "overlap">;

const MEANINGLESS = ["smooth", "squared", "overlap"];

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
 * @throws {RangeError} if shapes differ, an option has no such value, or a target is neither 0 nor 1
 * @example
 * lovaszHingeLoss(tensor([2, -0.5], [1, 2]), labelMap([1, 0], [1, 2]), { classAxis: null }).item() // 0.25
 * @see Berman et al. 2018, https://arxiv.org/abs/1705.08790
 */
export function lovaszHingeLoss(prediction: Tensor, target: Target, options: LovaszLossOptions = {}): Tensor {
  const settings = overlapSettings("lovaszHingeLoss", options, [], MEANINGLESS);
  if (settings.activation !== "none") {
    throw new RangeError(
      `lovaszHingeLoss: activation is "${settings.activation}", want "none"; it takes raw scores as they are`,
    );
  }
  return lovaszLoss(
    "lovaszHingeLoss",
    prediction,
    target,
    settings,
    "scores",
    ({ prediction: x, target: t }) => relu(subtract(1, multiply(x, subtract(multiply(2, t), 1)))),
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
 * @throws {RangeError} if shapes differ, an option has no such value, a value is no probability, or a target neither 0 nor 1
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
  const settings = overlapSettings("lovaszSoftmaxLoss", options, [], MEANINGLESS);
  return lovaszLoss("lovaszSoftmaxLoss", prediction, target, settings, "probabilities", (grid) => {
    const { prediction: x, target: t } = grid;
    const { activation } = settings;
    if (activation === "none") return abs(subtract(t, x));
    // 1 − p from what it is made of: beside a saturated logit the difference would be 0, without a slope.
    const p = activation === "sigmoid" ? sigmoid(x) : softmaxAlong(x, 2);
    return where(t, activation === "sigmoid" ? sigmoid(negate(x)) : sumOfOthers(p, 2), p);
  });
}

function lovaszLoss(
  name: string,
  prediction: Tensor,
  target: Target,
  settings: OverlapSettings,
  values: "scores" | "probabilities",
  errorsOf: (grid: VoxelGrid) => Tensor,
): Tensor {
  const grid = voxelGrid(name, prediction, target, settings, values);
  checkHard(name, grid, prediction.shape);
  if (settings.average === "micro" && grid.given !== null) {
    throw new RangeError(
      `${name}: classWeights have no meaning with average "micro", all classes are sorted as one`,
    );
  }
  const rows = rowsOf(grid, settings);
  const errors = errorsOf(grid);
  const weighted = multiply(errors, setWeights(errors, grid, rows, settings));
  const kept = sumClasses(weighted, settings.includeBackground);
  return reduceLosses(poolRows(kept, rows, settings), rows.reduction);
}

/** The Lovász weight of each error, set by set: a constant, for the extension is piecewise linear. */
function setWeights(
  errors: Tensor,
  grid: VoxelGrid,
  { rows, takesPart }: ClassRows,
  { average, includeBackground }: OverlapSettings,
): Tensor {
  const first = includeBackground ? 0 : 1;
  const { batch, outer, classes, inner } = grid.layout;
  const weights = new Float64Array(errors.size);
  const sets = new Map<number, number[]>();
  for (let at = 0; at < errors.size; at++) {
    const c = Math.floor(at / inner) % classes;
    const sample = Math.floor(at / (outer * classes * inner));
    const voxel = (Math.floor(at / (inner * classes)) % (batch * outer)) * inner + (at % inner);
    if (c < first || grid.counts.data[voxel] === 0) continue;
    const row = rows === 1 ? 0 : sample;
    if (!takesPart[row * grid.classes + c - first]) continue;
    const set = average === "micro" ? row : row * classes + c;
    const members = sets.get(set);
    if (members === undefined) sets.set(set, [at]);
    else members.push(at);
  }
  for (const members of sets.values())
    lovaszWeights(weights, errors.data, grid.target.data, Int32Array.from(members));
  return new Tensor(weights, errors.shape);
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
