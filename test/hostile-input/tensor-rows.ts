import { ones, type Tensor, zeros } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { detached, noOptions, noTensor, type Row, rowsOf } from "./row.ts";

const TYPE = TypeError;
const RANGE = RangeError;
const nan = Number.NaN;

const shapes = (name: string, argsWith: (shape: unknown) => unknown[]): Row[] =>
  rowsOf(name, [
    ["no shape", TYPE, "undefined", () => argsWith(undefined)],
    ["null as shape", TYPE, "null", () => argsWith(null)],
    ["a number as shape", TYPE, "is 3", () => argsWith(3)],
    ["a typed array as shape", TYPE, "an Int32Array", () => argsWith(Int32Array.of(2))],
    ["a string in the shape", TYPE, '"2"', () => argsWith([2, "2"])],
    ["a hole in the shape", TYPE, "undefined", () => argsWith(new Array(2))],
    ["a size of 0", RANGE, "[2, 0]", () => argsWith([2, 0])],
    ["a negative size", RANGE, "-1", () => argsWith([-1])],
    ["a fractional size", RANGE, "1.5", () => argsWith([1.5])],
    ["a size of NaN", RANGE, "NaN", () => argsWith([nan])],
    ["an infinite size", RANGE, "Infinity", () => argsWith([Infinity])],
    ["more than memory holds", RANGE, "[1073741824, 1073741824]", () => argsWith([2 ** 30, 2 ** 30])],
  ]);

/** What cannot be the values of an array. */
const values = (name: string): Row[] =>
  rowsOf(name, [
    ["null", TYPE, "null", () => [null]],
    ["undefined", TYPE, "undefined", () => [undefined]],
    ["a string", TYPE, '"12"', () => ["12"]],
    ["a DataView", TYPE, "a DataView", () => [new DataView(new ArrayBuffer(8))]],
    ["an ArrayBuffer", TYPE, "an ArrayBuffer", () => [new ArrayBuffer(8)]],
    ["an object", TYPE, "an object", () => [{ 0: 1, length: 1 }]],
    [
      "strides that lead out",
      RANGE,
      "lead outside of the 4 values",
      () => [{ data: new Uint8Array(4), shape: [2, 2], stride: [3, 1] }],
    ],
    ["a channel of no image", TYPE, "channel is for an image", () => [[1], [1], { channel: 0 }]],
    ["strings", TYPE, '"1"', () => [["1"]]],
    ["a hole", TYPE, "undefined", () => [new Array(2)]],
    ["nothing", RANGE, "empty", () => [[]]],
    ["an empty typed array", RANGE, "empty", () => [new Uint8Array(0)]],
    [
      "values that do not fill the shape",
      RANGE,
      "[2, 2]",
      () => [
        [1, 2, 3],
        [2, 2],
      ],
    ],
    ["a shape of another size", RANGE, "[3]", () => [new Uint8Array(4), [3]]],
    [
      "a negative size",
      RANGE,
      "-2",
      () => [
        [1, 2],
        [-1, -2],
      ],
    ],
    ["null as shape", TYPE, "null", () => [[1], null]],
  ]);

const dtypes = (name: string, argsWith: (options: unknown) => unknown[]): Row[] => [
  ...noOptions(name, argsWith),
  ...rowsOf(name, [
    ["an unknown dtype", RANGE, '"float16"', () => argsWith({ dtype: "float16" })],
    ["a dtype of another kind", TYPE, "null", () => argsWith({ dtype: null })],
  ]),
];

export const TENSOR_ROWS: Row[] = [
  ...values("tensor"),
  ...dtypes("tensor", (options) => [[1], [1], options]),
  ...rowsOf("tensor", [
    ["a bigint", TYPE, "1n", () => [1n]],
    ["64-bit integers", TYPE, "a BigInt64Array", () => [BigInt64Array.of(1n)]],
    ["ragged rows", RANGE, "1 values where 2", () => [[[1, 2], [3]]]],
    ["a number among rows", RANGE, "ragged", () => [[[1, 2], 3]]],
    ["a row among numbers", RANGE, "ragged", () => [[1, [2]]]],
    ["empty rows", RANGE, "empty", () => [[[], []]]],
    ["an array that went elsewhere", RANGE, "empty", () => [detached(tensor([1, 2])).data, [2]]],
  ]),
  ...["zeros", "ones"].flatMap((name) => [
    ...shapes(name, (shape) => [shape]),
    ...dtypes(name, (options) => [[2], options]),
  ]),
  ...shapes("full", (shape) => [shape, 1]),
  ...dtypes("full", (options) => [[2], 1, options]),
  ...rowsOf("full", [
    ["no value", TYPE, "undefined", () => [[2]]],
    ["a string as value", TYPE, '"1"', () => [[2], "1"]],
    ["a bigint as value", TYPE, "1n", () => [[2], 1n]],
  ]),
  ...values("labelMap"),
  ...rowsOf("labelMap", [
    ["a prediction", RANGE, "0.5 at 0", () => [Float32Array.of(0.5)]],
    ["a fraction", RANGE, "0.5 at 1", () => [[0, 0.5]]],
    ["NaN", RANGE, "NaN at 0", () => [[nan]]],
    ["a label of more than 32 bits", RANGE, "1099511627776", () => [BigInt64Array.of(2n ** 40n)]],
    ["ragged rows", RANGE, "1 values where 2", () => [[[0, 1], [1]]]],
  ]),
  ...noTensor("regions", "labels", (wrong) => [wrong, { a: [1] }], { labels: true }),
  ...noOptions("regions", (options) => [labelMap([0]), { a: [1] }, options]),
  ...rowsOf("regions", [
    ["no table", TYPE, "undefined", () => [labelMap([0])]],
    ["an array as table", TYPE, "an array", () => [labelMap([0]), [[1]]]],
    ["an empty table", RANGE, "empty", () => [labelMap([0]), {}]],
    ["a label as region", TYPE, "is 1", () => [labelMap([0]), { a: 1 }]],
    ["a region of nothing", RANGE, "empty", () => [labelMap([0]), { a: [] }]],
    ["half a label", RANGE, "0.5", () => [labelMap([0]), { a: [0.5] }]],
    ["a label that is a string", TYPE, '"1"', () => [labelMap([0]), { a: ["1"] }]],
    ["no such axis", RANGE, "3", () => [labelMap([0]), { a: [1] }, { classAxis: 3 }]],
  ]),
  ...noTensor("oneHot", "labels", (wrong) => [wrong, 2], { labels: true }),
  ...noOptions("oneHot", (options) => [labelMap([0]), 2, options]),
  ...rowsOf("oneHot", [
    ["a tensor as labels", TYPE, "a Tensor", () => [ones([2]), 2]],
    ["labels that went elsewhere", TYPE, "detached", () => [detached(labelMap(Uint8Array.of(0, 1))), 2]],
    ["no number of classes", TYPE, "undefined", () => [labelMap([0])]],
    ["no class", RANGE, "is 0", () => [labelMap([0]), 0]],
    ["a fractional number of classes", RANGE, "2.5", () => [labelMap([0]), 2.5]],
    ["NaN classes", RANGE, "NaN", () => [labelMap([0]), nan]],
    ["infinitely many classes", RANGE, "Infinity", () => [labelMap([0]), Infinity]],
    ["more classes than memory holds", RANGE, "10000000000000", () => [labelMap([0]), 1e13]],
    ["a label out of range", RANGE, "label 2 at [1]", () => [labelMap([0, 2]), 2]],
    ["a negative label", RANGE, "label -1 at [0]", () => [labelMap([-1]), 2]],
    ["a mask of 255", RANGE, "divide a mask of 0 and 255 by 255", () => [labelMap([255]), 2]],
    ["a class axis that is none", RANGE, "classAxis 2 of", () => [labelMap([0]), 2, { classAxis: 2 }]],
    ["a fractional class axis", RANGE, "0.5", () => [labelMap([0]), 2, { classAxis: 0.5 }]],
    ["a class axis of another kind", TYPE, '"1"', () => [labelMap([0]), 2, { classAxis: "1" }]],
    ["null as class axis", TYPE, "null", () => [labelMap([0]), 2, { classAxis: null }]],
    ["an unknown dtype", RANGE, '"int8"', () => [labelMap([0]), 2, { dtype: "int8" }]],
  ]),
  ...noTensor("argmax", "prediction", (wrong) => [wrong]),
  ...noOptions("argmax", (options) => [ones([2]), options]),
  ...rowsOf("argmax", [
    ["NaN", RANGE, "NaN at [0, 1]", () => [tensor([[1, nan]])]],
    ["an axis that is none", RANGE, "axis 2 of", () => [ones([2, 2]), { classAxis: 2 }]],
    ["an axis of another kind", TYPE, '"1"', () => [ones([2, 2]), { classAxis: "1" }]],
    ["null as axis", TYPE, "null", () => [ones([2, 2]), { classAxis: null }]],
    ["a scalar", RANGE, "without axes", () => [ones([])]],
  ]),
  ...noTensor("threshold", "prediction", (wrong) => [wrong]),
  ...rowsOf("threshold", [
    ["NaN", RANGE, "NaN at [1]", () => [tensor([1, nan])]],
    ["a level of NaN", RANGE, "NaN", () => [ones([1]), nan]],
    ["an infinite level", RANGE, "Infinity", () => [ones([1]), Infinity]],
    ["a level of another kind", TYPE, '"0.5"', () => [ones([1]), "0.5"]],
    ["options in place of a level", TYPE, "an object", () => [ones([1]), { level: 0.5 }]],
  ]),
  ...rowsOf("Tensor", [
    [
      "more than one number for item",
      RANGE,
      "[2, 3] holds 6 values",
      () => [zeros([2, 3])],
      { prefix: "item", call: (_, [x]) => (x! as Tensor).item() },
    ],
    [
      "a buffer that went elsewhere, for toArray",
      TYPE,
      "detached",
      () => [detached(ones([2]))],
      { prefix: "toArray", call: (_, [x]) => (x! as Tensor).toArray() },
    ],
    [
      "data that do not fill the shape",
      RANGE,
      "3 values do not fill shape [2]",
      () => [new Float32Array(3), [2]],
      {
        call: (Kind: never, [data, shape]) => new (Kind as typeof Tensor)(data!, shape!),
      },
    ],
    [
      "a plain array as data",
      TYPE,
      "an array",
      () => [[1, 2], [2]],
      {
        call: (Kind: never, [data, shape]) => new (Kind as typeof Tensor)(data!, shape!),
      },
    ],
  ]),
  ...rowsOf("LabelMap", [
    [
      "data that do not fill the shape",
      RANGE,
      "3 values do not fill shape [2]",
      () => [new Uint8Array(3), [2]],
      {
        call: (Kind: never, [data, shape]) =>
          new (Kind as new (a: never, b: never) => unknown)(data!, shape!),
      },
    ],
  ]),
];
