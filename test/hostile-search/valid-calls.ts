import * as softdice from "../../src/index.ts";
import { createPool, serve, sharedTensor } from "../../src/workers/index.ts";

/** A call that is right, made again for each use. */
export interface ValidCall {
  readonly name: string;
  readonly args: () => unknown[];
  /** How the function is called, if not by its arguments. */
  readonly call?: (f: never, args: readonly unknown[]) => unknown;
  /** Whether the result on finite input may be NaN. */
  readonly allowsNaN?: true;
}

const { ones, labelMap, tensor } = softdice;
const probabilities = () => tensor([0.1, 0.9, 0.6, 0.4, 0.8, 0.2, 0.3, 0.7], [2, 2, 2]);
const classes = () => labelMap([1, 0, 0, 1], [2, 2]);
const binary = () => tensor([0.2, 0.9, 0.6, 0.1], [2, 2, 1]);
const mask = () => labelMap([0, 1, 1, 0], [2, 2]);
const counts = () => ({ intersection: [4, 2], predicted: [5, 4], actual: [5, 4], voxels: 9 });
const square = () => tensor([0.5, -1, 2, 0.25], [2, 2]);

const LOSSES = [
  ...["diceLoss", "jaccardLoss", "logDiceLoss", "logCoshDiceLoss", "tverskyLoss", "focalTverskyLoss"],
  ...["generalizedDiceLoss", "crossEntropyLoss", "focalLoss", "diceCrossEntropyLoss", "diceFocalLoss"],
  "lovaszSoftmaxLoss",
];
const OPTIONS: Readonly<Record<string, () => object>> = {
  diceLoss: () => ({ smooth: 1, classAxis: -1, classWeights: [1, 2], batch: false, average: "macro" }),
  tverskyLoss: () => ({ alpha: 0.3, beta: 0.7, reduction: "none" }),
  focalTverskyLoss: () => ({ gamma: 0.75, includeBackground: false }),
  generalizedDiceLoss: () => ({ weightType: "square", weightScale: "largest" }),
  crossEntropyLoss: () => ({ labelSmoothing: 0.1, ignoreIndex: 0 }),
  focalLoss: () => ({ gamma: 2 }),
};
const SCORES = [
  ...["diceScore", "jaccardScore", "precisionScore", "recallScore", "specificityScore", "volumeSimilarity"],
  ...["accuracyScore", "balancedAccuracyScore", "matthewsCorrelation", "cohensKappa"],
];
const UNARY = [
  "abs",
  "exp",
  "negate",
  "relu",
  "sigmoid",
  "softplus",
  "square",
  "tanh",
  "cos",
  "cosh",
  "erf",
  "expm1",
];
const STEPS = ["floor", "round", "sign", "sin", "sinh", "logSigmoid", "expandDims"];
const POSITIVE = ["log", "log1p", "sqrt"];
const BINARY = [
  "add",
  "divide",
  "maximum",
  "minimum",
  "multiply",
  "subtract",
  "equal",
  "greater",
  "less",
  "logAddExp",
  "matmul",
];
const REDUCE = ["sum", "mean", "max", "min", "logSumExp", "norm", "variance"];
const ALONG = ["softmax", "logSoftmax", "cumulativeSum", "cumulativeMax", "sort"];

type Maker = (f: unknown) => (...inputs: unknown[]) => unknown;
const curried = {
  call: (make: never, [f, ...inputs]: readonly unknown[]) => (make as Maker)(f)(...inputs),
};
const sumOf = (x: softdice.Tensor) => softdice.sum(softdice.square(x));
const meter = () => new softdice.DiceMeter().addCounts(counts(), { id: "a" });
const ofMeter = (
  method: "add" | "addCounts" | "skip" | "report" | "merge" | "compare",
  args: () => unknown[],
) => ({
  name: `DiceMeter.${method}`,
  args,
  call: (_: never, given: readonly unknown[]) =>
    (meter()[method] as (...all: unknown[]) => unknown).apply(meter(), [...given]),
});
const surfaces = () =>
  softdice.surfaceDistances(labelMap([0, 1, 1, 0], [2, 2]), labelMap([0, 1, 0, 0], [2, 2]), {
    classes: 2,
    spacing: [1, 1],
  });

const meshes = () =>
  softdice.surfaceDistances(labelMap([0, 1, 1, 0], [4, 1]), labelMap([0, 0, 1, 0], [4, 1]), {
    classes: 2,
    spacing: [5, 1],
    boundary: "mesh",
  });

const mapOptions = () => ({ classes: 2, spacing: [1, 2] });
const binned = () => softdice.countCalibration(probabilities(), classes(), { bins: 4 });

/** Scores of masks and of probabilities beside those of counts, and intervals. */
const MORE_SCORES: readonly ValidCall[] = [
  { name: "confusionCounts", args: () => [counts()] },
  { name: "volumeDifference", args: () => [counts(), { unit: "ml", voxelVolume: 2 }], allowsNaN: true },
  { name: "brierScore", args: () => [probabilities(), classes(), {}] },
  { name: "countCalibration", args: () => [probabilities(), classes(), { bins: 4, classAxis: -1 }] },
  { name: "countProbabilities", args: () => [probabilities(), classes(), { classAxis: -1 }] },
  { name: "mergeCalibration", args: () => [binned(), binned()] },
  { name: "calibrationError", args: () => [binned(), { kind: "expected" }], allowsNaN: true },
  { name: "centreDistance", args: () => [mask(), classes(), mapOptions()], allowsNaN: true },
  { name: "countBoundary", args: () => [mask(), classes(), { ...mapOptions(), distance: 1 }] },
  { name: "centerlineDiceScore", args: () => [mask(), classes(), { classes: 2 }], allowsNaN: true },
  { name: "bettiErrors", args: () => [mask(), classes(), { classes: 2 }] },
  { name: "bettiNumbers", args: () => [mask(), { classes: 2, connectivity: 4 }] },
  { name: "skeletonize", args: () => [mask()] },
  { name: "meanInterval", args: () => [[0.5, 0.75, 0.8, 0.9, 1], { resamples: 100 }] },
  { name: "quantileInterval", args: () => [[1, 2, 3, 4, 5, 6, 7, 8], { quantile: 0.5 }] },
];

/** One right call or more of every public function; the search changes a part of one. */
export const VALID_CALLS: readonly ValidCall[] = [
  ...LOSSES.map((name) => ({ name, args: () => [probabilities(), classes(), OPTIONS[name]?.() ?? {}] })),
  { name: "diceLoss", args: () => [probabilities(), softdice.oneHot(classes(), 2), { squared: true }] },
  { name: "binaryCrossEntropyLoss", args: () => [binary(), mask(), { positiveWeight: 2 }] },
  { name: "lovaszHingeLoss", args: () => [binary(), mask(), {}] },
  { name: "centerlineDiceLoss", args: () => [ones([1, 4, 4, 1]), ones([1, 4, 4, 1]), { iterations: 2 }] },
  ...SCORES.map((name) => ({ name, args: () => [counts(), { average: "macro" }] })),
  { name: "fBetaScore", args: () => [counts(), { beta: 2 }] },
  { name: "generalizedDiceScore", args: () => [counts(), {}] },
  ...MORE_SCORES,
  { name: "softDiceScore", args: () => [probabilities(), classes(), { includeBackground: false }] },
  { name: "countOverlap", args: () => [classes(), mask(), { classes: 2, ignoreIndex: 7 }] },
  { name: "countOverlap", args: () => [ones([2, 2]), ones([2, 2]), { classAxis: -1 }] },
  { name: "mergeCounts", args: () => [counts(), counts()] },
  { name: "surfaceDistances", args: () => [mask(), classes(), { classes: 2, spacing: [1, 2] }] },
  { name: "distanceBounds", args: () => [meshes(), { percentile: 95 }], allowsNaN: true },
  { name: "surfaceDiceScore", args: () => [surfaces(), { tolerance: 1 }], allowsNaN: true },
  { name: "hausdorffDistance", args: () => [surfaces(), { percentile: 95 }], allowsNaN: true },
  { name: "averageSurfaceDistance", args: () => [surfaces(), {}], allowsNaN: true },
  ...[...UNARY, ...STEPS].map((name) => ({ name, args: () => [square()] })),
  ...POSITIVE.map((name) => ({ name, args: () => [ones([2])], allowsNaN: true as const })),
  ...BINARY.map((name) => ({ name, args: () => [square(), ones([2, 2])], allowsNaN: true as const })),
  ...REDUCE.map((name) => ({ name, args: () => [square(), { axes: [1], keepDims: true }] })),
  ...ALONG.map((name) => ({ name, args: () => [square(), { axis: 1 }] })),
  { name: "power", args: () => [ones([2]), 2], allowsNaN: true },
  { name: "clamp", args: () => [square(), { min: 0, max: 1 }] },
  { name: "where", args: () => [ones([2, 2]), square(), ones([2])] },
  { name: "gather", args: () => [square(), labelMap([1, 0], [1, 2]), { axis: 0 }] },
  ...["maxPool", "minPool", "meanPool"].map((name) => ({ name, args: () => [square(), { window: [3, 3] }] })),
  { name: "convolve", args: () => [ones([1, 3, 1]), ones([1, 1, 1]), { strides: [1], padding: "same" }] },
  { name: "pad", args: () => [square(), { widths: [1, [0, 1]], mode: "constant", value: 1 }] },
  { name: "roll", args: () => [square(), { shift: 1, axis: 0 }] },
  { name: "stack", args: () => [[square(), square()], { axis: 0 }] },
  { name: "squeeze", args: () => [ones([1, 2]), { axis: 0 }] },
  { name: "reshape", args: () => [square(), [4]] },
  { name: "transpose", args: () => [square(), [1, 0]] },
  { name: "slice", args: () => [square(), { axis: 0, start: 0, end: 1 }] },
  { name: "concatenate", args: () => [[square(), square()], { axis: 0 }] },
  { name: "tensor", args: () => [[1, 2, 3, 4], [2, 2], { dtype: "float64" }], allowsNaN: true },
  {
    name: "labelMap",
    args: () => [
      [0, 1, 2, 1],
      [2, 2],
    ],
  },
  { name: "oneHot", args: () => [classes(), 2, { classAxis: -1 }] },
  { name: "regions", args: () => [classes(), { any: [0, 1], one: [1] }, { classAxis: 0 }] },
  { name: "argmax", args: () => [probabilities(), { classAxis: -1 }] },
  { name: "threshold", args: () => [binary(), 0.5] },
  ...["zeros", "ones"].map((name) => ({ name, args: () => [[2, 3], { dtype: "float64" }] })),
  { name: "full", args: () => [[2], 0.5], allowsNaN: true },
  { name: "Tensor", args: () => [Float32Array.of(1, 2), [2]], allowsNaN: true, call: constructed },
  { name: "LabelMap", args: () => [Uint8Array.of(1, 2), [2]], call: constructed },
  { name: "DiceMeter", args: () => [{ classes: 3 }], call: constructed },
  ...["grad", "valueAndGrad"].map((name) => ({ name, args: () => [sumOf, ones([2])], ...curried })),
  { name: "hvp", args: () => [sumOf, ones([2]), ones([2])], ...curried },
  { name: "stopGradient", args: () => [ones([2])] },
  {
    name: "customGradient",
    args: () => [(x: softdice.Tensor) => ({ value: x, pullback: (g: softdice.Tensor) => g }), ones([2])],
    ...curried,
  },
  { name: "gradcheck", args: () => [sumOf, tensor([0.5, 0.25], [2], { dtype: "float64" }), { budget: 200 }] },
  { name: "assertGradcheck", args: () => [sumOf, ones([2]), { budget: 200 }] },
  { name: "formatGradcheck", args: () => [softdice.gradcheck(sumOf, ones([2]), { budget: 200 })] },
  { name: "numericGradient", args: () => [sumOf, ones([2]), { budget: 400 }] },
  {
    name: "vjpcheck",
    args: () => [(x: ArrayLike<number>) => x, Float64Array.of(1, 2), { vjp, budget: 400 }],
  },
  {
    name: "inspectGradient",
    args: () => [softdice.diceLoss, probabilities(), classes(), {}],
    allowsNaN: true,
  },
  {
    name: "formatInspection",
    args: () => [softdice.inspectGradient(softdice.diceLoss, probabilities(), classes())],
  },
  { name: "createArena", args: () => [{ bytes: 4096, shared: false }] },
  {
    name: "dice",
    args: () => [[0, 1, 1], [0, 1, 0], { classes: 2, absent: "skip", perClass: true }],
    allowsNaN: true,
  },
  {
    name: "dice",
    args: () => [[[1, 0]], [[1, 1]], { classAxis: -1, includeBackground: true }],
    allowsNaN: true,
  },
  { name: "connectedComponents", args: () => [mask(), { connectivity: 4 }] },
  {
    name: "explainConventions",
    args: () => [mask(), classes(), { spacing: [1, 2], scores: ["dice", "hd95"] }],
    allowsNaN: true,
  },
  { name: "lesionScores", args: () => [mask(), classes(), { classes: 2, spacing: [1, 2] }], allowsNaN: true },
  { name: "edgeCases", args: () => [[1, 4, 2], { classAxis: -1 }] },
  ofMeter("add", () => [mask(), classes(), { id: "b" }]),
  ofMeter("addCounts", () => [counts(), { id: "b" }]),
  ofMeter("skip", () => ["b", "reason"]),
  ofMeter("merge", () => [new softdice.DiceMeter().addCounts(counts(), { id: "b" })]),
  ofMeter("compare", () => [meter(), { resamples: 10 }]),
  ofMeter("report", () => [{ resamples: 10, scores: ["dice"], absent: "best" }]),
  {
    name: "DiceMeter.fromJSON",
    args: () => [JSON.parse(JSON.stringify(meter()))],
    call: (_: never, [state]: readonly unknown[]) => softdice.DiceMeter.fromJSON(state as never),
  },
];

const vjp = (_: unknown, gradient: ArrayLike<number>) => gradient;

/** A pool that computes in the calling thread, and ends. */
async function pooled(options: unknown, use: (pool: ReturnType<typeof createPool>) => unknown) {
  const pool = createPool(options as never);
  try {
    return await use(pool);
  } finally {
    await pool.close();
  }
}

type PoolCall = (...all: readonly unknown[]) => unknown;

type PoolMethod =
  | "valueAndGrad"
  | "countOverlap"
  | "surfaceDistances"
  | "lesionScores"
  | "countProbabilities";

const ofPool = (method: PoolMethod, args: () => unknown[]) => ({
  name: `Pool.${method}`,
  args,
  call: (_: never, given: readonly unknown[]) =>
    pooled({ workers: 0 }, (pool) => (pool[method] as PoolCall)(...given)),
});

/** The calls of softdice/workers, which need no other thread. */
export const WORKER_CALLS: readonly ValidCall[] = [
  {
    name: "createPool",
    args: () => [
      { workers: 0, inlineBelow: 5, signal: new AbortController().signal, createWorker: () => null },
    ],
    call: (_: never, [options]: readonly unknown[]) => pooled(options, (pool) => pool.workers),
  },
  ofPool("valueAndGrad", () => [softdice.diceLoss, probabilities(), classes(), { smooth: 1 }]),
  ofPool("countOverlap", () => [classes(), mask(), { classes: 2 }]),
  ofPool("surfaceDistances", () => [mask(), classes(), { classes: 2, spacing: [1, 2] }]),
  ofPool("lesionScores", () => [mask(), classes(), { classes: 2, spacing: [1, 2] }]),
  ofPool("countProbabilities", () => [probabilities(), classes(), { bins: 3 }]),
  {
    name: "sharedTensor",
    args: () => [[2, 3], { dtype: "float64" }],
    call: (_: never, given: readonly unknown[]) => (sharedTensor as unknown as PoolCall)(...given),
  },
  {
    name: "serve",
    args: () => [{ double: (x: number) => ({ value: 2 * x }) }],
    call: (_: never, [handlers]: readonly unknown[]) =>
      (serve as unknown as PoolCall)(handlers, { postMessage() {}, on() {} }),
  },
];

function constructed(Made: never, args: readonly unknown[]): unknown {
  return new (Made as new (...given: readonly unknown[]) => unknown)(...args);
}
