import { ones } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { type Case, detached, noOptions, noTensor, type Row, rowsOf } from "./row.ts";

const TYPE = TypeError;
const RANGE = RangeError;
const nan = Number.NaN;
const x = () => ones([2, 3]);

const UNARY =
  "abs cos cosh erf exp expm1 floor log log1p logSigmoid negate relu round sigmoid sign sin sinh softplus sqrt square tanh".split(
    " ",
  );
const BINARY = "add divide equal greater less logAddExp maximum minimum multiply power subtract".split(" ");
const REDUCTIONS = "logSumExp max mean min norm sum variance".split(" ");

const binary = (name: string): Row[] => [
  ...noTensor(name, "a", (wrong) => [wrong, x()], { numbers: true }),
  ...noTensor(name, "b", (wrong) => [x(), wrong], { numbers: true }),
  ...noTensor(name, "a beside a number", (wrong) => [wrong, 2], { numbers: true }),
  ...rowsOf(name, [
    ["shapes that do not broadcast", RANGE, "[2, 3] and [2]", () => [x(), ones([2])]],
    ["sizes that are equal, shapes that are not", RANGE, "[2, 3] and [3, 2]", () => [x(), ones([3, 2])]],
  ]),
];

const reduction = (name: string): Row[] => [
  ...noTensor(name, "x", (wrong) => [wrong]),
  ...noOptions(name, (options) => [x(), options]),
  ...rowsOf(name, [
    ["an axis that is none", RANGE, "axis 2 of a tensor of rank 2", () => [x(), { axes: 2 }]],
    ["a negative axis that is none", RANGE, "-3", () => [x(), { axes: [0, -3] }]],
    ["a fractional axis", RANGE, "0.5", () => [x(), { axes: 0.5 }]],
    ["an axis of NaN", RANGE, "NaN", () => [x(), { axes: [nan] }]],
    ["an axis named twice", RANGE, "[1, -1]", () => [x(), { axes: [1, -1] }]],
    ["null as axes", TYPE, "null", () => [x(), { axes: null }]],
    ["a string as axis", TYPE, '"0"', () => [x(), { axes: "0" }]],
    ["an axis of a scalar", RANGE, "without axes", () => [ones([]), { axes: 0 }]],
    ["keepDims of another kind", TYPE, "is 1", () => [x(), { keepDims: 1 }]],
  ]),
];

const softmax = (name: string): Row[] => [
  ...noTensor(name, "x", (wrong) => [wrong]),
  ...noOptions(name, (options) => [x(), options]),
  ...rowsOf(name, [
    ["an axis that is none", RANGE, "axis 2", () => [x(), { axis: 2 }]],
    ["a fractional axis", RANGE, "0.5", () => [x(), { axis: 0.5 }]],
    ["null as axis", TYPE, "null", () => [x(), { axis: null }]],
    ["a list of axes", TYPE, "an array", () => [x(), { axis: [0, 1] }]],
    ["a scalar", RANGE, "without axes", () => [ones([])]],
  ]),
];

const bounds = (option: string): Case[] => [
  [`a ${option} of NaN`, RANGE, "NaN", () => [x(), { [option]: nan }]],
  [`an infinite ${option}`, RANGE, "Infinity", () => [x(), { [option]: Infinity }]],
  [`a ${option} of another kind`, TYPE, '"0"', () => [x(), { [option]: "0" }]],
  [`null as ${option}`, TYPE, "null", () => [x(), { [option]: null }]],
];

const along = (name: string, argsWith: (options: object) => unknown[]): Row[] => [
  ...noOptions(name, (options) => argsWith(options as object)),
  ...rowsOf(name, [
    ["an axis that is none", RANGE, "axis 2 of a tensor of rank 2", () => argsWith({ axis: 2 })],
    ["a fractional axis", RANGE, "0.5", () => argsWith({ axis: 0.5 })],
    ["a string as axis", TYPE, '"0"', () => argsWith({ axis: "0" })],
    ["null as axis", TYPE, "null", () => argsWith({ axis: null })],
  ]),
];

const pool = (name: string): Row[] => [
  ...noTensor(name, "x", (wrong) => [wrong, { window: [3] }]),
  ...noOptions(name, (options) => [x(), options]),
  ...rowsOf(name, [
    ["no options", TYPE, "undefined", () => [x()]],
    ["no window", TYPE, "undefined", () => [x(), {}]],
    ["a number as window", TYPE, "is 3", () => [x(), { window: 3 }]],
    ["a window of another rank", RANGE, "[3]", () => [x(), { window: [3] }]],
    ["an even length", RANGE, "[3, 2]", () => [x(), { window: [3, 2] }]],
    ["a negative length", RANGE, "[3, -1]", () => [x(), { window: [3, -1] }]],
    ["a length of NaN", RANGE, "[3, NaN]", () => [x(), { window: [3, nan] }]],
    ["a hole in the window", RANGE, "want 2 odd lengths", () => [x(), { window: new Array(2) }]],
  ]),
];

const NEW_ROWS: Row[] = [
  ...noTensor("pad", "x", (wrong) => [wrong, { widths: [1] }]),
  ...noOptions("pad", (options) => [x(), options]),
  ...rowsOf("pad", [
    ["no options", TYPE, "undefined", () => [x()]],
    ["no widths", TYPE, "undefined", () => [x(), {}]],
    ["too few widths", RANGE, "1 widths", () => [x(), { widths: [1] }]],
    ["a negative width", RANGE, "-1", () => [x(), { widths: [0, -1] }]],
    ["a width of NaN", RANGE, "NaN", () => [x(), { widths: [nan, 0] }]],
    ["a width of another kind", TYPE, '"1"', () => [x(), { widths: [0, "1"] }]],
    ["a pair of three", RANGE, "3 numbers", () => [x(), { widths: [0, [1, 2, 3]] }]],
    ["more than there is to mirror", RANGE, "at most 1", () => [x(), { widths: [2, 0], mode: "reflect" }]],
    ["an unknown mode", RANGE, '"mirror"', () => [x(), { widths: [0, 0], mode: "mirror" }]],
    ["a value of NaN", RANGE, "NaN", () => [x(), { widths: [0, 0], value: nan }]],
    ["more than memory holds", RANGE, "at most 4294967296", () => [x(), { widths: [0, 2 ** 40] }]],
  ]),
  ...noTensor("roll", "x", (wrong) => [wrong, { shift: 1 }]),
  ...along("roll", (options) => [x(), { shift: 1, ...options }]).filter(({ what }) => what.includes("axis")),
  ...rowsOf("roll", [
    ["no shift", TYPE, "undefined", () => [x(), {}]],
    ["a fractional shift", RANGE, "0.5", () => [x(), { shift: 0.5 }]],
    ["a shift of NaN", RANGE, "NaN", () => [x(), { shift: nan }]],
    ["null as options", TYPE, "null", () => [x(), null]],
  ]),
  ...noTensor("stack", "tensor 1", (wrong) => [[x(), wrong]]),
  ...noOptions("stack", (options) => [[x()], options]),
  ...rowsOf("stack", [
    ["no tensors", RANGE, "empty", () => [[]]],
    ["one tensor", TYPE, "a Tensor", () => [x()]],
    ["other shapes", RANGE, "[2] differs from [2, 3]", () => [[x(), ones([2])]]],
    ["an axis that is none", RANGE, "axis 3", () => [[x()], { axis: 3 }]],
    ["a fractional axis", RANGE, "0.5", () => [[x()], { axis: 0.5 }]],
  ]),
  ...["expandDims", "squeeze"].flatMap((name) => [
    ...noTensor(name, "x", (wrong) => [wrong]),
    ...noOptions(name, (options) => [x(), options]),
    ...rowsOf(name, [
      ["an axis that is none", RANGE, "axis 3", () => [x(), { axis: 3 }]],
      ["a fractional axis", RANGE, "0.5", () => [x(), { axis: 0.5 }]],
      ["a string as axis", TYPE, '"0"', () => [x(), { axis: "0" }]],
    ]),
  ]),
  ...rowsOf("squeeze", [["an axis of many", RANGE, "axis 1", () => [x(), { axis: 1 }]]]),
  ...noTensor("matmul", "a", (wrong) => [wrong, x()]),
  ...noTensor("matmul", "b", (wrong) => [x(), wrong]),
  ...rowsOf("matmul", [
    ["a vector", RANGE, "[3]", () => [x(), ones([3])]],
    ["terms that differ", RANGE, "[2, 3] and [2, 3]", () => [x(), x()]],
    ["batches that do not broadcast", RANGE, "[2] and [3]", () => [ones([2, 1, 1]), ones([3, 1, 1])]],
  ]),
  ...noTensor("convolve", "x", (wrong) => [wrong, ones([1, 1, 1])]),
  ...noTensor("convolve", "kernel", (wrong) => [ones([1, 3, 1]), wrong]),
  ...noOptions("convolve", (options) => [ones([1, 3, 1]), ones([1, 1, 1]), options]),
  ...rowsOf("convolve", [
    ["channels that differ", RANGE, "[1, 3, 2]", () => [ones([1, 3, 2]), ones([1, 1, 1])]],
    ["no axis of space", RANGE, "[2, 3]", () => [x(), x()]],
    ["a window too large", RANGE, "[4, 1, 1]", () => [ones([1, 3, 1]), ones([4, 1, 1])]],
    ["a stride of 0", RANGE, "is 0", () => [ones([1, 3, 1]), ones([1, 1, 1]), { strides: 0 }]],
    ["a fractional stride", RANGE, "0.5", () => [ones([1, 3, 1]), ones([1, 1, 1]), { strides: [0.5] }]],
    ["a stride of another kind", TYPE, '"1"', () => [ones([1, 3, 1]), ones([1, 1, 1]), { strides: "1" }]],
    ["an unknown padding", RANGE, '"full"', () => [ones([1, 3, 1]), ones([1, 1, 1]), { padding: "full" }]],
  ]),
  ...rowsOf("variance", [
    ["a correction too large", RANGE, "is 6", () => [x(), { correction: 6 }]],
    ["a negative correction", RANGE, "-1", () => [x(), { correction: -1 }]],
    ["a correction of another kind", TYPE, '"1"', () => [x(), { correction: "1" }]],
  ]),
];

export const OPERATION_ROWS: Row[] = [
  ...["sort", "cumulativeMax", "cumulativeSum"].flatMap((name) => [
    ...noTensor(name, "x", (wrong) => [wrong]),
    ...along(name, (options) => [x(), options]),
  ]),
  ...rowsOf("sort", [
    ["descending of another kind", TYPE, "is 1", () => [x(), { descending: 1 }]],
    ["a scalar", RANGE, "without axes", () => [ones([])]],
  ]),
  ...noTensor("gather", "x", (wrong) => [wrong, labelMap([0])]),
  ...noTensor("gather", "indices", (wrong) => [x(), wrong], { labels: true }).filter(
    ({ what }) => !/^(an array|a number) as/.test(what),
  ),
  ...along("gather", (options) => [x(), labelMap([0, 0], [2, 1]), options]),
  ...rowsOf("gather", [
    ["an index out of range", RANGE, "indices hold 3 at [1, 0]", () => [x(), labelMap([0, 3], [2, 1])]],
    ["a negative index", RANGE, "indices hold -1", () => [x(), labelMap([-1, 0], [2, 1])]],
    ["indices of another shape", RANGE, "[3, 1] differs", () => [x(), labelMap([0, 0, 0], [3, 1])]],
    ["indices of another rank", RANGE, "[2] differs", () => [x(), labelMap([0, 0])]],
    ["a number as indices", TYPE, "are 1", () => [x(), 1]],
    ["no place", RANGE, "empty", () => [x(), []]],
    ["a place that is none", RANGE, "3 at 1", () => [x(), [0, 3]]],
    ["a fractional place", RANGE, "0.5 at 0", () => [x(), [0.5]]],
    ["a place of NaN", RANGE, "NaN", () => [x(), [nan]]],
    ["a place of another kind", TYPE, '"1" at 0', () => [x(), ["1"]]],
  ]),
  ...["maxPool", "meanPool", "minPool"].flatMap(pool),
  ...UNARY.flatMap((name) => noTensor(name, "x", (wrong) => [wrong])),
  ...BINARY.flatMap(binary),
  ...REDUCTIONS.flatMap(reduction),
  ...["softmax", "logSoftmax"].flatMap(softmax),
  ...noTensor("where", "condition", (wrong) => [wrong, x(), x()]),
  ...noTensor("where", "a", (wrong) => [x(), wrong, x()], { numbers: true }),
  ...noTensor("where", "b", (wrong) => [x(), x(), wrong], { numbers: true }),
  ...rowsOf("where", [
    ["branches that do not broadcast", RANGE, "[2, 3] and [2]", () => [x(), x(), ones([2])]],
    ["a condition that does not broadcast", RANGE, "[4] and [2, 3]", () => [ones([4]), x(), 0]],
    ["a boolean as condition", TYPE, "true", () => [true, x(), x()]],
  ]),
  ...noTensor("clamp", "x", (wrong) => [wrong, { min: 0 }]),
  ...noOptions("clamp", (options) => [x(), options]),
  ...rowsOf("clamp", [
    ["no bounds", TYPE, "undefined", () => [x()]],
    ...bounds("min"),
    ...bounds("max"),
    ["bounds that cross", RANGE, "min 1 is above max 0", () => [x(), { min: 1, max: 0 }]],
  ]),
  ...NEW_ROWS,
  ...noTensor("reshape", "x", (wrong) => [wrong, [2]]),
  ...rowsOf("reshape", [
    ["no shape", TYPE, "undefined", () => [x()]],
    ["a number as shape", TYPE, "is 6", () => [x(), 6]],
    ["another size", RANGE, "[2, 3] does not become [5]", () => [x(), [5]]],
    ["a size to be found out", RANGE, "-1", () => [x(), [-1, 2]]],
    ["a size of 0", RANGE, "[0, 6]", () => [x(), [0, 6]]],
    ["a fractional size", RANGE, "1.5", () => [x(), [1.5, 4]]],
    ["a size of NaN", RANGE, "NaN", () => [x(), [nan]]],
  ]),
  ...noTensor("transpose", "x", (wrong) => [wrong]),
  ...rowsOf("transpose", [
    ["a number as axes", TYPE, "are 0", () => [x(), 0]],
    ["null as axes", TYPE, "null", () => [x(), null]],
    ["too few axes", RANGE, "[0]", () => [x(), [0]]],
    ["too many axes", RANGE, "[0, 1, 0]", () => [x(), [0, 1, 0]]],
    ["an axis twice", RANGE, "[0, -2]", () => [x(), [0, -2]]],
    ["an axis that is none", RANGE, "axis 2", () => [x(), [0, 2]]],
    ["an axis of another kind", TYPE, '"1"', () => [x(), [0, "1"]]],
  ]),
  ...noTensor("slice", "x", (wrong) => [wrong, { axis: 0, start: 0 }]),
  ...noOptions("slice", (options) => [x(), options]),
  ...rowsOf("slice", [
    ["no options", TYPE, "undefined", () => [x()]],
    ["no axis", TYPE, "undefined", () => [x(), { start: 0 }]],
    ["no start", TYPE, "undefined", () => [x(), { axis: 0 }]],
    ["an axis that is none", RANGE, "axis 2", () => [x(), { axis: 2, start: 0 }]],
    ["a fractional start", RANGE, "0.5", () => [x(), { axis: 0, start: 0.5 }]],
    ["an end of NaN", RANGE, "NaN", () => [x(), { axis: 0, start: 0, end: nan }]],
    ["a string as end", TYPE, '"2"', () => [x(), { axis: 0, start: 0, end: "2" }]],
    ["null as end", TYPE, "null", () => [x(), { axis: 0, start: 0, end: null }]],
    ["a range of nothing", RANGE, "2 to 1", () => [x(), { axis: 1, start: 2, end: 1 }]],
    ["a start beyond the end", RANGE, "3 to 3", () => [x(), { axis: 1, start: 3 }]],
  ]),
  ...noTensor("concatenate", "a part", (wrong) => [[x(), wrong]]),
  ...noOptions("concatenate", (options) => [[x()], options]),
  ...rowsOf("concatenate", [
    ["no array", TYPE, "undefined", () => []],
    ["a tensor alone", TYPE, "a Tensor", () => [x()]],
    ["tensors one by one", TYPE, '"data"', () => [x(), x()]],
    ["nothing", RANGE, "empty", () => [[]]],
    ["a hole", TYPE, "undefined", () => [new Array(2)]],
    ["shapes that do not fit", RANGE, "[3, 3] differs from [2, 4]", () => [[ones([2, 4]), ones([3, 3])]]],
    ["ranks that differ", RANGE, "[3]", () => [[x(), ones([3])]]],
    ["an axis that is none", RANGE, "axis 2", () => [[x()], { axis: 2 }]],
    ["null as axis", TYPE, "null", () => [[x()], { axis: null }]],
    ["a string as axis", TYPE, '"0"', () => [[x()], { axis: "0" }]],
    ["scalars", RANGE, "without axes", () => [[ones([]), tensor(1)]]],
    ["a part that went elsewhere", TYPE, "detached", () => [[x(), detached(x())]]],
  ]),
];
