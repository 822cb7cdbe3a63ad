import {
  accuracyScore,
  balancedAccuracyScore,
  type ConventionName,
  cohensKappa,
  countOverlap,
  explainConventions,
  hausdorffDistance,
  labelMap,
  matthewsCorrelation,
  surfaceDistances,
} from "softdice";
import { type MaskPair, TOLERANCE } from "./random-pairs.ts";
import type { ToolScores } from "./run-tools.ts";

const SCORES = [
  "dice",
  "jaccard",
  "precision",
  "recall",
  "specificity",
  "hd",
  "hd95",
  "assd",
  `surface-dice@${TOLERANCE}mm`,
] as const;

type OurScores = Readonly<Record<string, number>>;

/** What softdice gives one pair: by the convention, a dot, and the score, and what the library alone has. */
export function ourScores({ shape, spacing, prediction, target }: MaskPair): OurScores {
  const maps = [labelMap(prediction, shape), labelMap(target, shape)] as const;
  const { rows } = explainConventions(...maps, { spacing, scores: SCORES });
  const counts = countOverlap(...maps, { classes: 2 });
  const voxels = surfaceDistances(...maps, { classes: 2, spacing: [1, 1, 1], boundary: "region" });
  const ofOne = (scores: number[]) => scores[1]!;
  const single = { average: "none" } as const;
  return {
    ...Object.fromEntries(
      rows.flatMap(({ name, classes }) =>
        Object.entries(classes[0]!.scores).map(([score, value]) => [
          `${name}.${score.replace(/@.*/, "")}`,
          value === null ? Number.NaN : Number(value),
        ]),
      ),
    ),
    "library.accuracy": ofOne(accuracyScore(counts, single)),
    "library.balanced-accuracy": ofOne(balancedAccuracyScore(counts, single)),
    "library.mcc": ofOne(matthewsCorrelation(counts, single)),
    "library.kappa": ofOne(cohensKappa(counts, single)),
    "library.hd in voxels": hausdorffDistance(voxels),
  };
}

/** Where the scores of a tool are among ours: the convention whose numbers it gives, and exceptions. */
const PLACES: Readonly<
  Record<
    string,
    {
      readonly convention: ConventionName | "softdice" | "library";
      readonly others?: Readonly<Record<string, string>>;
    }
  >
> = {
  plastimatch: {
    convention: "plastimatch",
    others: {
      "boundary hd": "plastimatch-boundary.hd",
      "boundary hd95": "plastimatch-boundary.hd95",
      "boundary assd": "plastimatch-boundary.assd",
    },
  },
  itk: {
    convention: "itk",
    others: { averageHausdorff: "itk.assd", contourMean: "itk-contour.assd" },
  },
  // SciPy has the parts alone: the script puts them together as MONAI does.
  scipy: { convention: "monai" },
  "scikit-image": { convention: "library" },
  "scikit-learn": {
    convention: "library",
    others: Object.fromEntries(
      ["dice", "jaccard", "precision", "recall"].map((score) => [score, `softdice.${score}`]),
    ),
  },
  medpy: { convention: "medpy" },
  deepmind: { convention: "deepmind" },
  monai: { convention: "monai" },
  panoptica: { convention: "panoptica" },
  torchmetrics: { convention: "torchmetrics" },
  "seg-metrics": { convention: "seg-metrics" },
};

/** How far a tool is from softdice. */
export interface Agreement {
  readonly scores: readonly string[];
  readonly pairs: number;
  /** The largest |ours − theirs| / max(1, |theirs|). */
  readonly difference: number;
}

/** Compares the scores of a tool with ours, pair by pair; throws at a score that softdice does not have. */
export function agreement(tool: string, { pairs }: ToolScores, ours: readonly OurScores[]): Agreement {
  const { convention, others = {} } = PLACES[tool]!;
  let difference = 0;
  const scores = Object.keys(pairs[0]!).filter(
    (name) => name !== "tool" && name !== "signedVolumeSimilarity",
  );
  for (const [at, theirs] of pairs.entries()) {
    for (const score of scores) {
      const place = others[score] ?? `${convention}.${score}`;
      const our = ours[at]![place];
      if (our === undefined) throw new Error(`${tool}: ${score} is not among our scores`);
      const apart = Math.abs(our - theirs[score]!) / Math.max(1, Math.abs(theirs[score]!));
      if (!(apart <= 1e-6))
        console.error(`${tool} ${score} of pair ${at}: ours ${our}, theirs ${theirs[score]}`);
      if (!(apart <= difference)) difference = apart;
    }
  }
  return { scores, pairs: pairs.length, difference };
}
