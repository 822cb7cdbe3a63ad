import { InputError } from "../../files/source/input-error.ts";
import {
  checkConventionScore,
  conventionNames,
  hasScore,
} from "../../metrics/conventions/convention-name.ts";
import type { ConventionName } from "../../metrics/conventions/convention-table.ts";
import type { MeasureName } from "../../metrics/scores/measure-formulas.ts";
import { isOfLesions, unitOf } from "../../metrics/scores/score-measure.ts";
import { type NamedScore, parseScoreNames, type ScoreName } from "../../metrics/scores/score-name.ts";
import { measureNamesFor, measuresFor, type SurfaceMeasures } from "../../metrics/state/surface-measures.ts";
import { BOUNDARIES, type SurfaceBoundary } from "../../metrics/surfaces/class-surfaces.ts";
import { readTolerances } from "../names/read-tolerances.ts";
import type { OptionValues } from "./parse-options.ts";
import { choice } from "./values/option-values.ts";

/** The scores that the user wants, and the surface measures that a meter keeps for them. */
export interface Metrics {
  readonly scores: readonly ScoreName[];
  /** Missing where the counts of voxels are enough. */
  readonly surface: SurfaceMeasures | undefined;
  /** Further measures that a meter keeps for the scores. */
  readonly measures?: readonly MeasureName[];
  /** The tool whose rules decide the scores. */
  readonly convention?: ConventionName;
  /** What is measured of each lesion, if one of the scores is made of lesions. */
  readonly lesions?: { readonly tolerances: readonly number[]; readonly percentiles: readonly number[] };
}

export const DEFAULT_METRICS: Metrics = {
  scores: ["dice", "jaccard", "precision", "recall"],
  surface: undefined,
};

/** The default where lesions are scored. */
const LESION_METRICS: readonly ScoreName[] = [
  "dice",
  "lesion-dice",
  "lesion-precision",
  "lesion-recall",
  "lesion-f1",
  "lesion-pq",
];

/** How surfaces are measured, and whose rules decide a score. */
export interface MetricChoice {
  readonly boundary?: SurfaceBoundary | undefined;
  readonly convention?: ConventionName | undefined;
  /** A tolerance for each class, for surface-dice. */
  readonly classTolerances?: Readonly<Record<string, number>> | undefined;
}

/** Parses `--metrics` with the options that decide how they are computed. */
export function metricArguments({
  metrics,
  boundary,
  tolerances,
  convention,
  lesions,
  penalty,
}: OptionValues): Metrics {
  const chosen: MetricChoice = {
    boundary: choice("--boundary", boundary, BOUNDARIES),
    convention: choice("--convention", convention, conventionNames()),
    classTolerances: tolerances === undefined ? undefined : readTolerances(tolerances),
  };
  if (boundary !== undefined && convention !== undefined)
    throw new InputError("--convention has its own boundary; leave --boundary out");
  if (lesions !== undefined && convention !== undefined)
    throw new InputError("--convention has no rules of lesions; leave --lesions out");
  const defaults = lesions === undefined ? DEFAULT_METRICS.scores : LESION_METRICS;
  const parsed = metrics === undefined ? defaultMetrics(defaults, chosen) : parseMetrics(metrics, chosen);
  if (boundary !== undefined && parsed.surface === undefined)
    throw new InputError("--boundary has no effect without a score of surfaces, such as --metrics hd95");
  const ofClasses = parsed.scores.includes("surface-dice");
  if (ofClasses && tolerances === undefined)
    throw new InputError(
      "--metrics surface-dice takes a tolerance for each class from --tolerances; surface-dice@2mm has one for all",
    );
  if (tolerances !== undefined && !ofClasses)
    throw new InputError("--tolerances has no effect without --metrics surface-dice");
  if (penalty === undefined) return parsed;
  const distance = parseScoreNames("--metrics", parsed.scores).find((score) => unitOf(score) === "mm");
  if (distance === undefined)
    throw new InputError("--penalty has no effect without a distance, such as --metrics hd95");
  return penalty === "diagonal" ? { ...parsed, measures: [...(parsed.measures ?? []), "diagonal"] } : parsed;
}

/** The scores without `--metrics`: those of them that the tool of a convention has. */
function defaultMetrics(names: readonly ScoreName[], chosen: MetricChoice): Metrics {
  const scores = parseScoreNames("--metrics", names);
  const { convention } = chosen;
  const kept = convention === undefined ? scores : scores.filter((score) => hasScore(convention, score));
  if (kept.length > 0) return metricsOf(kept, chosen);
  throw new InputError(`--convention ${convention} has scores of surfaces alone; --metrics names them`);
}

/** Parses a list of metrics such as `dice,surface-dice@2mm,hd95`. */
export function parseMetrics(text: string, chosen: MetricChoice = {}): Metrics {
  const names = text.split(",").map((name) => nameOf(name.trim()));
  try {
    return metricsOf(parseScoreNames("--metrics", names), chosen);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(error.message);
  }
}

/** The name of a score as the library spells it; any other text stays. F1 of one class is Dice, and has its name in a report. */
function nameOf(text: string): string {
  const name = text.toLowerCase();
  if (name === "f1") return "dice";
  return isScore(name) ? name : text;
}

function isScore(name: string): boolean {
  try {
    return parseScoreNames("--metrics", [name]).length === 1;
  } catch {
    return false;
  }
}

function metricsOf(
  scores: readonly NamedScore[],
  { boundary, convention, classTolerances }: MetricChoice,
): Metrics {
  if (convention !== undefined)
    for (const score of scores) checkConventionScore("--metrics", convention, score);
  const ofClasses = scores.some(({ kind }) => kind === "class-surface-dice");
  const needed = measuresFor(scores) ?? (ofClasses ? {} : undefined);
  const measures = measureNamesFor(scores);
  const lesions = {
    tolerances: scores.flatMap((score) => (score.kind === "lesion-surface-dice" ? [score.tolerance] : [])),
    percentiles: scores.flatMap((score) => (score.kind === "lesion-hausdorff" ? [score.percentile] : [])),
  };
  return {
    scores: scores.map(({ name }) => name),
    ...(scores.some(isOfLesions) && { lesions }),
    ...(measures.length > 0 && { measures }),
    surface: needed && {
      ...needed,
      ...(ofClasses && classTolerances && { classTolerances }),
      ...(boundary !== undefined && { boundary }),
      ...(convention !== undefined && { convention }),
    },
    ...(convention !== undefined && { convention }),
  };
}
