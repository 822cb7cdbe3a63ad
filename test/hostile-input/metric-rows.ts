import { ones, zeros } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { type Case, detached, noOptions, noTensor, type Row, rowsOf } from "./row.ts";

const TYPE = TypeError;
const RANGE = RangeError;
const nan = Number.NaN;
const SCORES =
  "diceScore jaccardScore precisionScore recallScore specificityScore volumeSimilarity volumeDifference fBetaScore generalizedDiceScore".split(
    " ",
  );

const good = { intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 };
const t = () => labelMap([0, 1, 1]);
const m = () =>
  tensor([
    [1, 0],
    [0, 1],
  ]);

export const wrongCounts = (prefix: string): Case[] =>
  [
    ["null", TYPE, "null", () => [null]],
    ["a string", TYPE, '"counts"', () => ["counts"]],
    ["an empty object", TYPE, "counts are an object", () => [{}]],
    ["an array", TYPE, "counts are an array", () => [[good]]],
    ["counts without a sum", TYPE, "predicted is undefined", () => [{ ...good, predicted: undefined }]],
    ["a typed array", TYPE, "a Float64Array", () => [{ ...good, actual: Float64Array.of(2, 1) }]],
    ["a count of another kind", TYPE, '"1"', () => [{ ...good, intersection: ["1", 1] }]],
    ["null in JSON", TYPE, "null", () => [{ ...good, actual: [2, null] }]],
    ["a hole", TYPE, "undefined", () => [{ ...good, actual: new Array(2) }]],
    ["a negative count", RANGE, "-1", () => [{ ...good, intersection: [-1, 1] }]],
    ["a count of NaN", RANGE, "NaN", () => [{ ...good, predicted: [nan, 2] }]],
    ["no class", RANGE, "0 classes", () => [{ intersection: [], predicted: [], actual: [], voxels: 0 }]],
    [
      "sums of different length",
      RANGE,
      "holds 1 classes, counts.predicted 2",
      () => [{ ...good, actual: [2] }],
    ],
    [
      "an intersection larger than a map",
      RANGE,
      "is 2, more than the 1",
      () => [{ ...good, intersection: [2, 1] }],
    ],
    ["more voxels of a class than voxels", RANGE, "is 9", () => [{ ...good, predicted: [9, 2] }]],
    ["no voxels", TYPE, "counts.voxels is undefined", () => [{ ...good, voxels: undefined }]],
    ["a negative number of voxels", RANGE, "counts.voxels is -3", () => [{ ...good, voxels: -3 }]],
  ].map(
    ([what, kind, says, args, rest]) => [what, kind, says, args, { prefix, ...(rest as object) }] as Case,
  );

const wrongScoreOptions = (args: (options: object) => unknown[]): Case[] => {
  return [
    ["an unknown average", RANGE, '"mean"', () => args({ average: "mean" })],
    ["null as average", TYPE, "null", () => args({ average: null })],
    ["includeBackground of another kind", TYPE, "is 0", () => args({ includeBackground: 0 })],
    ["an unknown absent", TYPE, '"zero"', () => args({ absent: "zero" })],
    ["absent NaN", RANGE, "NaN", () => args({ absent: nan })],
    ["an unknown absentIn", RANGE, '"prediction"', () => args({ absentIn: "prediction" })],
  ];
};

export const METRIC_ROWS: Row[] = [
  ...SCORES.flatMap((name) => [
    ...rowsOf(name, wrongCounts(name)),
    ...noOptions(name, (options) => [good, options]),
    ...rowsOf(
      name,
      wrongScoreOptions((options) => [good, options]).filter(
        ([what]) => name !== "generalizedDiceScore" || !what.includes("average"),
      ),
    ),
    ...rowsOf(name, [
      ["nothing", TYPE, "undefined", () => []],
      [
        "no class but the background",
        RANGE,
        "includeBackground is false",
        () => [{ intersection: [1], predicted: [1], actual: [1], voxels: 1 }, { includeBackground: false }],
      ],
    ]),
  ]),
  ...rowsOf("fBetaScore", [
    ["beta of another kind", TYPE, '"2"', () => [good, { beta: "2" }]],
    ["null as beta", TYPE, "null", () => [good, { beta: null }]],
    ["beta 0", RANGE, "beta is 0", () => [good, { beta: 0 }]],
    ["beta NaN", RANGE, "NaN", () => [good, { beta: nan }]],
    ["a beta whose square overflows", RANGE, "1e+200", () => [good, { beta: 1e200 }]],
  ]),
  ...rowsOf("generalizedDiceScore", [
    ["an average, which it does not have", TYPE, '"average"', () => [good, { average: "macro" }]],
    ["an unknown weight", RANGE, '"inverse"', () => [good, { weightType: "inverse" }]],
    ["null as weight", TYPE, "null", () => [good, { weightType: null }]],
  ]),
  ...rowsOf("mergeCounts", wrongCounts("mergeCounts")),
  ...rowsOf("mergeCounts", [
    ["nothing", RANGE, "without counts", () => []],
    [
      "counts of other classes",
      RANGE,
      "of 1 and of 2",
      () => [good, { intersection: [1], predicted: [1], actual: [1], voxels: 1 }],
    ],
    ["a wrong one at last", TYPE, "null", () => [good, null]],
  ]),
  ...noTensor("countOverlap", "prediction", (wrong) => [wrong, t(), { classes: 2 }], { labels: true }),
  ...noTensor("countOverlap", "target", (wrong) => [t(), wrong, { classes: 2 }], { labels: true }),
  ...noTensor("countOverlap", "prediction beside a tensor", (wrong) => [wrong, m()]),
  ...noOptions("countOverlap", (options) => [t(), t(), options]),
  ...noOptions("countOverlap", (options) => [m(), m(), options], " of masks"),
  ...rowsOf("countOverlap", [
    ["no options", TYPE, "undefined", () => [t(), t()]],
    ["no number of classes", TYPE, "undefined", () => [t(), t(), {}]],
    ["no class", RANGE, "is 0", () => [t(), t(), { classes: 0 }]],
    ["fractional classes", RANGE, "1.5", () => [t(), t(), { classes: 1.5 }]],
    ["NaN classes", RANGE, "NaN", () => [t(), t(), { classes: nan }]],
    ["more classes than memory holds", RANGE, "10000000000000", () => [t(), t(), { classes: 1e13 }]],
    [
      "a label out of range",
      RANGE,
      "prediction holds label 2 at [0]",
      () => [labelMap([2, 0, 0]), t(), { classes: 2 }],
    ],
    [
      "a negative label",
      RANGE,
      "target holds label -1 at [2]",
      () => [t(), labelMap([0, 0, -1]), { classes: 2 }],
    ],
    [
      "a mask of 255",
      RANGE,
      "divide a mask of 0 and 255 by 255",
      () => [t(), labelMap([0, 255, 0]), { classes: 2 }],
    ],
    [
      "maps of different shape",
      RANGE,
      "[3] differs from target shape [1, 3]",
      () => [t(), labelMap([0, 1, 1], [1, 3]), { classes: 2 }],
    ],
    [
      "maps that went elsewhere",
      TYPE,
      "detached",
      () => [t(), detached(labelMap(Uint8Array.of(0, 1, 1))), { classes: 2 }],
    ],
    ["a map and a tensor", TYPE, "a LabelMap and target a Tensor", () => [t(), m(), { classes: 2 }]],
    ["a mask of another shape", RANGE, "mask shape [4]", () => [t(), t(), { classes: 2, mask: ones([4]) }]],
    ["null as mask", TYPE, "null", () => [t(), t(), { classes: 2, mask: null }]],
    ["a fractional ignoreIndex", RANGE, "0.5", () => [t(), t(), { classes: 2, ignoreIndex: 0.5 }]],
    ["ignoreIndex of another kind", TYPE, '"1"', () => [t(), t(), { classes: 2, ignoreIndex: "1" }]],
    ["ignoreIndex beside masks", TYPE, '"ignoreIndex"', () => [m(), m(), { ignoreIndex: 1 }]],
    ["masks of probabilities", RANGE, "0.5 at [0, 0]", () => [tensor([[0.5, 0]]), tensor([[1, 0]])]],
    ["masks of NaN", RANGE, "NaN at [0, 1]", () => [tensor([[1, 0]]), tensor([[1, nan]])]],
    ["masks of different shape", RANGE, "[2, 2] differs from target shape [4]", () => [m(), ones([4])]],
    [
      "a class axis that is none",
      RANGE,
      "classAxis 2 of a tensor of rank 2",
      () => [m(), m(), { classAxis: 2 }],
    ],
    ["a fractional class axis", RANGE, "classAxis 0.5", () => [m(), m(), { classAxis: 0.5 }]],
    ["null as class axis", TYPE, "null", () => [m(), m(), { classAxis: null }]],
    ["scalars", RANGE, "without axes", () => [ones([]), ones([])]],
  ]),
  ...noTensor("softDiceScore", "prediction", (wrong) => [wrong, labelMap([0])]),
  ...noTensor("softDiceScore", "target", (wrong) => [zeros([1, 2]), wrong], { labels: true }),
  ...noOptions("softDiceScore", (options) => [m(), m(), options]),
  ...rowsOf("softDiceScore", [
    ["a prediction of 1.5", RANGE, "1.5 at [0, 0]", () => [tensor([[1.5, 0]]), labelMap([0])]],
    ["a prediction of NaN", RANGE, "NaN at [0, 1]", () => [tensor([[1, nan]]), labelMap([0])]],
    ["a target of 255", RANGE, "255 at [0, 1]", () => [tensor([[1, 0]]), tensor([[0, 255]])]],
    ["a label out of range", RANGE, "label 5 at [0]", () => [tensor([[1, 0]]), labelMap([5])]],
    ["a target of another shape", RANGE, "[1, 1] differs", () => [tensor([[1, 0]]), ones([1, 1])]],
    [
      "a class axis that is none",
      RANGE,
      "classAxis 2 of prediction shape [2, 2]",
      () => [m(), m(), { classAxis: 2 }],
    ],
    ["a class axis of another kind", TYPE, '"last"', () => [m(), m(), { classAxis: "last" }]],
    ["a mask of another shape", RANGE, "mask shape [3]", () => [m(), m(), { mask: ones([3]) }]],
    ["ignoreIndex beside a soft target", TYPE, "ignoreIndex 1", () => [m(), m(), { ignoreIndex: 1 }]],
    [
      "no class but the background",
      RANGE,
      "includeBackground is false",
      () => [ones([1, 1]), ones([1, 1]), { includeBackground: false }],
    ],
    ...wrongScoreOptions((options) => [m(), m(), options]),
  ]),
];
