import { ones } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { type Case, detached } from "./row.ts";

const TYPE = TypeError;
const RANGE = RangeError;
const nan = Number.NaN;

/** What sets one loss apart from the others. */
export interface Loss {
  readonly name: string;
  readonly activations: readonly ("sigmoid" | "softmax")[];
  /** Shared options that say nothing to it. */
  readonly meaningless: readonly string[];
  /** Its prediction: one sample, three voxels, two classes, and perhaps more axes of 1. */
  readonly shape: readonly number[];
  /** It takes raw scores of any size. */
  readonly scores: boolean;
}

/** Wrong options of a loss. */
export function lossOptions({ name, shape, activations, meaningless }: Loss): Case[] {
  const voxelShape = shape.slice(0, -1);
  const place = `[0, 1${", 0".repeat(shape.length - 3)}]`;
  const list = (sizes: readonly number[]) => `[${sizes.join(", ")}]`;
  const p = () => tensor([0.75, 0.25, 0.5, 0.5, 0.1, 0.9], shape);
  const t = () => labelMap([0, 1, 1], voxelShape);
  const hot = () => tensor([1, 0, 0, 1, 0, 1], shape);
  const one = () => tensor([1, 0, 1], [...voxelShape, 1]);
  const alone = () => tensor([1, 0, 1], voxelShape);
  const by =
    (options: object, target: () => unknown = t) =>
    () => [p(), target(), options];

  const choice = (option: string): Case[] => [
    [`an unknown ${option}`, RANGE, '"nothing"', by({ [option]: "nothing" })],
    [`${option} of another kind`, TYPE, "null", by({ [option]: null })],
  ];
  const flag = (option: string): Case[] => [
    [`${option} of another kind`, TYPE, "is 1", by({ [option]: 1 })],
    [`null as ${option}`, TYPE, "null", by({ [option]: null })],
  ];
  const factor = (option: string): Case[] => [
    [`a negative ${option}`, RANGE, `${option} is -1`, by({ [option]: -1 })],
    [`${option} of NaN`, RANGE, "NaN", by({ [option]: nan })],
    [`an infinite ${option}`, RANGE, "Infinity", by({ [option]: Infinity })],
    [`${option} of another kind`, TYPE, '"1"', by({ [option]: "1" })],
  ];
  const part = (option: string): Case[] => [
    ...factor(option),
    [`${option} above 1`, RANGE, `${option} is 1.5`, by({ [option]: 1.5, activation: "sigmoid" })],
  ];

  const shared: Record<string, Case[]> = {
    squared: flag("squared"),
    batch: flag("batch"),
    overlap: choice("overlap"),
    average: choice("average"),
    weightNormalization: choice("weightNormalization"),
    absentClasses: choice("absentClasses"),
    smooth: [
      ...factor("smooth"),
      ["null as smooth", TYPE, "null", by({ smooth: null })],
      ["an array as smooth", TYPE, "an array", by({ smooth: [1, 1] })],
      ["an unknown field of smooth", TYPE, '"nominator"', by({ smooth: { nominator: 1 } })],
      ["a negative floor", RANGE, "smooth.floor is -1", by({ smooth: { floor: -1 } })],
    ],
  };

  const own: Record<string, Case[]> = {
    tverskyLoss: ["alpha", "beta"].flatMap(factor),
    focalTverskyLoss: ["alpha", "beta", "gamma"].flatMap(factor),
    generalizedDiceLoss: ["weightType", "weightScale"].flatMap(choice),
    crossEntropyLoss: [
      ...factor("labelSmoothing"),
      ["labelSmoothing above 1", RANGE, "labelSmoothing is 1.5", by({ labelSmoothing: 1.5 })],
      ["sigmoid", RANGE, '"sigmoid"', by({ activation: "sigmoid" })],
      ["one class", RANGE, "1 class", () => [one(), one()]],
    ],
    binaryCrossEntropyLoss: [
      ...factor("positiveWeight"),
      ["softmax", RANGE, '"softmax"', by({ activation: "softmax" })],
    ],
    focalLoss: [
      ...factor("gamma"),
      ...part("alpha"),
      ["alpha of classes that exclude each other", RANGE, "alpha 0.5", by({ alpha: 0.5 })],
    ],
    diceCrossEntropyLoss: [...["diceWeight", "crossEntropyWeight"].flatMap(factor), ...flag("parts")],
    diceFocalLoss: [
      ...["diceWeight", "focalWeight", "gamma"].flatMap(factor),
      ...part("alpha"),
      ...flag("parts"),
    ],
    lovaszHingeLoss: [["an activation", RANGE, '"sigmoid"', by({ activation: "sigmoid" })]],
    lovaszSoftmaxLoss: [],
    centerlineDiceLoss: [
      ...factor("iterations"),
      ["fractional iterations", RANGE, "1.5", by({ iterations: 1.5 })],
      ["one spatial axis", RANGE, "[1, 3, 2] has 1 spatial axes", () => [ones([1, 3, 2]), ones([1, 3, 2])]],
    ],
  };
  const compound: Case[] = [["no reduction", RANGE, 'reduction is "none"', by({ reduction: "none" })]];
  const lovasz: Case[] = [
    ["a soft target", RANGE, "0.5 at", by({}, () => tensor([0.5, 0.5, 0, 1, 0, 1], shape))],
    [
      "weights of classes sorted as one",
      RANGE,
      "classWeights",
      by({ average: "micro", classWeights: [1, 2] }),
    ],
  ];
  const softmaxOfOne: Case[] = [
    ["softmax over one class", RANGE, "one class", () => [one(), one(), { activation: "softmax" }]],
    [
      "softmax without a class axis",
      RANGE,
      "one class",
      () => [alone(), alone(), { activation: "softmax", classAxis: null }],
    ],
  ];

  return [
    ...Object.entries(shared).flatMap(([option, cases]) =>
      meaningless.includes(option)
        ? [[`${option}, which says nothing to it`, RANGE, option, by({ [option]: true })] as Case]
        : cases,
    ),
    ...["activation", "reduction"].flatMap(choice),
    ...["includeBackground", "validate"].flatMap(flag),
    ...(activations.includes("softmax") ? softmaxOfOne : []),
    ...(own[name] ?? [["an option of another loss", TYPE, '"alpha"', by({ alpha: 1 })]]),
    ...(/^dice[A-Z].*[A-Z]/.test(name) ? compound : []),
    ...(/^lovasz/.test(name) ? lovasz : []),
    [
      "a class axis that is none",
      RANGE,
      `classAxis ${shape.length} of prediction shape ${list(shape)}`,
      by({ classAxis: shape.length }),
    ],
    ["the batch as class axis", RANGE, "classAxis 0", by({ classAxis: 0 })],
    ["a class axis of NaN", RANGE, "NaN", by({ classAxis: nan })],
    ["a fractional class axis", RANGE, "1.5", by({ classAxis: 1.5 })],
    ["a class axis of another kind", TYPE, '"last"', by({ classAxis: "last" })],
    [
      "no class but the background",
      RANGE,
      "class 0 is the only class",
      () => [one(), one(), { includeBackground: false }],
    ],
    ["too few weights", RANGE, "1 classWeights for 2 classes", by({ classWeights: [1] })],
    ["too many weights", RANGE, "3 classWeights for 2 classes", by({ classWeights: [1, 2, 3] })],
    ["a negative weight", RANGE, "classWeights[1] is -1", by({ classWeights: [1, -1] })],
    ["a weight of NaN", RANGE, "NaN", by({ classWeights: [nan, 1] })],
    ["an infinite weight", RANGE, "Infinity", by({ classWeights: [1, Infinity] })],
    ["weights of 0", RANGE, "leave no class", by({ classWeights: [0, 0] })],
    [
      "weights of 0 but for the background left out",
      RANGE,
      "leave no class",
      by({ classWeights: [1, 0], includeBackground: false }),
    ],
    ["a hole in the weights", TYPE, "undefined", by({ classWeights: new Array(2) })],
    ["a weight of another kind", TYPE, '"1"', by({ classWeights: ["1", 1] })],
    ["64-bit integers as weights", TYPE, "1n", by({ classWeights: BigInt64Array.of(1n, 1n) })],
    ["a number as weights", TYPE, "are 1", by({ classWeights: 1 })],
    ["null as weights", TYPE, "null", by({ classWeights: null })],
    ["a tensor as weights", TYPE, "a Tensor", by({ classWeights: ones([2]) })],
    ["a DataView as weights", TYPE, "a DataView", by({ classWeights: new DataView(new ArrayBuffer(16)) })],
    [
      "a mask of another shape",
      RANGE,
      `mask shape ${list(shape)} differs from ${list(voxelShape)}`,
      by({ mask: ones(shape) }),
    ],
    ["a mask of NaN", RANGE, `mask holds NaN at ${place}`, by({ mask: tensor([1, nan, 1], voxelShape) })],
    ["an array as mask", TYPE, "an array", by({ mask: [1, 1, 0] })],
    ["null as mask", TYPE, "null", by({ mask: null })],
    ["a mask that went elsewhere", TYPE, "detached", () => [p(), t(), { mask: detached(ones(voxelShape)) }]],
    ["ignoreIndex beside a soft target", TYPE, "ignoreIndex 1", by({ ignoreIndex: 1 }, hot)],
    ["a fractional ignoreIndex", RANGE, "0.5", by({ ignoreIndex: 0.5 })],
    ["an ignoreIndex of NaN", RANGE, "NaN", by({ ignoreIndex: nan })],
    ["null as ignoreIndex", TYPE, "null", by({ ignoreIndex: null })],
    ["options that are no plain object", TYPE, "a Map", by(new Map([["classAxis", 1]]))],
  ];
}
