import { ones } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { ALL_LOSSES } from "../losses/properties/all-losses.ts";
import { type Loss, lossOptions } from "./loss-options.ts";
import { type Case, detached, noOptions, noTensor, type Row, rowsOf } from "./row.ts";

const TYPE = TypeError;
const RANGE = RangeError;
const nan = Number.NaN;

function inputs({ name, shape, activations, scores }: Loss): Case[] {
  const voxelShape = shape.slice(0, -1);
  /** The values of three voxels and two classes; one of them wrong. */
  const p = (wrong?: number, at = 2) => {
    const values = [0.75, 0.25, 0.5, 0.5, 0.1, 0.9];
    if (wrong !== undefined) values[at] = wrong;
    return tensor(values, shape);
  };
  const t = (...labels: number[]) => labelMap(labels.length > 0 ? labels : [0, 1, 1], voxelShape);
  const hot = (wrong: number) => tensor([0, wrong, 0, 1, 0, 1], shape);
  const place = (voxel: number, c?: number) => {
    const at = [0, voxel, ...shape.slice(2, -1).map(() => 0), ...(c === undefined ? [] : [c])];
    return `[${at.join(", ")}]`;
  };
  const list = (sizes: readonly number[]) => `[${sizes.join(", ")}]`;
  const other = [...shape].reverse();
  const thin = shape.map((size) => (size === 3 ? 1 : size));

  const probabilities: Case[] = [
    ["a prediction of 1.5", RANGE, `1.5 at ${place(1, 0)}`, () => [p(1.5), t()]],
    ["a negative prediction", RANGE, `-0.5 at ${place(2, 1)}`, () => [p(-0.5, 5), t()]],
    ["a prediction of NaN", RANGE, `NaN at ${place(1, 0)}`, () => [p(nan), t()]],
    ["a prediction of ∞", RANGE, `Infinity at ${place(1, 0)}`, () => [p(Infinity), t()]],
  ];
  const rawScores: Case[] = [
    ["a score of NaN", RANGE, `NaN at ${place(1, 0)}`, () => [p(nan), t()]],
    ["an infinite score", RANGE, `Infinity at ${place(1, 0)}`, () => [p(Infinity), t()]],
  ];
  const infinite = (activation: string): Case[] =>
    [Infinity, -Infinity].map((logit) => [
      `a logit of ${logit}, ${activation}`,
      RANGE,
      `logit ${logit} at ${place(1, 0)}`,
      () => [p(logit), t(), { activation }],
    ]);
  const logits = activations.flatMap((activation): Case[] => [
    [
      `a logit of NaN, ${activation}`,
      RANGE,
      `logit NaN at ${place(1, 0)}`,
      () => [p(nan), t(), { activation }],
    ],
    ...infinite(activation),
  ]);
  return [
    ...(scores ? rawScores : probabilities),
    ...logits,
    ["a target of 255", RANGE, `255 at ${place(0, 1)}`, () => [p(), hot(255)]],
    ["a target of NaN", RANGE, `NaN at ${place(0, 1)}`, () => [p(), hot(nan)]],
    ["a label out of range", RANGE, `label 2 at ${place(1)}`, () => [p(), t(0, 2, 1)]],
    ["a negative label", RANGE, `label -1 at ${place(0)}`, () => [p(), t(-1, 0, 1)]],
    ["a mask of 255 as target", RANGE, "divide a mask of 0 and 255 by 255", () => [p(), t(0, 255, 255)]],
    [
      "a label of 2 beside one class",
      RANGE,
      name === "crossEntropyLoss" ? "1 class, want at least 2" : `label 2 at ${place(1)}`,
      () => [tensor([0.5, 0.5, 0.5], [...voxelShape, 1]), t(0, 2, 1)],
    ],
    [
      "a target of another shape",
      RANGE,
      `${list(other)} differs from prediction shape ${list(shape)}`,
      () => [p(), ones(other)],
    ],
    ["a target that would broadcast", RANGE, `${list(thin)} differs`, () => [p(), ones(thin)]],
    [
      "labels with a class axis",
      RANGE,
      `${list([...voxelShape, 1])} differs`,
      () => [p(), labelMap([0, 1, 1], [...voxelShape, 1])],
    ],
    [
      "labels of channels last beside channels first",
      RANGE,
      "differs from",
      () => [p(), t(), { classAxis: 1 }],
    ],
    [
      "labels that went elsewhere",
      TYPE,
      "detached",
      () => [p(), detached(labelMap(Uint8Array.of(0, 1, 1), voxelShape))],
    ],
    ["a scalar", RANGE, "prediction shape []", () => [ones([]), ones([])]],
    ["a prediction without a batch", RANGE, "prediction shape [2]", () => [ones([2]), ones([2])]],
  ];
}

export const LOSS_ROWS: Row[] = ALL_LOSSES.flatMap((found) => {
  const { name, shape } = found;
  const t = () => labelMap([0, 1, 1], shape.slice(0, -1));
  const p = () => tensor([0.75, 0.25, 0.5, 0.5, 0.1, 0.9], shape);
  return [
    ...noTensor(name, "prediction", (wrong) => [wrong, t()]),
    ...noTensor(name, "target", (wrong) => [p(), wrong], { labels: true }),
    ...noOptions(name, (wrong) => [p(), t(), wrong]),
    ...rowsOf(name, inputs(found)),
    ...rowsOf(name, lossOptions(found)),
  ];
});
