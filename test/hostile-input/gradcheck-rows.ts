import { multiply, ones, sum, type Tensor } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { type Case, detached, noOptions, type Row, rowsOf } from "./row.ts";

const TYPE = TypeError;
const RANGE = RangeError;
const nan = Number.NaN;
const x = () => ones([2]);
const array = () => Float64Array.of(1, 2);

/** Options of a black box, and what is wrong with them. */
const blackBox = (
  name: string,
  cases: readonly [what: string, kind: ErrorConstructor, says: string, options: object][],
) =>
  rowsOf(
    name,
    cases.map(
      ([what, kind, says, options]): Case => [
        what,
        kind,
        says,
        () => [() => 1, array(), { gradient: () => [0, 0], ...options }],
      ],
    ),
  );

const tape = (
  name: string,
  cases: readonly [what: string, kind: ErrorConstructor, says: string, options: object][],
) =>
  rowsOf(
    name,
    cases.map(([what, kind, says, options]): Case => [what, kind, says, () => [sum, x(), options]]),
  );

const noX: readonly [what: string, kind: ErrorConstructor, says: string, make: () => unknown][] = [
  ["null", TYPE, "null", () => null],
  ["undefined", TYPE, "undefined", () => undefined],
  ["a number", TYPE, "is 5", () => 5],
  ["a string", TYPE, '"1"', () => "1"],
  ["an array of numbers", TYPE, "an array of numbers", () => [1, 2]],
  ["an empty array", TYPE, "an empty array", () => []],
  ["a list with a hole", TYPE, "x[1] is undefined", () => [x(), undefined]],
  ["whole numbers", TYPE, "an Int32Array", () => Int32Array.of(1)],
  ["a DataView", TYPE, "a DataView", () => new DataView(new ArrayBuffer(8))],
  ["a label map", TYPE, "LabelMap", () => labelMap([0, 1])],
  ["a promise", TYPE, "a Promise", () => Promise.resolve(x())],
  ["a look-alike", TYPE, "an object", () => ({ data: Float32Array.of(1), shape: [1] })],
  ["a detached tensor", TYPE, "detached", () => detached(x())],
  ["an empty typed array", RANGE, "empty", () => new Float32Array(0)],
  ["NaN", RANGE, "NaN at [1]", () => tensor([1, nan])],
  ["infinity", RANGE, "-Infinity at [0]", () => Float64Array.of(-Infinity)],
];

const checker = (name: string): Row[] => [
  ...rowsOf(
    name,
    ["null", "a Tensor", '"f"'].map(
      (says, index): Case => [`${says} as f`, TYPE, says, () => [[null, x(), "f"][index], x()]],
    ),
  ),
  ...rowsOf(
    name,
    noX.map(([what, kind, says, make]): Case => [`${what} as x`, kind, says, () => [sum, make()]]),
  ),
  ...noOptions(name, (options) => [sum, x(), options]),
  ...rowsOf(name, [
    ["a function of nothing", TYPE, "undefined", () => [() => undefined, x()]],
    ["a function of a number", TYPE, "1", () => [() => 1, x()]],
    ["an async function without a gradient", TYPE, "a Promise", () => [async (a: Tensor) => sum(a), x()]],
    ["a function of several values", RANGE, "[2]", () => [(a: Tensor) => a, x()]],
    ["a function that is NaN", RANGE, "NaN", () => [(a: Tensor) => sum(multiply(a, nan)), x()]],
    [
      "a black box of nothing",
      TYPE,
      "undefined",
      () => [() => undefined, array(), { gradient: () => [0, 0] }],
    ],
    [
      "a black box that is infinite",
      RANGE,
      "Infinity",
      () => [() => Infinity, array(), { gradient: () => [0, 0] }],
    ],
  ]),
  ...tape(name, [
    ["a tolerance", TYPE, '"tolerance"', { tolerance: 1e-3 }],
    ["a budget that pays for nothing", RANGE, "is 1", { budget: 1 }],
    ["a noise below 0", RANGE, "-1", { noise: -1 }],
    ["a noise of NaN", RANGE, "NaN", { noise: nan }],
    ["a noise of another kind", TYPE, '"1"', { noise: "1" }],
    ["a budget of NaN", RANGE, "NaN", { budget: nan }],
    ["a fractional seed", RANGE, "0.5", { seed: 0.5 }],
    ["a seed of another kind", TYPE, '"1"', { seed: "1" }],
    ["an order of 0", RANGE, "is 0", { order: 0 }],
    ["an order of another kind", RANGE, '"2"', { order: "2" }],
    ["another dtype", RANGE, '"float16"', { dtype: "float16" }],
    ["a gradient that is none", TYPE, "a Tensor", { gradient: tensor([1]) }],
    ["a domain that is a number", TYPE, "is 1", { domain: 1 }],
    ["a domain of one bound", TYPE, "an array", { domain: [0] }],
    ["a domain of strings", TYPE, '"0"', { domain: ["0", 1] }],
    ["a domain turned round", RANGE, "[1, 0]", { domain: [1, 0] }],
    ["a domain of NaN", RANGE, "[NaN, 1]", { domain: [nan, 1] }],
    ["x outside of its domain", RANGE, "holds 1", { domain: [2, 3] }],
    ["where as a number", TYPE, "is 1", { where: 1 }],
    ["where of another length", RANGE, "3 elements", { where: [1, 1, 1] }],
    ["where that leaves nothing", RANGE, "no element", { where: [0, 0] }],
  ]),
  ...blackBox(name, [
    ["an order for a black box", RANGE, "order 2", { order: 2 }],
    ["a dtype for a black box", RANGE, '"float32"', { dtype: "float32" }],
  ]),
];

export const GRADCHECK_ROWS: Row[] = [
  ...["gradcheck", "assertGradcheck"].flatMap(checker),
  ...rowsOf(
    "formatGradcheck",
    (
      [
        ["null", null],
        ["undefined", undefined],
        ['"pass"', "pass"],
        ["an object", {}],
        ["a Promise", Promise.resolve()],
        ["a function", () => undefined],
      ] as const
    ).map(([says, report]): Case => [`${says} as a report`, TYPE, says, () => [report]]),
  ),
];
