import { lengthText } from "../../files/volume/geometry.ts";
import { boundsOf, isLowerBetter, unitOf } from "../../metrics/scores/score-measure.ts";
import { parseScoreName } from "../../metrics/scores/score-name.ts";
import type { ReportValue } from "../../metrics/statistics/report-value.ts";

/** The name of a score as a reader knows it, with its unit: `Dice`, `surface Dice @ 2 mm`, `HD95, mm`. */
export function scoreTitle(name: string): string {
  const score = parseScoreName("scoreTitle", name);
  const unit = unitOf(score);
  return unit === "" ? score.title : `${score.title}, ${unit}`;
}

/** Returns whether lower is better, as of a distance, a difference of volumes or an error of probabilities. */
export function isDistance(name: string): boolean {
  return isLowerBetter(parseScoreName("isDistance", name));
}

/** A value of a score: four decimals of one with bounds, two of a length in mm; a dash for a missing value. */
export function valueText(name: string, value: ReportValue): string {
  if (value === null) return "–";
  const number = Number(value);
  if (!Number.isFinite(number)) return number > 0 ? "∞" : "−∞";
  return boundsOf(parseScoreName("valueText", name)) === null ? distanceText(number) : scoreText(number);
}

/** A difference of two values, with a minus sign that is as wide as a plus. */
export function signedText(name: string, value: ReportValue): string {
  if (value === null) return valueText(name, value);
  const size = valueText(name, typeof value === "string" ? "Infinity" : Math.abs(value));
  return Number(value) < 0 ? `−${size}` : size;
}

/** Two decimals; six digits of a size of 10,000 and more. */
function distanceText(length: number): string {
  return Math.abs(length) < 10_000 ? length.toFixed(2) : lengthText(length);
}

/** The largest side of the voxels, which limits what the masks show: thick ones are slices. */
export function coarsestText(spacing: readonly number[]): string {
  const largest = Math.max(...spacing);
  const isSliced = spacing.filter((size) => size === largest).length === 1;
  return `${isSliced ? "slices" : "voxels"} of ${lengthText(largest)} mm`;
}

/** A voxel count with separators of thousands: 10,936,320. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** A number of cases: 1 case, 2,000 cases. */
export function casesText(count: number): string {
  return count === 1 ? "1 case" : `${countText(count)} cases`;
}

/** A score with four decimals. Only 1 reads 1.0000, and only 0 reads 0.0000; a dash is a missing score. */
export function scoreText(score: number): string {
  if (Number.isNaN(score)) return "–";
  if (score < 1 && score >= 0.99995) return ">.9999";
  if (score > 0 && score < 0.00005) return "<.0001";
  return score.toFixed(4);
}
