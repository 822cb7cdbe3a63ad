import { InputError } from "../../files/source/input-error.ts";
import { type NamedScore, parseScoreNames, type ScoreName } from "../../metrics/scores/score-name.ts";
import type { SurfaceMeasures } from "../../metrics/state/surface-measures.ts";
import { nearestName } from "../../tensor/nearest-name.ts";

/** The scores that the user wants, and the surface measures that a meter keeps for them. */
export interface Metrics {
  readonly scores: readonly ScoreName[];
  /** Missing where the counts of voxels are enough. */
  readonly surface: SurfaceMeasures | undefined;
}

export const DEFAULT_METRICS: Metrics = {
  scores: ["dice", "jaccard", "precision", "recall"],
  surface: undefined,
};

/** Parses a list of metrics such as `dice,surface-dice@2mm,hd95`. */
export function parseMetrics(text: string): Metrics {
  const names = text.split(",").map((name) => nameOf(name.trim()));
  try {
    return metricsOf(parseScoreNames("--metrics", names));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const wrong = names.find((name) => !isScore(name));
    throw new InputError(`${error.message}${wrong === undefined ? "" : didYouMean(wrong)}`);
  }
}

/** Other names of the field for the same scores. */
const ALIASES: Readonly<Record<string, string>> = {
  iou: "jaccard",
  sensitivity: "recall",
  tpr: "recall",
  ppv: "precision",
  dsc: "dice",
  f1: "dice",
  asd: "assd",
  vs: "volume-similarity",
};

/** The name of a score as the library spells it; any other text stays. */
function nameOf(text: string): string {
  const name = text.toLowerCase();
  const surface = /^(?:nsd|surface-dice)@(.+?)(?:mm)?$/.exec(name);
  if (surface) return `surface-dice@${surface[1]}mm`;
  return Object.hasOwn(ALIASES, name) ? ALIASES[name]! : isScore(name) ? name : text;
}

function isScore(name: string): boolean {
  try {
    return parseScoreNames("--metrics", [name]).length === 1;
  } catch {
    return false;
  }
}

/** Names near which a misspelt one may be. */
const EXAMPLES = [
  ...["dice", "jaccard", "precision", "recall", "specificity", "volume-similarity", "f2"],
  ...["surface-dice@2mm", "hd", "hd95", "assd", "nsd@2mm", ...Object.keys(ALIASES)],
];

function didYouMean(name: string): string {
  if (/^(nsd|surface-?dice)$/i.test(name)) return '; did you mean "surface-dice@2mm"? It needs a tolerance';
  const nearest = nearestName(name, EXAMPLES);
  return nearest === null ? "" : `; did you mean "${nearest}"?`;
}

function metricsOf(scores: readonly NamedScore[]): Metrics {
  const tolerances = scores.flatMap((score) => (score.kind === "surface-dice" ? [score.tolerance] : []));
  const percentiles = scores.flatMap((score) => (score.kind === "hausdorff" ? [score.percentile] : []));
  const average = scores.some((score) => score.kind === "average-distance");
  const isNeeded = tolerances.length + percentiles.length > 0 || average;
  return {
    scores: scores.map(({ name }) => name),
    surface: isNeeded ? { tolerances, percentiles, average } : undefined,
  };
}
