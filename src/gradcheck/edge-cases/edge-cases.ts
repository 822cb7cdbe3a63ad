import { mulberry32 } from "../../kernels/sampling/random.ts";
import { type DType, narrow } from "../../tensor/allocate.ts";
import { checkChoice, checkInteger, checkOptions } from "../../tensor/check-options.ts";
import { type ClassLayout, classLayout } from "../../tensor/class-layout.ts";
import { describeList } from "../../tensor/describe.ts";
import { LabelMap } from "../../tensor/label-map.ts";
import { oneHot } from "../../tensor/make/one-hot.ts";
import { checkShape, sizeOf } from "../../tensor/shape.ts";
import { Tensor } from "../../tensor/tensor.ts";
import { type EdgeActivation, type EdgeRecipe, edgeRecipes } from "./edge-recipes.ts";

/** Options of {@link edgeCases}. */
export interface EdgeCaseOptions<Kind extends "onehot" | "labels" = "onehot" | "labels"> {
  /** The axis of classes, default −1; `null`: no class axis, one binary problem. */
  readonly classAxis?: number | null;
  /** What the loss does to a prediction: with `"none"`, the default, it gets probabilities, else logits. */
  readonly activation?: "none" | "sigmoid" | "softmax";
  /** A Tensor of the prediction's shape, the default, or a LabelMap of that shape without the class axis. */
  readonly target?: Kind;
  /** Default `"float64"`. */
  readonly dtype?: DType;
  /** Seed of all that is random, default 1. */
  readonly seed?: number;
}

/** An input on which gradients of overlap losses break. */
export interface EdgeCase<Target = Tensor | LabelMap> {
  /** What is special about the case, such as `"empty target"`. */
  readonly name: string;
  /** The prediction of the case. */
  readonly prediction: Tensor;
  /** The target of the case. */
  readonly target: Target;
}

/** A gradient check of more elements would not end soon. */
const MAX_ELEMENTS = 2 ** 20;

/**
 * The inputs on which gradients of Dice losses break: empty and full masks, one voxel, perfect, disjoint, saturated and
 * constant predictions, all zero, all one, tiny probabilities beside an empty mask, and an ordinary one to start with.
 *
 * Every target is a valid one-hot map, or for one class a mask of 0 and 1; every probability lies in [0, 1]. With several
 * samples the first of a batch is empty in one case, with three or more classes one is missing in another.
 *
 * @param shape - of the prediction, [batch, ...spatial, classes] or as `classAxis` says
 * @param options - see {@link EdgeCaseOptions}
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the shape has no such class axis, or softmax is to choose from one class
 * @example
 * for (const { prediction, target } of edgeCases([2, 16, 3])) {
 *   assertGradcheck(diceLoss, prediction, { target, domain: [0, 1] });
 * }
 * @example
 * edgeCases([1, 2], { classAxis: null })[6].name // "perfect prediction"
 */
export function edgeCases<Kind extends "onehot" | "labels" = "onehot">(
  shape: readonly number[],
  options?: EdgeCaseOptions<Kind>,
): EdgeCase<Kind extends "labels" ? LabelMap : Tensor>[];
export function edgeCases(shape: readonly number[], options: EdgeCaseOptions = {}): EdgeCase[] {
  return edgeCasesOf("edgeCases", shape, options);
}

/** Implementation of {@link edgeCases}; `name` appears in its error messages. */
export function edgeCasesOf(name: string, shape: readonly number[], options: EdgeCaseOptions): EdgeCase[] {
  const checked = checkShape(name, shape);
  if (sizeOf(checked) > MAX_ELEMENTS)
    throw new RangeError(
      `${name}: shape ${describeList(checked)} has ${sizeOf(checked)} elements, want at most ${MAX_ELEMENTS}`,
    );
  checkOptions(name, options, ["classAxis", "activation", "target", "dtype", "seed"]);
  const { classAxis = -1, activation = "none", target = "onehot", dtype = "float64", seed = 1 } = options;
  const layout = classLayout(name, checked, classAxis);
  checkChoice(name, "activation", activation, ["none", "sigmoid", "softmax"]);
  checkChoice(name, "target", target, ["onehot", "labels"]);
  checkChoice(name, "dtype", dtype, ["float32", "float64"]);
  checkInteger(name, "seed", seed);
  if (activation === "softmax" && layout.classes === 1) {
    throw new RangeError(
      `${name}: softmax over one class is 1 everywhere; activation "sigmoid" takes the logits of one`,
    );
  }
  return edgeRecipes(activation, layout.batch, labelsOf(layout)).map((recipe, index) => {
    // A seed for each: one case more or less changes no other.
    const random = mulberry32(seed + Math.imul(index, 0x9e3779b1));
    const labels = new LabelMap(paintLabels(recipe, layout, random), layout.voxelShape);
    const values = paintPrediction(recipe, labels.data, layout, activation, random);
    return {
      name: recipe.name,
      prediction: new Tensor(narrow(values, dtype), checked),
      target: target === "labels" ? labels : channelsOf(labels, checked, layout, classAxis, dtype),
    };
  });
}

/** With one class a label is 0 or 1. */
function labelsOf({ classes }: ClassLayout): number {
  return Math.max(2, classes);
}

function paintLabels({ target }: EdgeRecipe, layout: ClassLayout, random: () => number): Int32Array {
  const { batch, voxels } = layout;
  const labels = new Int32Array(batch * voxels);
  for (let sample = 0; sample < batch; sample++) {
    labels.set(target(voxels, labelsOf(layout), random, sample), sample * voxels);
  }
  return labels;
}

function paintPrediction(
  { predicted, level, sumsToOne }: EdgeRecipe,
  labels: LabelMap["data"],
  layout: ClassLayout,
  activation: EdgeActivation,
  random: () => number,
): Float64Array {
  const { classes, inner } = layout;
  const values = new Float64Array(labels.length * classes);
  for (let voxel = 0; voxel < labels.length; voxel++) {
    const label = predicted ? predicted(labels[voxel]!, labelsOf(layout)) : labels[voxel]!;
    const row = Math.floor(voxel / inner);
    const start = row * classes * inner + (voxel % inner);
    let sum = 0;
    for (let c = 0; c < classes; c++) {
      const hot = classes === 1 ? label === 1 : label === c;
      const [probability, logit, softmaxLogit = logit] = level(hot, classes > 1 && c === 0, random);
      values[start + c * inner] = { none: probability, sigmoid: logit, softmax: softmaxLogit }[activation];
      sum += probability;
    }
    if (!sumsToOne || activation !== "none" || classes === 1) continue;
    for (let c = 0; c < classes; c++) values[start + c * inner]! /= sum;
  }
  return values;
}

/** A channel a class, one-hot; of one class the mask itself. */
function channelsOf(
  labels: LabelMap,
  shape: readonly number[],
  { classes }: ClassLayout,
  classAxis: number | null,
  dtype: DType,
): Tensor {
  if (classes === 1 || classAxis === null)
    return new Tensor(narrow(Float64Array.from(labels.data), dtype), shape);
  return oneHot(labels, classes, { classAxis, dtype });
}
