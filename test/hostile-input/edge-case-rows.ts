import { type Case, noOptions, type Row, rowsOf } from "./row.ts";

const TYPE = TypeError;
const RANGE = RangeError;
const shape = [1, 2, 2];

const wrongShapes: Case[] = [
  ["null as shape", TYPE, "null", () => [null]],
  ["a number as shape", TYPE, "is 4", () => [4]],
  ["a typed array as shape", TYPE, "a Uint8Array", () => [Uint8Array.of(1, 2)]],
  ["an extent of another kind", TYPE, '"2"', () => [[1, "2"]]],
  ["an extent of 0", RANGE, "holds 0", () => [[1, 0, 2]]],
  ["a fractional extent", RANGE, "1.5", () => [[1, 1.5]]],
  ["a negative extent", RANGE, "-1", () => [[-1, 2]]],
  ["an extent of NaN", RANGE, "NaN", () => [[1, Number.NaN]]],
  ["more elements than an array holds", RANGE, "at most 4294967296", () => [[1, 2 ** 33]]],
  ["a shape without axes", RANGE, "shape []", () => [[]]],
  ["a shape without a batch", RANGE, "shape [2]", () => [[2]]],
];

const option = (name: string, value: unknown) => () => [shape, { [name]: value }];

export const EDGE_CASE_ROWS: Row[] = [
  ...rowsOf("edgeCases", wrongShapes),
  ...noOptions("edgeCases", (options) => [shape, options]),
  ...rowsOf("edgeCases", [
    ["the batch as class axis", RANGE, "classAxis 0", option("classAxis", 0)],
    ["a class axis that is none", RANGE, "classAxis 3", option("classAxis", 3)],
    ["a class axis of another kind", TYPE, '"last"', option("classAxis", "last")],
    ["an unknown activation", RANGE, '"tanh"', option("activation", "tanh")],
    ["null as activation", TYPE, "null", option("activation", null)],
    ["softmax over one class", RANGE, "softmax over one class", () => [[1, 2, 1], { activation: "softmax" }]],
    [
      "softmax without a class axis",
      RANGE,
      "softmax over one class",
      () => [shape, { activation: "softmax", classAxis: null }],
    ],
    ["an unknown target", RANGE, '"label"', option("target", "label")],
    ["a tensor's worth of target", TYPE, "an array", option("target", [0, 1])],
    ["an unknown dtype", RANGE, '"float16"', option("dtype", "float16")],
    ["a fractional seed", RANGE, "0.5", option("seed", 0.5)],
    ["a seed of NaN", RANGE, "NaN", option("seed", Number.NaN)],
    ["a seed of another kind", TYPE, '"1"', option("seed", "1")],
  ]),
];
