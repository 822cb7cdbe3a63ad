import { ones, surfaceDistances } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { type Case, detached, noOptions, noTensor, type Row, rowsOf } from "./row.ts";

/** Both measure the surfaces of two label maps, with the same options. */
const MEASURES = ["surfaceDistances", "countBoundary"] as const;

const TYPE = TypeError;
const RANGE = RangeError;
const nan = Number.NaN;

const t = () => labelMap([0, 1, 1, 0], [2, 2]);
const measured = () => surfaceDistances(t(), labelMap([0, 1, 0, 0], [2, 2]), { classes: 3 });
const withDirected = (directed: object) => ({
  boundary: "area",
  classes: [null, { prediction: directed, target: directed }],
});

/** Each score with options that it takes. */
const SCORES: [name: string, options: object][] = [
  ["surfaceDiceScore", { tolerance: 1 }],
  ["hausdorffDistance", {}],
  ["averageSurfaceDistance", {}],
];

const wrongDistances = (options: object): Case[] => [
  ["nothing", TYPE, "undefined", () => []],
  ["null", TYPE, "null", () => [null, options]],
  ["a label map", TYPE, "classes is undefined", () => [t(), options]],
  ["an array", TYPE, "classes is undefined", () => [[measured()], options]],
  ["distances without a kind", TYPE, "boundary is undefined", () => [{ classes: [] }, options]],
  ["distances of no class", RANGE, "no class", () => [{ classes: [], boundary: "area" }, options]],
  [
    "distances from JSON",
    TYPE,
    "distances is an object, want a Float64Array",
    () => [JSON.parse(JSON.stringify(measured())), options],
  ],
  [
    "distances in float32",
    TYPE,
    "sizes is a Float32Array",
    () => [withDirected({ distances: Float64Array.of(1), sizes: Float32Array.of(1) }), options],
  ],
  [
    "a distance of NaN",
    RANGE,
    "NaN",
    () => [withDirected({ distances: Float64Array.of(nan), sizes: Float64Array.of(1) }), options],
  ],
  [
    "a negative distance",
    RANGE,
    "-1",
    () => [withDirected({ distances: Float64Array.of(-1), sizes: Float64Array.of(1) }), options],
  ],
  [
    "a size of NaN",
    RANGE,
    "NaN",
    () => [withDirected({ distances: Float64Array.of(1), sizes: Float64Array.of(nan) }), options],
  ],
  ["an unmeasured class", TYPE, "classes[1]", () => [{ ...measured(), classes: [null, null] }, options]],
];

const wrongOptions = (options: object): Case[] => {
  const args = (wrong: object) => () => [measured(), { ...options, ...wrong }];
  return [
    ["an average that surfaces have not", RANGE, '"weighted"', args({ average: "weighted" })],
    ["null as average", TYPE, "null", args({ average: null })],
    ["includeBackground of another kind", TYPE, "is 0", args({ includeBackground: 0 })],
    ["a background that was not measured", RANGE, "not measured", args({ includeBackground: true })],
    ["an unknown absent", TYPE, '"zero"', args({ absent: "zero" })],
    ["absent NaN", RANGE, "NaN", args({ absent: nan })],
    ["an unknown absentIn", RANGE, '"prediction"', args({ absentIn: "prediction" })],
  ];
};

export const SURFACE_ROWS: Row[] = [
  ...MEASURES.flatMap((name) => [
    ...noTensor(name, "prediction", (wrong) => [wrong, t(), { classes: 2 }], { labels: true }),
    ...noTensor(name, "target", (wrong) => [t(), wrong, { classes: 2 }], { labels: true }),
    ...noOptions(name, (options) => [t(), t(), options]),
    ...rowsOf(name, [
      ["a tensor", TYPE, "a Tensor, want a LabelMap", () => [ones([2, 2]), ones([2, 2]), { classes: 2 }]],
      ["no options", TYPE, "undefined", () => [t(), t()]],
      ["no number of classes", TYPE, "undefined", () => [t(), t(), {}]],
      ["no class", RANGE, "is 0", () => [t(), t(), { classes: 0 }]],
      ["NaN classes", RANGE, "NaN", () => [t(), t(), { classes: nan }]],
      ["more classes than labels tell apart", RANGE, "1000000", () => [t(), t(), { classes: 1e6 }]],
      ["no class but the background", RANGE, "includeBackground is false", () => [t(), t(), { classes: 1 }]],
      [
        "a label out of range",
        RANGE,
        "label 7 at [0, 1]",
        () => [labelMap([0, 7, 0, 0], [2, 2]), t(), { classes: 2 }],
      ],
      [
        "a negative label",
        RANGE,
        "label -1 at [1, 1]",
        () => [t(), labelMap([0, 0, 0, -1], [2, 2]), { classes: 2 }],
      ],
      ["a line", RANGE, "has 1 axes", () => [labelMap([0, 1]), labelMap([0, 1]), { classes: 2 }]],
      [
        "a batch of volumes",
        RANGE,
        "[1, 1, 2, 1] has 4 axes",
        () => [labelMap([0, 1], [1, 1, 2, 1]), labelMap([0, 1], [1, 1, 2, 1]), { classes: 2 }],
      ],
      [
        "maps of different shape",
        RANGE,
        "[2, 2] differs",
        () => [t(), labelMap([0, 1, 1, 0], [1, 4]), { classes: 2 }],
      ],
      ["a map that went elsewhere", TYPE, "detached", () => [detached(t()), t(), { classes: 2 }]],
      ["one number as spacing", TYPE, "is 2", () => [t(), t(), { classes: 2, spacing: 2 }]],
      ["null as spacing", TYPE, "null", () => [t(), t(), { classes: 2, spacing: null }]],
      [
        "spacing of too many axes",
        RANGE,
        "want 2 numbers",
        () => [t(), t(), { classes: 2, spacing: [1, 1, 1] }],
      ],
      ["spacing of another kind", TYPE, '"1"', () => [t(), t(), { classes: 2, spacing: ["1", 1] }]],
      ["spacing of 0", RANGE, "holds 0", () => [t(), t(), { classes: 2, spacing: [0, 1] }]],
      ["negative spacing", RANGE, "holds -1", () => [t(), t(), { classes: 2, spacing: [1, -1] }]],
      ["infinite spacing", RANGE, "holds Infinity", () => [t(), t(), { classes: 2, spacing: [Infinity, 1] }]],
      ["spacing of NaN", RANGE, "holds NaN", () => [t(), t(), { classes: 2, spacing: [nan, 1] }]],
      [
        "spacing that squares cannot hold",
        RANGE,
        "holds 1e-200",
        () => [t(), t(), { classes: 2, spacing: [1e-200, 1] }],
      ],
      ["spacing with a hole", TYPE, "undefined", () => [t(), t(), { classes: 2, spacing: new Array(2) }]],
      ["an unknown boundary", RANGE, '"voxel"', () => [t(), t(), { classes: 2, boundary: "voxel" }]],
      ["null as boundary", TYPE, "null", () => [t(), t(), { classes: 2, boundary: null }]],
      [
        "includeBackground of another kind",
        TYPE,
        '"yes"',
        () => [t(), t(), { classes: 2, includeBackground: "yes" }],
      ],
      ["a mask of another shape", RANGE, "mask shape [4]", () => [t(), t(), { classes: 2, mask: ones([4]) }]],
      ["a fractional ignoreIndex", RANGE, "0.5", () => [t(), t(), { classes: 2, ignoreIndex: 0.5 }]],
    ]),
  ]),
  ...rowsOf("countBoundary", [
    ["a negative distance", RANGE, "-1", () => [t(), t(), { classes: 2, distance: -1 }]],
    ["an infinite distance", RANGE, "Infinity", () => [t(), t(), { classes: 2, distance: Infinity }]],
    ["a distance of NaN", RANGE, "NaN", () => [t(), t(), { classes: 2, distance: nan }]],
    ["a distance in words", TYPE, '"2mm"', () => [t(), t(), { classes: 2, distance: "2mm" }]],
    ["null as distance", TYPE, "null", () => [t(), t(), { classes: 2, distance: null }]],
  ]),
  ...SCORES.flatMap(([name, options]) => [
    ...rowsOf(name, wrongDistances(options)),
    ...noOptions(name, (wrong) => [measured(), wrong]),
    ...rowsOf(name, wrongOptions(options)),
  ]),
  ...rowsOf("surfaceDiceScore", [
    ["no options", TYPE, "undefined", () => [measured()]],
    ["no tolerance", TYPE, "undefined", () => [measured(), {}]],
    ["a negative tolerance", RANGE, "-2", () => [measured(), { tolerance: -2 }]],
    ["an infinite tolerance", RANGE, "Infinity", () => [measured(), { tolerance: Infinity }]],
    ["a tolerance in words", TYPE, '"2mm"', () => [measured(), { tolerance: "2mm" }]],
    ["tolerances of other classes", RANGE, "one for each of 3", () => [measured(), { tolerance: [1, 2] }]],
    [
      "a tolerance of NaN among them",
      RANGE,
      "tolerance[1] is NaN",
      () => [measured(), { tolerance: [1, nan, 1] }],
    ],
  ]),
  ...rowsOf("hausdorffDistance", [
    ["a percentile beyond 100", RANGE, "100.5", () => [measured(), { percentile: 100.5 }]],
    ["a negative percentile", RANGE, "-1", () => [measured(), { percentile: -1 }]],
    ["a percentile of NaN", RANGE, "NaN", () => [measured(), { percentile: nan }]],
    ["a percentile in words", TYPE, '"95"', () => [measured(), { percentile: "95" }]],
  ]),
  ...rowsOf("averageSurfaceDistance", [
    ["an unknown direction", RANGE, '"both"', () => [measured(), { direction: "both" }]],
    ["null as direction", TYPE, "null", () => [measured(), { direction: null }]],
  ]),
];
