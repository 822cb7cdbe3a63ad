import {
  absoluteVolumeDifference,
  betti0Error,
  betti1Error,
  betti2Error,
  bettiError,
  centerlineDice,
  centerlinePrecision,
  centerlineSensitivity,
  centreDistance,
  distanceDeviation,
  hd95ToPrediction,
  hd95ToTarget,
  hdToPrediction,
  hdToTarget,
  type MeasureFormula,
  medianDistance,
  type ProbabilityFormula,
  rootMeanSquare,
  volumeDifference,
} from "./measure-formulas.ts";
import {
  absoluteRelativeVolumeDifference,
  accuracy,
  balancedAccuracy,
  cohensKappa,
  dice,
  fBeta,
  jaccard,
  matthewsCorrelation,
  precision,
  recall,
  relativeVolumeDifference,
  specificity,
  volumeRatio,
} from "./overlap-formulas.ts";
import { averageError, brier, expectedError, maximumError, softDice } from "./probability-formulas.ts";
import type { FixedScoreName, ScoreMeasure } from "./score-measure.ts";

interface ScoreEntry {
  /** The name in tables and plots, without a unit. */
  readonly title: string;
  readonly aliases?: readonly string[];
  readonly measure: ScoreMeasure;
}

/** The scores with a fixed name. Names, titles, aliases, the help and all checks follow from this table and the next. */
export const SCORES: Readonly<Record<FixedScoreName, ScoreEntry>> = {
  dice: { title: "Dice", aliases: ["dsc"], measure: { kind: "overlap", formula: dice } },
  jaccard: { title: "Jaccard", aliases: ["iou"], measure: { kind: "overlap", formula: jaccard } },
  precision: { title: "precision", aliases: ["ppv"], measure: { kind: "overlap", formula: precision } },
  recall: { title: "recall", aliases: ["sensitivity", "tpr"], measure: { kind: "overlap", formula: recall } },
  specificity: { title: "specificity", measure: { kind: "overlap", formula: specificity } },
  "volume-similarity": {
    title: "volume similarity",
    aliases: ["vs"],
    measure: { kind: "overlap", formula: volumeRatio },
  },
  accuracy: { title: "accuracy", measure: { kind: "overlap", formula: accuracy } },
  "balanced-accuracy": {
    title: "balanced accuracy",
    measure: { kind: "overlap", formula: balancedAccuracy },
  },
  mcc: { title: "MCC", measure: { kind: "overlap", formula: matthewsCorrelation, isCorrelation: true } },
  kappa: { title: "Cohen's kappa", measure: { kind: "overlap", formula: cohensKappa, isCorrelation: true } },
  "surface-dice": { title: "surface Dice", aliases: ["nsd"], measure: { kind: "class-surface-dice" } },
  "boundary-iou": {
    title: "boundary IoU",
    aliases: ["biou"],
    measure: { kind: "boundary-iou", width: "diagonal" },
  },
  hd: {
    title: "HD",
    aliases: ["hausdorff"],
    measure: { kind: "hausdorff", percentile: 100 },
  },
  assd: {
    title: "ASSD",
    aliases: ["asd"],
    measure: { kind: "average-distance", direction: "symmetric" },
  },
  masd: { title: "MASD", measure: { kind: "average-distance", direction: "meanOfBoth" } },
  "asd-to-target": {
    title: "mean distance to the target",
    measure: { kind: "average-distance", direction: "predictionToTarget" },
  },
  "asd-to-prediction": {
    title: "mean distance to the prediction",
    measure: { kind: "average-distance", direction: "targetToPrediction" },
  },
  "balanced-ahd": {
    title: "balanced AHD",
    aliases: ["bahd"],
    measure: { kind: "average-distance", direction: "balanced" },
  },
  "hd-to-target": { title: "HD to the target", measure: /* @__PURE__ */ distances(hdToTarget) },
  "hd-to-prediction": { title: "HD to the prediction", measure: /* @__PURE__ */ distances(hdToPrediction) },
  "hd95-to-target": { title: "HD95 to the target", measure: /* @__PURE__ */ distances(hd95ToTarget) },
  "hd95-to-prediction": {
    title: "HD95 to the prediction",
    measure: /* @__PURE__ */ distances(hd95ToPrediction),
  },
  "median-distance": { title: "median distance", measure: /* @__PURE__ */ distances(medianDistance) },
  "distance-deviation": {
    title: "deviation of distances",
    measure: /* @__PURE__ */ distances(distanceDeviation),
  },
  "rms-distance": {
    title: "RMS distance",
    aliases: ["rmsd"],
    measure: /* @__PURE__ */ distances(rootMeanSquare),
  },
  "centre-distance": {
    title: "centre distance",
    measure: {
      kind: "measure",
      measure: "centre",
      formula: centreDistance,
      pools: false,
      error: { unit: "mm" },
    },
  },
  "cl-dice": { title: "clDice", aliases: ["cldice"], measure: /* @__PURE__ */ centerline(centerlineDice) },
  "cl-precision": { title: "centerline precision", measure: /* @__PURE__ */ centerline(centerlinePrecision) },
  "cl-sensitivity": {
    title: "centerline sensitivity",
    measure: /* @__PURE__ */ centerline(centerlineSensitivity),
  },
  "betti-error": { title: "Betti error", measure: /* @__PURE__ */ topology(bettiError) },
  "betti-0-error": { title: "b0 error", measure: /* @__PURE__ */ topology(betti0Error) },
  "betti-1-error": { title: "b1 error", measure: /* @__PURE__ */ topology(betti1Error) },
  "betti-2-error": { title: "b2 error", measure: /* @__PURE__ */ topology(betti2Error) },
  "volume-difference": {
    title: "volume difference",
    aliases: ["vd"],
    measure: {
      kind: "measure",
      measure: "volume",
      formula: volumeDifference,
      pools: true,
      error: { unit: "ml", isSigned: true },
    },
  },
  "absolute-volume-difference": {
    title: "absolute volume difference",
    aliases: ["avd"],
    measure: {
      kind: "measure",
      measure: "volume",
      formula: absoluteVolumeDifference,
      pools: true,
      error: { unit: "ml" },
    },
  },
  "relative-volume-difference": {
    title: "relative volume difference",
    aliases: ["rvd"],
    measure: { kind: "overlap", formula: relativeVolumeDifference, error: { unit: "%", isSigned: true } },
  },
  "absolute-relative-volume-difference": {
    title: "absolute relative volume difference",
    aliases: ["arvd", "ravd"],
    measure: { kind: "overlap", formula: absoluteRelativeVolumeDifference, error: { unit: "%" } },
  },
  "soft-dice": { title: "soft Dice", measure: /* @__PURE__ */ probabilities(softDice) },
  brier: { title: "Brier score", measure: /* @__PURE__ */ probabilities(brier, true) },
  ece: { title: "ECE", measure: /* @__PURE__ */ probabilities(expectedError, true) },
  ace: { title: "ACE", measure: /* @__PURE__ */ probabilities(averageError, true) },
  mce: { title: "MCE", measure: /* @__PURE__ */ probabilities(maximumError, true) },
  "lesion-dice": { title: "lesion Dice", measure: { kind: "lesion", score: "dice" } },
  "lesion-precision": { title: "lesion precision", measure: { kind: "lesion", score: "precision" } },
  "lesion-recall": { title: "lesion recall", measure: { kind: "lesion", score: "recall" } },
  "lesion-f1": { title: "lesion F1", aliases: ["rq"], measure: { kind: "lesion", score: "f1" } },
  "lesion-sq": { title: "SQ", aliases: ["sq"], measure: { kind: "lesion", score: "sq" } },
  "lesion-pq": { title: "PQ", aliases: ["pq"], measure: { kind: "lesion", score: "pq" } },
};

function distances(formula: MeasureFormula): ScoreMeasure {
  return { kind: "measure", measure: "distances", formula, pools: false, error: { unit: "mm" } };
}

function centerline(formula: MeasureFormula): ScoreMeasure {
  return { kind: "measure", measure: "centerline", formula, pools: true };
}

function topology(formula: MeasureFormula): ScoreMeasure {
  return { kind: "measure", measure: "topology", formula, pools: false, error: { unit: "" } };
}

function probabilities(formula: ProbabilityFormula, isError = false): ScoreMeasure {
  const error = { unit: "", isShare: true } as const;
  return { kind: "measure", measure: "probabilities", formula, pools: true, ...(isError && { error }) };
}

interface ScoreFamily {
  /** What is before and behind the number in a name. */
  readonly prefix: string;
  readonly suffix: string;
  readonly aliases?: readonly (readonly [prefix: string, suffix: string])[];
  readonly example: string;
  /** The numbers that the family takes, in words. */
  readonly want: string;
  readonly accepts: (number: number) => boolean;
  readonly title: (number: number) => string;
  readonly measure: (number: number) => ScoreMeasure;
}

/** The scores with a number in their name. */
export const SCORE_FAMILIES: readonly ScoreFamily[] = [
  {
    prefix: "f",
    suffix: "",
    example: "f2",
    want: "a beta above 0, like f2",
    accepts: (beta) => beta * beta > 0 && beta * beta < Infinity,
    title: (beta) => `F${beta}`,
    measure: (beta) => ({ kind: "overlap", formula: fBeta(beta) }),
  },
  {
    prefix: "surface-dice@",
    suffix: "mm",
    aliases: [
      ["nsd@", "mm"],
      ["nsd@", ""],
      ["surface-dice@", ""],
    ],
    example: "surface-dice@2mm",
    want: "a finite tolerance, like surface-dice@2mm",
    accepts: (tolerance) => tolerance < Infinity,
    title: (tolerance) => `surface Dice @ ${tolerance} mm`,
    measure: (tolerance) => ({ kind: "surface-dice", tolerance }),
  },
  {
    prefix: "boundary-iou@",
    suffix: "mm",
    aliases: [
      ["biou@", "mm"],
      ["biou@", ""],
      ["boundary-iou@", ""],
    ],
    example: "boundary-iou@2mm",
    want: "a finite width, like boundary-iou@2mm",
    accepts: (width) => width < Infinity,
    title: (width) => `boundary IoU @ ${width} mm`,
    measure: (width) => ({ kind: "boundary-iou", width }),
  },
  {
    prefix: "hd",
    suffix: "",
    example: "hd95",
    want: "a percentile above 0, up to 100, like hd95",
    accepts: (percentile) => percentile > 0 && percentile <= 100,
    title: (percentile) => `HD${percentile}`,
    measure: (percentile) => ({ kind: "hausdorff", percentile }),
  },
  {
    prefix: "lesion-hd",
    suffix: "",
    example: "lesion-hd95",
    want: "a percentile above 0, up to 100, like lesion-hd95",
    accepts: (percentile) => percentile > 0 && percentile <= 100,
    title: (percentile) => `lesion HD${percentile}`,
    measure: (percentile) => ({ kind: "lesion-hausdorff", percentile }),
  },
  {
    prefix: "lesion-surface-dice@",
    suffix: "mm",
    aliases: [
      ["lesion-nsd@", "mm"],
      ["lesion-nsd@", ""],
      ["lesion-surface-dice@", ""],
    ],
    example: "lesion-surface-dice@2mm",
    want: "a finite tolerance, like lesion-surface-dice@2mm",
    accepts: (tolerance) => tolerance < Infinity,
    title: (tolerance) => `lesion surface Dice @ ${tolerance} mm`,
    measure: (tolerance) => ({ kind: "lesion-surface-dice", tolerance }),
  },
];

/** Every name without a number, and an example of every family: what help and errors list. */
export const SCORE_EXAMPLES: readonly string[] = /* @__PURE__ */ scoreExamples();

function scoreExamples(): string[] {
  return [...Object.keys(SCORES), ...SCORE_FAMILIES.map(({ example }) => example)];
}

/** The names without a number of the scores of lesions. */
export const FIXED_LESION_SCORES: readonly FixedScoreName[] = [
  "lesion-dice",
  "lesion-precision",
  "lesion-recall",
  "lesion-f1",
  "lesion-sq",
  "lesion-pq",
];
