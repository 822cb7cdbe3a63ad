import type { Bounds } from "../intervals/bounded-sample.ts";
import { boundsOf, isOfLesions, unitOf } from "../scores/score-measure.ts";
import type { NamedScore } from "../scores/score-name.ts";
import type { CellScore } from "./cell-score.ts";
import type { CompareSettings } from "./report-settings.ts";

/** What decides the bounds of a score. */
type BoundedScore = Pick<CellScore, "bounds"> & { readonly penalty?: unknown };
type BoundSettings = Pick<CompareSettings, "absent" | "penalty">;

/**
 * The bounds of a score with the values that options give to classes which a map lacks. A distance has bounds only with one penalty for
 * all cases, a length that it should not exceed.
 */
export function scoreBounds(
  { bounds, penalty: isPenalized }: BoundedScore,
  values: Float64Array,
  { absent, penalty }: BoundSettings,
): Bounds | null {
  const given = typeof absent === "number" ? [absent] : [];
  if (bounds !== null) return [Math.min(bounds[0], ...given), Math.max(bounds[1], ...given)];
  if (isPenalized === undefined || typeof penalty !== "number") return null;
  return [0, Math.max(largest(values), penalty, ...given)];
}

/** The bounds of a score by its name, of values of which the largest is known. */
export function namedBounds(score: NamedScore, most: number, settings: BoundSettings): Bounds | null {
  const penalty = unitOf(score) === "mm" && !isOfLesions(score) ? settings.penalty : undefined;
  return scoreBounds({ bounds: boundsOf(score), penalty }, Float64Array.of(most), settings);
}

/** The bounds of the differences of two such scores, of either sign. */
export function differenceBounds(
  score: BoundedScore,
  differences: Float64Array,
  settings: BoundSettings,
): Bounds | null {
  const bounds = scoreBounds(score, differences.map(Math.abs), settings);
  if (bounds === null) return null;
  const reach = bounds[1] - bounds[0];
  return [-reach, reach];
}

/** Of values of which NaN is none; 0 without any. */
function largest(values: Float64Array): number {
  return values.reduce((most, value) => (Number.isNaN(value) ? most : Math.max(most, value)), 0);
}
