import {
  accuracyScore,
  balancedAccuracyScore,
  type ConventionName,
  cohensKappa,
  conventions,
  countOverlap,
  DiceMeter,
  hausdorffDistance,
  type LabelMap,
  labelMap,
  matthewsCorrelation,
  type ScoreGroup,
  type ScoreName,
  type SurfaceMeasures,
  surfaceDistances,
} from "../../src/index.ts";
import { type LabelPair, TOLERANCE } from "./random-pairs.ts";
import type { ClassScores, PairScores, ToolScores } from "./tool-scores.ts";

const SURFACE: SurfaceMeasures = { percentiles: [95, 100], tolerances: [TOLERANCE], average: true };

/** Scores a pair by a convention, or by none. */
function scoresBy(pair: LabelPair, convention: ConventionName | undefined): PairScores {
  const { classes, spacing } = pair;
  const of = convention && conventions[convention];
  const meter = new DiceMeter({
    classes,
    ...(of?.boundary !== null && { surface: { ...SURFACE, ...(convention && { convention }) } }),
  });
  meter.add(...mapsOf(pair), { id: "pair", spacing });
  const scores = of ? SCORES.filter((_, k) => of.scores[GROUPS[k]!] !== undefined) : OWN_SCORES;
  const rule = convention ? { convention } : { includeBackground: false };
  const [one] = meter.report({ resamples: 0, scores, ...rule }).cases;
  return {
    classes: one!.classes.filter((each) => each.class > 0).map(({ scores }) => named(scores)),
    mean: named(one!.scores),
  };
}

/** The scores that are compared. */
export const SCORES: readonly ScoreName[] = [
  "dice",
  "jaccard",
  "precision",
  "recall",
  "specificity",
  "hd",
  "hd95",
  "assd",
  `surface-dice@${TOLERANCE}mm`,
];

/** The groups of these scores in a convention. */
const GROUPS: readonly ScoreGroup[] = [
  "dice",
  "jaccard",
  "precision",
  "recall",
  "specificity",
  "hd",
  "percentile",
  "assd",
  "surface-dice",
];

const OWN_SCORES = ["dice", "jaccard", "precision", "recall"] as const;

function mapsOf({ shape, prediction, target }: LabelPair): [LabelMap, LabelMap] {
  return [labelMap(prediction, shape), labelMap(target, shape)];
}

function named(scores: Readonly<Record<string, number | string | null>>): ClassScores {
  return Object.fromEntries(Object.entries(scores).map(([name, value]) => [name.replace(/@.*/, ""), value]));
}

/** Scores a pair by the functions of the library that no convention has. */
function libraryScores(pair: LabelPair): PairScores {
  const { classes, shape } = pair;
  const maps = mapsOf(pair);
  const counts = countOverlap(...maps, { classes });
  const spacing = shape.map(() => 1);
  const voxels = surfaceDistances(...maps, { classes, spacing, boundary: "region" });
  const single = { average: "none" } as const;
  const rows = {
    accuracy: accuracyScore(counts, single),
    "balanced-accuracy": balancedAccuracyScore(counts, single),
    mcc: matthewsCorrelation(counts, single),
    kappa: cohensKappa(counts, single),
    "hd in voxels": [Number.NaN, ...hausdorffDistance(voxels, single)],
  };
  const own = scoresBy(pair, undefined);
  return {
    classes: own.classes.map((scores, k) => ({
      ...scores,
      ...Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, row[k + 1]!])),
    })),
  };
}

/** Our scores of a pair by a convention, by a preset of lesions, or by functions of the library. */
export type OurScores = (name: string, at: number) => PairScores;

/** Our scores of pairs, computed where they are first asked for. */
export function ourScores(
  pairs: readonly LabelPair[],
  scoresOf: (pair: LabelPair, name: string) => PairScores = scoresOfPair,
): OurScores {
  const found = new Map<string, PairScores>();
  return (name, at) => {
    const key = `${name} ${at}`;
    const scores = found.get(key) ?? scoresOf(pairs[at]!, name);
    found.set(key, scores);
    return scores;
  };
}

function scoresOfPair(pair: LabelPair, name: string): PairScores {
  return name === "library" ? libraryScores(pair) : scoresBy(pair, name as ConventionName);
}

/** Where the scores of a tool are among ours, and how near they are. */
interface Place {
  /** A convention or a preset; by default that of the tool's name. */
  readonly name?: string;
  /** Scores that have another name there, or that another convention has. */
  readonly others?: Readonly<Record<string, readonly [name: string, score: string]>>;
  /** The largest difference with which the tool agrees; default {@link MAX_DIFFERENCE}. */
  readonly difference?: number;
}

const PLACES: Readonly<Record<string, Place>> = {
  plastimatch: {
    others: {
      "boundary hd": ["plastimatch-boundary", "hd"],
      "boundary hd95": ["plastimatch-boundary", "hd95"],
      "boundary assd": ["plastimatch-boundary", "assd"],
    },
    // Some distances of its map are too long; see findings/metrics/plastimatch-distance-map-is-not-exact.sh.
    difference: 0.05,
  },
  itk: { others: { averageHausdorff: ["itk", "assd"], contourMean: ["itk-contour", "assd"] } },
  // SciPy has the parts alone: the script puts them together as MONAI does.
  scipy: { name: "monai" },
  "scikit-image": { name: "library" },
  "scikit-learn": { name: "library" },
  // The place of a percentile in its list is a float of 32 bits.
  monai: { difference: 1e-5 },
  "panoptica lesions": { name: "panoptica" },
};

/** The place of a version of a tool: an older version has a separate row. */
function placeOf(tool: string, version: string): Required<Place> {
  const older = `${tool}-${version.replace(/\.[^.]*$/, "")}`;
  const {
    name = older in conventions ? older : tool,
    others = {},
    difference = MAX_DIFFERENCE,
  } = PLACES[tool] ?? {};
  return { name, others, difference };
}

/** How far a tool is from softdice. */
export interface Agreement {
  readonly scores: readonly string[];
  readonly pairs: number;
  /** The largest |ours − theirs| / max(1, |theirs|); Infinity where one of the two has no number. */
  readonly difference: number;
  /** How many numbers differ by more than {@link MAX_DIFFERENCE}. */
  readonly beyond: number;
  /** The numbers that differ by more than the tool's own inexactness explains, each in a sentence. */
  readonly disagreements: readonly string[];
}

/** The largest difference, relative to numbers above 1, with which a tool agrees: floats of 32 bits and printed digits. */
const MAX_DIFFERENCE = 1e-6;

/** Compares the scores of a tool with ours, pair by pair; throws at a score that softdice does not have. */
export function agreement(tool: string, { version, pairs }: ToolScores, ours: OurScores): Agreement {
  const place = placeOf(tool, version);
  const scores = new Set<string>();
  const apart: number[] = [];
  const disagreements: string[] = [];
  const compare = (at: number, theirs: ClassScores, where: string, of: (pair: PairScores) => ClassScores) => {
    for (const [score, value] of Object.entries(theirs)) {
      const [by, name] = place.others[score] ?? [place.name, score];
      const our = of(ours(by, at))[name];
      if (our === undefined) throw new Error(`${tool}: ${score} is not among our scores`);
      const distance = distanceOf(our, value);
      if (distance > place.difference)
        disagreements.push(`${score} of ${where} of pair ${at}: ours ${our}, theirs ${value}`);
      apart.push(distance);
      scores.add(score);
    }
  };
  for (const [at, pair] of pairs.entries()) {
    for (const [k, theirs] of (pair?.classes ?? []).entries())
      compare(at, theirs, `class ${k + 1}`, (our) => our.classes[k]!);
    if (pair?.mean) compare(at, pair.mean, "the mean", (our) => our.mean!);
  }
  const difference = apart.reduce((most, each) => Math.max(most, each), 0);
  return {
    scores: [...scores],
    pairs: pairs.filter((pair) => pair !== null).length,
    difference,
    beyond: apart.filter((each) => each > MAX_DIFFERENCE).length,
    disagreements,
  };
}

function distanceOf(ours: number | string | null, theirs: number | string | null): number {
  if (ours === theirs) return 0;
  if (typeof ours !== "number" || typeof theirs !== "number") return Number.POSITIVE_INFINITY;
  return Math.abs(ours - theirs) / Math.max(1, Math.abs(theirs));
}
