import { ones, sum, surfaceDistances, type Tensor } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { noOptions, type Row, rowsOf } from "./row.ts";

const TYPE = TypeError;
const RANGE = RangeError;
const counts = { intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 };
const t = () => labelMap([0, 1, 1]);
const x = () => new Float64Array([1, 2]);
const f = (values: Float64Array) => values[0]! * 2;
const loss = (p: Tensor) => sum(p);
const distances = () =>
  surfaceDistances(labelMap([0, 1], [1, 2]), labelMap([1, 1], [1, 2]), { classes: 2, spacing: [1, 1] });
const AGREEMENT = ["accuracyScore", "balancedAccuracyScore", "cohensKappa", "matthewsCorrelation"];

/** Scores of agreement, components, arenas, and what a gradient does. */
export const CHECK_ROWS: Row[] = [
  ...AGREEMENT.flatMap((name) => [
    ...rowsOf(name, [
      ["nothing", TYPE, "counts are undefined", () => []],
      ["null as counts", TYPE, "counts are null", () => [null]],
      ["an empty object", TYPE, "counts are an object", () => [{}]],
      ["an unknown average", RANGE, '"mean"', () => [counts, { average: "mean" }]],
    ]),
    ...noOptions(name, (options) => [counts, options]),
  ]),
  ...rowsOf("connectedComponents", [
    ["nothing", TYPE, "map is undefined", () => []],
    ["one axis", RANGE, "1 axes", () => [t()]],
    ["a Tensor", TYPE, "a Tensor", () => [ones([2, 2])]],
    [
      "a connectivity of volumes for a picture",
      RANGE,
      "26",
      () => [labelMap([0, 1], [1, 2]), { connectivity: 26 }],
    ],
  ]),
  ...noOptions("connectedComponents", (options) => [labelMap([0, 1], [1, 2]), options]),
  ...rowsOf("createArena", [
    ["nothing", TYPE, "options are undefined", () => []],
    ["no bytes", TYPE, "bytes is undefined", () => [{}]],
    ["bytes below 0", RANGE, "bytes is -1", () => [{ bytes: -1 }]],
    ["bytes of another kind", TYPE, '"1"', () => [{ bytes: "1" }]],
    ["shared of another kind", TYPE, "shared is 1", () => [{ bytes: 1e6, shared: 1 }]],
    ["an unknown option", TYPE, '"shred"', () => [{ bytes: 1e6, shred: true }]],
  ]),
  ...rowsOf("dice", [
    ["nothing", TYPE, "prediction values are undefined", () => []],
    ["null as target", TYPE, "target values are null", () => [t(), null]],
    ["probabilities", RANGE, "prediction values hold 0.5", () => [[0.5], [1]]],
    ["maps of two shapes", RANGE, "[3] differs from target shape [2]", () => [t(), labelMap([0, 1])]],
  ]),
  ...noOptions("dice", (options) => [t(), t(), options]),
  ...rowsOf("distanceBounds", [
    ["nothing", TYPE, "options are undefined", () => []],
    ["null", TYPE, "options are undefined", () => [null]],
    [
      "distances without their voxel",
      TYPE,
      "distances.voxel is null, want the distances of surfaceDistances",
      () => [{ ...distances(), voxel: null }, { percentile: 95 }],
    ],
  ]),
  ...rowsOf("lesionScores", [
    ["nothing", TYPE, "prediction is undefined", () => []],
    ["null as target", TYPE, "target is null", () => [labelMap([0, 1], [1, 2]), null]],
    ["one axis", RANGE, "1 axes", () => [t(), t()]],
    ["an unknown matching", RANGE, '"best"', () => [t(), t(), { match: "best" }]],
    ["a penalty of another kind", TYPE, '"374"', () => [t(), t(), { penalty: "374" }]],
  ]),
  ...rowsOf("quantileInterval", [
    ["nothing", TYPE, "values are undefined", () => []],
    ["no values", RANGE, "values are empty", () => [[]]],
    ["NaN", RANGE, "values[0] is NaN", () => [[Number.NaN]]],
  ]),
  ...noOptions("quantileInterval", (options) => [[0.5], options]),
  ...noOptions("lesionScores", (options) => [labelMap([0, 1], [1, 2]), labelMap([0, 1], [1, 2]), options]),
  ...noOptions("explainConventions", (options) => [t(), t(), options]),
  ...rowsOf("explainConventions", [
    ["nothing", TYPE, "prediction is undefined", () => []],
    ["null", TYPE, "prediction is null", () => [null, null]],
    ["a convention as score", RANGE, 'score "medpy"', () => [t(), t(), { scores: ["medpy"] }]],
    ["distances without a spacing", TYPE, "spacing is undefined", () => [t(), t()]],
  ]),
  ...rowsOf("formatInspection", [
    ["nothing", TYPE, "undefined", () => []],
    ["null", TYPE, "null", () => [null]],
    ["an object of another kind", TYPE, "an object", () => [{}]],
  ]),
  ...rowsOf("inspectGradient", [
    ["nothing", TYPE, "loss is undefined", () => []],
    ["a class", TYPE, "loss is a class", () => [class {}, ones([2]), ones([2])]],
    ["no prediction", TYPE, "prediction is null", () => [loss, null, null]],
    ["a target of another shape", RANGE, "[3] does not fit", () => [loss, ones([2]), ones([3])]],
  ]),
  ...rowsOf("numericGradient", [
    ["nothing", TYPE, "f is undefined", () => []],
    ["no point", TYPE, "x is null", () => [f, null]],
    ["a budget that ends at once", RANGE, "budget is 1", () => [f, x(), { budget: 1 }]],
    ["a function of text", TYPE, '"a"', () => [() => "a", x()]],
    ["a class", TYPE, "f is a class", () => [class {}, x()]],
  ]),
  ...noOptions("numericGradient", (options) => [f, x(), options]),
  ...rowsOf("vjpcheck", [
    ["nothing", TYPE, "f is undefined", () => []],
    ["no point", TYPE, "x is null", () => [f, null, { vjp: f }]],
    ["no product", TYPE, "vjp is undefined", () => [f, x(), {}]],
    ["a product of another kind", TYPE, "vjp is 1", () => [f, x(), { vjp: 1 }]],
    ["a class as product", TYPE, "vjp is a class", () => [f, x(), { vjp: class {} }]],
    ["a class", TYPE, "f is a class", () => [class {}, x(), { vjp: f }]],
  ]),
  ...noOptions("vjpcheck", (options) => [f, x(), options]),
];
