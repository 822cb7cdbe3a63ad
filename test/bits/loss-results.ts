import {
  hvp,
  oneHot,
  softmax,
  sum,
  type Target,
  type Tensor,
  transpose,
  valueAndGrad,
} from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { ALL_LOSSES } from "../losses/properties/all-losses.ts";
import { DTYPES, type DType, labels, uniform } from "./inputs.ts";
import type { Result } from "./results.ts";

/** Any loss, under any options. */
export type Loss = (prediction: Tensor, target: Target, options: object) => Tensor;

export const LOSSES: Readonly<Record<string, Loss>> = Object.fromEntries(
  ALL_LOSSES.map(({ name, loss }) => [name, loss]),
);

/** Options of a loss, and which target it gets; labels by default. */
interface Setting {
  readonly options: Readonly<Record<string, unknown>>;
  readonly target?: "hot" | "soft";
}

const CLASSES = 3;
const IGNORED = 9;
const VOXELS = [2, 5, 5];

const map = labels(1, VOXELS, CLASSES);
const mask = labels(2, VOXELS, 2);
const withIgnored = labelMap(
  map.data.map((label, k) => (k % 6 === 5 ? IGNORED : label)),
  VOXELS,
);
const binaryMap = labels(3, VOXELS, 2);
const classWeights = [0.3, 1.7, 0.9];

const OVERLAP: readonly Setting[] = [
  { options: {} },
  { options: { activation: "softmax", smooth: 1, batch: true } },
  { options: { activation: "sigmoid", classAxis: null, absentClasses: "zero" } },
  { options: { activation: "softmax", classAxis: 1, mask, reduction: "sum", includeBackground: false } },
  { options: { ignoreIndex: IGNORED, classWeights, absentClasses: "skip", reduction: "none" } },
  { options: { activation: "sigmoid", smooth: { denominator: 0.1, floor: 1e-3 } }, target: "hot" },
];
const SMOOTHLESS = OVERLAP.map(({ options: { smooth: _, ...options }, ...rest }) => ({ options, ...rest }));
const RATIO: readonly Setting[] = [
  ...OVERLAP,
  { options: { squared: true, activation: "softmax", classWeights }, target: "soft" },
  { options: { overlap: "semimetric", reduction: "none" }, target: "soft" },
];
const MICRO: Setting = { options: { average: "micro", activation: "sigmoid" } };
const NORMALIZED: Setting = { options: { classWeights, weightNormalization: "classes" } };
const EVERY: readonly Setting[] = [...RATIO, MICRO, NORMALIZED];
/** Both of the mean over voxels of classes that exclude each other, and of those that do not. */
const VOXEL: readonly Setting[] = [
  { options: {} },
  { options: { ignoreIndex: IGNORED, classWeights, reduction: "none" } },
  { options: { classWeights, weightNormalization: "none", reduction: "sum" }, target: "soft" },
];
const CATEGORICAL: readonly Setting[] = [
  ...VOXEL,
  { options: { activation: "softmax" } },
  { options: { activation: "softmax", classAxis: 1, mask, includeBackground: false }, target: "hot" },
];
const BINARY: readonly Setting[] = [
  ...VOXEL,
  { options: { activation: "sigmoid" } },
  { options: { activation: "sigmoid", classAxis: null, mask } },
];
const COMPOUND: readonly Setting[] = [
  { options: { activation: "softmax" } },
  {
    options: { activation: "softmax", classAxis: 1, mask, smooth: 1, batch: true, squared: true },
    target: "soft",
  },
  { options: { diceWeight: 0.3, classWeights, reduction: "sum" } },
  { options: { activation: "softmax", ignoreIndex: IGNORED, includeBackground: false } },
];
const SCORES = SMOOTHLESS.map(({ options: { activation: _, ...options }, ...rest }) => ({
  options,
  ...rest,
}));

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  diceLoss: EVERY,
  jaccardLoss: EVERY,
  logDiceLoss: EVERY,
  logCoshDiceLoss: EVERY,
  tverskyLoss: [...EVERY, { options: { alpha: 0.3, beta: 0.7, activation: "softmax" } }],
  focalTverskyLoss: [...EVERY, { options: { alpha: 0.4, beta: 0.6, gamma: 1.3, activation: "softmax" } }],
  generalizedDiceLoss: [
    ...RATIO,
    { options: { weightType: "simple", activation: "softmax" } },
    { options: { weightType: "uniform", weightScale: "none" } },
  ],
  crossEntropyLoss: [...CATEGORICAL, { options: { labelSmoothing: 0.1, activation: "softmax" } }],
  binaryCrossEntropyLoss: [...BINARY, { options: { positiveWeight: 2.5, activation: "sigmoid" } }],
  focalLoss: [...CATEGORICAL, ...BINARY, { options: { gamma: 1.7, alpha: 0.25, activation: "sigmoid" } }],
  diceCrossEntropyLoss: [...COMPOUND, { options: { crossEntropyWeight: 0.7, overlap: "semimetric" } }],
  diceFocalLoss: [...COMPOUND, { options: { focalWeight: 0.7, gamma: 3, activation: "sigmoid" } }],
  lovaszHingeLoss: SCORES,
  lovaszSoftmaxLoss: [...SMOOTHLESS, { options: { average: "micro", activation: "softmax" } }],
  centerlineDiceLoss: [...OVERLAP, MICRO, { options: { iterations: 1, activation: "softmax" } }],
};

/** Every loss: its values, gradients and Hessian-vector products. */
export const lossResults: Readonly<Record<string, () => Result[]>> = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, settings]) => [name, () => resultsOf(name, settings)]),
);

function resultsOf(name: string, settings: readonly Setting[]): Result[] {
  const loss = LOSSES[name]!;
  return settings.flatMap((setting, k) =>
    DTYPES.flatMap((dtype) => {
      const { options } = setting;
      const target = targetOf(setting);
      const x = predictionOf(name, options, dtype);
      const total = (p: Tensor) => sum(loss(p, target, options));
      const direction = uniform(5, x.shape, [-1, 1], dtype);
      const title = `${k} ${dtype}`;
      return [
        [`${title} value`, loss(x, target, options)],
        [`${title} gradient`, valueAndGrad(total)(x).gradient],
        [`${title} Hessian-vector product`, hvp(total)(x, direction)],
      ] satisfies Result[];
    }),
  );
}

function predictionOf(name: string, { activation, classAxis }: Setting["options"], dtype: DType): Tensor {
  const shape = classAxis === null ? VOXELS : classAxis === 1 ? [2, CLASSES, 5, 5] : [...VOXELS, CLASSES];
  const isRaw = activation !== undefined || name === "lovaszHingeLoss";
  return uniform(4, shape, isRaw ? [-6, 6] : [0.001, 0.999], dtype);
}

function targetOf({ options: { classAxis, ignoreIndex }, target }: Setting): Target {
  if (classAxis === null) return binaryMap;
  if (target === undefined) return ignoreIndex === undefined ? map : withIgnored;
  const last = target === "hot" ? oneHot(map, CLASSES) : softmax(uniform(6, [...VOXELS, CLASSES], [-3, 3]));
  return classAxis === 1 ? transpose(last, [0, 3, 1, 2]) : last;
}
