import {
  accuracy,
  balancedAccuracy,
  cohensKappa,
  dice,
  fBeta,
  jaccard,
  matthewsCorrelation,
  precision,
  recall,
  specificity,
  volumeRatio,
} from "./overlap-formulas.ts";
import type { Formula } from "./score-options.ts";

/** The calculation behind a score. */
export type ScoreMeasure =
  | { readonly kind: "overlap"; readonly formula: Formula }
  | { readonly kind: "surface-dice"; readonly tolerance: number }
  | { readonly kind: "hausdorff"; readonly percentile: number }
  | { readonly kind: "average-distance"; readonly direction: "symmetric" | "meanOfBoth" }
  | { readonly kind: "lesion"; readonly score: LesionScoreName }
  | { readonly kind: "lesion-surface-dice"; readonly tolerance: number }
  | { readonly kind: "lesion-hausdorff"; readonly percentile: number };

/** The scores that are made of the lesions of a class. */
export type LesionScoreName = "precision" | "recall" | "f1" | "sq" | "pq" | "dice";

interface ScoreEntry {
  /** The name in tables and plots, without a unit. */
  readonly title: string;
  readonly aliases?: readonly string[];
  readonly measure: ScoreMeasure;
}

/** The names without a number. */
export type FixedScoreName =
  | "dice"
  | "jaccard"
  | "precision"
  | "recall"
  | "specificity"
  | "volume-similarity"
  | "accuracy"
  | "balanced-accuracy"
  | "mcc"
  | "kappa"
  | "hd"
  | "assd"
  | "masd"
  | "lesion-dice"
  | "lesion-precision"
  | "lesion-recall"
  | "lesion-f1"
  | "lesion-sq"
  | "lesion-pq";

/** The scores with a fixed name. Names, titles, aliases, the help and all checks follow from this table and the next. */
export const SCORES: Readonly<Record<FixedScoreName, ScoreEntry>> = {
  dice: { title: "Dice", aliases: ["dsc"], measure: { kind: "overlap", formula: dice } },
  jaccard: { title: "Jaccard", aliases: ["iou"], measure: { kind: "overlap", formula: jaccard } },
  precision: { title: "precision", aliases: ["ppv"], measure: { kind: "overlap", formula: precision } },
  recall: { title: "recall", aliases: ["sensitivity"], measure: { kind: "overlap", formula: recall } },
  specificity: { title: "specificity", measure: { kind: "overlap", formula: specificity } },
  "volume-similarity": {
    title: "volume similarity",
    measure: { kind: "overlap", formula: volumeRatio },
  },
  accuracy: { title: "accuracy", measure: { kind: "overlap", formula: accuracy } },
  "balanced-accuracy": {
    title: "balanced accuracy",
    measure: { kind: "overlap", formula: balancedAccuracy },
  },
  mcc: { title: "MCC", measure: { kind: "overlap", formula: matthewsCorrelation } },
  kappa: { title: "Cohen's kappa", measure: { kind: "overlap", formula: cohensKappa } },
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
  "lesion-dice": { title: "lesion Dice", measure: { kind: "lesion", score: "dice" } },
  "lesion-precision": { title: "lesion precision", measure: { kind: "lesion", score: "precision" } },
  "lesion-recall": { title: "lesion recall", measure: { kind: "lesion", score: "recall" } },
  "lesion-f1": { title: "lesion F1", aliases: ["rq"], measure: { kind: "lesion", score: "f1" } },
  "lesion-sq": { title: "SQ", aliases: ["sq"], measure: { kind: "lesion", score: "sq" } },
  "lesion-pq": { title: "PQ", aliases: ["pq"], measure: { kind: "lesion", score: "pq" } },
};

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

/** Whether a measure is a length: lower is better, 0 is best, and it has no bound. */
export function isLength({ kind }: ScoreMeasure): boolean {
  return kind === "hausdorff" || kind === "average-distance" || kind === "lesion-hausdorff";
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

/** Whether a measure is made of the lesions of a class. */
export function isOfLesions({ kind }: ScoreMeasure): boolean {
  return kind === "lesion" || kind === "lesion-surface-dice" || kind === "lesion-hausdorff";
}
