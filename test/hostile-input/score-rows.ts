import { DiceMeter, tensor } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { wrongCounts } from "./metric-rows.ts";
import { type Case, detached, noOptions, noTensor, type Row, rowsOf } from "./row.ts";

const TYPE = TypeError;
const RANGE = RangeError;
const nan = Number.NaN;

const counts = { intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 };
const t = () => labelMap([0, 1, 1, 0], [2, 2]);

const p = () => tensor([0.2, 0.8], [1, 2]);
const l = () => labelMap([0, 1], [1, 2]);
const binned = { bins: 1, voxels: [[2]], hits: [[1]], wholes: [[5]], parts: [[0]] };
const wrongBins = (prefix: string): Case[] =>
  [
    ["null", TYPE, "null", () => [null]],
    ["counts of labels", TYPE, "counts are an object", () => [counts]],
    ["bins in words", TYPE, '"15"', () => [{ ...binned, bins: "15" }]],
    ["no bins", RANGE, "counts.bins is 0", () => [{ ...binned, bins: 0 }]],
    ["a list of another kind", TYPE, "counts.hits is null", () => [{ ...binned, hits: null }]],
    ["a class of another kind", TYPE, "counts.hits[0] is 1", () => [{ ...binned, hits: [1] }]],
    ["a hole", TYPE, "undefined", () => [{ ...binned, parts: [new Array(1)] }]],
    ["a negative number", RANGE, "-1", () => [{ ...binned, voxels: [[-1]] }]],
    ["a part of a voxel", RANGE, "1.5", () => [{ ...binned, voxels: [[1.5]] }]],
    ["NaN voxels", RANGE, "NaN", () => [{ ...binned, voxels: [[nan]] }]],
  ].map(([what, kind, says, args]) => [what, kind, says, args, { prefix }] as Case);

/** What all functions of probabilities of two voxels refuse. */
const PROBABILITY_ROWS: readonly Case[] = [
  ["a logit", RANGE, "holds 3", () => [tensor([0.5, 3], [1, 2]), l(), { classAxis: null }]],
  ["NaN as a probability", RANGE, "NaN", () => [tensor([0.5, nan], [1, 2]), l(), { classAxis: null }]],
  [
    "a label beyond the classes",
    RANGE,
    "label 2",
    () => [p(), labelMap([0, 2], [1, 2]), { classAxis: null }],
  ],
  ["another shape", RANGE, "[1, 3]", () => [p(), labelMap([0, 1, 0], [1, 3]), { classAxis: null }]],
];

/** What both functions that count probabilities in bins refuse. */
const binnedRows = (name: string): Row[] => [
  ...noTensor(name, "prediction", (wrong) => [wrong, l(), { classAxis: null }]),
  ...noOptions(name, (options) => [p(), l(), options]),
  ...rowsOf(name, [
    ...PROBABILITY_ROWS,
    ["a soft target", RANGE, "holds 0.25", () => [p(), tensor([0.25, 1], [1, 2]), { classAxis: null }]],
    ["no bins", RANGE, "bins is 0", () => [p(), l(), { classAxis: null, bins: 0 }]],
    ["more bins than memory", RANGE, "1000000000", () => [p(), l(), { classAxis: null, bins: 1e9 }]],
    ["bins in words", TYPE, '"15"', () => [p(), l(), { classAxis: null, bins: "15" }]],
  ]),
];

/** A new meter of some options. */
const meterOf = (cases: readonly Case[]): Row[] =>
  rowsOf(
    "DiceMeter",
    cases.map(([what, kind, says, args]): Case => {
      const call = (_: never, options: never[]) => new DiceMeter(options[0]);
      return [what, kind, says, args, { call }];
    }),
  );

export const SCORE_ROWS: Row[] = [
  ...rowsOf("confusionCounts", wrongCounts("confusionCounts")),
  ...rowsOf("volumeDifference", [
    ["an unknown unit", RANGE, '"litres"', () => [counts, { unit: "litres" }]],
    ["null as unit", TYPE, "null", () => [counts, { unit: null }]],
    ["ml without a volume", TYPE, "voxelVolume is undefined", () => [counts, { unit: "ml" }]],
    ["a volume of 0", RANGE, "voxelVolume is 0", () => [counts, { unit: "ml", voxelVolume: 0 }]],
    ["a volume of NaN", RANGE, "NaN", () => [counts, { voxelVolume: nan }]],
    ["an infinite volume", RANGE, "Infinity", () => [counts, { unit: "ml", voxelVolume: Infinity }]],
    ["a volume in words", TYPE, '"1 ml"', () => [counts, { voxelVolume: "1 ml" }]],
    ["absolute of another kind", TYPE, "absolute is 1", () => [counts, { absolute: 1 }]],
  ]),
  ...noTensor("centreDistance", "prediction", (wrong) => [wrong, t(), { classes: 2 }], { labels: true }),
  ...noTensor("centreDistance", "target", (wrong) => [t(), wrong, { classes: 2 }], { labels: true }),
  ...noOptions("centreDistance", (options) => [t(), t(), options]),
  ...rowsOf("centreDistance", [
    ["no number of classes", TYPE, "undefined", () => [t(), t(), {}]],
    [
      "a boundary, which it does not have",
      TYPE,
      '"boundary"',
      () => [t(), t(), { classes: 2, boundary: "mesh" }],
    ],
    [
      "a label beyond the classes",
      RANGE,
      "label 1",
      () => [t(), t(), { classes: 1, includeBackground: true }],
    ],
    ["maps of one axis", RANGE, "1 axes", () => [labelMap([0, 1]), labelMap([0, 1]), { classes: 2 }]],
    ["other shapes", RANGE, "[1, 4]", () => [t(), labelMap([0, 1, 1, 0], [1, 4]), { classes: 2 }]],
    ["a spacing of 0", RANGE, "holds 0", () => [t(), t(), { classes: 2, spacing: [1, 0] }]],
    ["a spacing of NaN", RANGE, "NaN", () => [t(), t(), { classes: 2, spacing: [1, nan] }]],
  ]),
  ...rowsOf("mergeCalibration", [
    ...wrongBins("mergeCalibration"),
    ["nothing", RANGE, "without counts", () => []],
  ]),
  ...rowsOf("calibrationError", wrongBins("calibrationError")),
  ...noOptions("calibrationError", (options) => [binned, options]),
  ...rowsOf("calibrationError", [
    ["an unknown kind", RANGE, '"adaptive"', () => [binned, { kind: "adaptive" }]],
    ["null as average", TYPE, "null", () => [binned, { average: null }]],
    [
      "only the background",
      RANGE,
      "includeBackground is false",
      () => [binned, { includeBackground: false }],
    ],
  ]),
  ...binnedRows("countCalibration"),
  ...binnedRows("countProbabilities"),
  ...noTensor("countProbabilities", "target", (wrong) => [p(), wrong, { classAxis: null }], { labels: true }),
  ...noTensor("brierScore", "prediction", (wrong) => [wrong, l(), { classAxis: null }]),
  ...noTensor("brierScore", "target", (wrong) => [p(), wrong, { classAxis: null }], { labels: true }),
  ...noOptions("brierScore", (options) => [p(), l(), options]),
  ...rowsOf("brierScore", [
    ...PROBABILITY_ROWS,
    ["a negative label", RANGE, "label -1", () => [p(), labelMap([0, -1], [1, 2]), { classAxis: null }]],
    ["a target of 255", RANGE, "255", () => [p(), tensor([0, 255], [1, 2]), { classAxis: null }]],
    ["a mask of another shape", RANGE, "mask shape", () => [p(), l(), { classAxis: null, mask: t() }]],
    ["an unknown average", RANGE, '"micro"', () => [p(), l(), { classAxis: null, average: "micro" }]],
    ["null as average", TYPE, "null", () => [p(), l(), { classAxis: null, average: null }]],
    [
      "only the background",
      RANGE,
      "includeBackground is false",
      () => [p(), l(), { classAxis: null, includeBackground: false }],
    ],
    [
      "a background of another kind",
      TYPE,
      "includeBackground is 0",
      () => [p(), l(), { classAxis: null, includeBackground: 0 }],
    ],
  ]),
  ...["centerlineDiceScore", "bettiErrors"].flatMap((name) => [
    ...noTensor(name, "prediction", (wrong) => [wrong, t(), { classes: 2 }], { labels: true }),
    ...noTensor(name, "target", (wrong) => [t(), wrong, { classes: 2 }], { labels: true }),
    ...noOptions(name, (options) => [t(), t(), options]),
    ...rowsOf(name, [
      ["no number of classes", TYPE, "undefined", () => [t(), t(), {}]],
      [
        "a spacing, which it does not have",
        TYPE,
        '"spacing"',
        () => [t(), t(), { classes: 2, spacing: [1, 1] }],
      ],
      ["other shapes", RANGE, "[1, 4]", () => [t(), labelMap([0, 1, 1, 0], [1, 4]), { classes: 2 }]],
      ["maps of one axis", RANGE, "1 axes", () => [labelMap([0, 1]), labelMap([0, 1]), { classes: 2 }]],
    ]),
  ]),
  ...rowsOf("centerlineDiceScore", [
    ["an unknown average", RANGE, '"weighted"', () => [t(), t(), { classes: 2, average: "weighted" }]],
    ["absent NaN", RANGE, "NaN", () => [t(), t(), { classes: 2, absent: nan }]],
    [
      "includeBackground of another kind",
      TYPE,
      "is 0",
      () => [t(), t(), { classes: 2, includeBackground: 0 }],
    ],
  ]),
  ...noTensor("bettiNumbers", "map", (wrong) => [wrong, { classes: 2 }], { labels: true }),
  ...noOptions("bettiNumbers", (options) => [t(), options]),
  ...rowsOf("bettiNumbers", [
    ["no options", TYPE, "undefined", () => [t()]],
    ["a connectivity of three axes", RANGE, "26 for 2 axes", () => [t(), { classes: 2, connectivity: 26 }]],
    ["a connectivity in words", TYPE, '"8"', () => [t(), { classes: 2, connectivity: "8" }]],
    ["a label beyond the classes", RANGE, "label 1", () => [t(), { classes: 1 }]],
  ]),
  ...noTensor("skeletonize", "map", (wrong) => [wrong], { labels: true }),
  ...rowsOf("skeletonize", [
    ["a map of one axis", RANGE, "1 axes", () => [labelMap([0, 1])]],
    ["a negative label", RANGE, "-1", () => [labelMap([0, -1, 0, 1], [2, 2])]],
  ]),
  ...noOptions("meanInterval", (options) => [[0.5], options]),
  ...rowsOf("meanInterval", [
    ["nothing", TYPE, "undefined", () => []],
    ["null", TYPE, "null", () => [null]],
    ["text", TYPE, '"0.5"', () => ["0.5"]],
    ["no values", RANGE, "values are empty", () => [[]]],
    ["detached values", RANGE, "detached", () => [detached(tensor([0.5], [1])).data]],
    ["a value of another kind", TYPE, '"0.5"', () => [[0.5, "0.5"]]],
    ["NaN", RANGE, "values[1] is NaN", () => [[0.5, nan]]],
    ["a value beyond the bounds", RANGE, "values[0] is 1.5, want 0 to 1", () => [[1.5]]],
    ["an infinite value", RANGE, "values[0] is Infinity", () => [[Infinity]]],
    ["a bound alone", TYPE, "bounds are an array", () => [[0.5], { bounds: [0] }]],
    ["bounds in words", TYPE, '"1"', () => [[0.5], { bounds: [0, "1"] }]],
    ["an infinite bound", RANGE, "Infinity", () => [[0.5], { bounds: [0, Infinity] }]],
    ["bounds the wrong way round", RANGE, "1 and 0", () => [[0.5], { bounds: [1, 0] }]],
    ["a confidence of 1", RANGE, "confidence is 1", () => [[0.5], { confidence: 1 }]],
    ["few resamples", RANGE, "resamples is 10", () => [[0.5], { resamples: 10 }]],
    ["too many resamples", RANGE, "1000000000", () => [[0.5], { resamples: 1e9 }]],
    ["a seed of 33 bits", RANGE, "4294967296", () => [[0.5], { seed: 2 ** 32 }]],
    ["a margin of 0", RANGE, "margin is 0", () => [[0.5], { margin: 0 }]],
  ]),
  ...meterOf([
    ["null as measures", TYPE, "measures are null", () => [{ measures: null }]],
    ["a name as measures", TYPE, '"volume"', () => [{ measures: "volume" }]],
    ["no measures", RANGE, "measures are []", () => [{ measures: [] }]],
    ["an unknown measure", RANGE, '"hd95"', () => [{ measures: ["hd95"] }]],
    ["a hole among measures", TYPE, "measures[0] is undefined", () => [{ measures: new Array(1) }]],
  ]),
];
