import { InputError } from "../../files/source/input-error.ts";
import { type NamedScore, parseScoreNames, type ScoreName } from "../../metrics/scores/score-name.ts";
import type { SurfaceMeasures } from "../../metrics/state/surface-measures.ts";

/** The scores that the user wants, and what a meter has to keep for them. */
export interface Metrics {
  readonly scores: readonly ScoreName[];
  /** None where the counts of voxels are enough. */
  readonly surface: SurfaceMeasures | undefined;
}

export const DEFAULT_METRICS: Metrics = {
  scores: ["dice", "jaccard", "precision", "recall"],
  surface: undefined,
};

/** The metrics of a list such as `dice,surface-dice@2mm,hd95`. */
export function parseMetrics(text: string): Metrics {
  try {
    return metricsOf(
      parseScoreNames(
        "--metrics",
        text.split(",").map((name) => name.trim()),
      ),
    );
  } catch (error) {
    if (error instanceof RangeError) throw new InputError(error.message);
    throw error;
  }
}

function metricsOf(scores: readonly NamedScore[]): Metrics {
  const tolerances = scores.flatMap((one) => (one.kind === "surface-dice" ? [one.tolerance] : []));
  const percentiles = scores.flatMap((one) => (one.kind === "hausdorff" ? [one.percentile] : []));
  const average = scores.some((one) => one.kind === "average-distance");
  const needed = tolerances.length + percentiles.length > 0 || average;
  return {
    scores: scores.map(({ name }) => name),
    surface: needed ? { tolerances, percentiles, average } : undefined,
  };
}
