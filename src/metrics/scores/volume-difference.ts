import { checkBoolean, checkChoice, checkNumber } from "../../tensor/check-options.ts";
import { checkCounts, type OverlapCounts } from "../counts/overlap-counts.ts";
import { averageScores } from "./average-scores.ts";
import { absoluteRelativeVolumeDifference, relativeVolumeDifference } from "./overlap-formulas.ts";
import {
  type AverageOptions,
  type Formula,
  type PerClassOptions,
  readScoreOptions,
  SCORE_OPTIONS,
  type ScoreOptions,
} from "./score-options.ts";

/** Options of {@link volumeDifference} besides those of all scores. */
export interface VolumeDifferenceOptions {
  /** `"%"`, the default: per cent of the target's volume; `"ml"`: millilitres, which need `voxelVolume`. */
  readonly unit?: "%" | "ml" | undefined;
  /** The volume of a voxel in mm³: the product of the spacing. */
  readonly voxelVolume?: number | undefined;
  /** Whether the sign is left out; default `false`: above 0 the prediction is too large. */
  readonly absolute?: boolean | undefined;
}

/** Cubic millimetres in a millilitre. */
const ML = 1000;

/**
 * Difference of the volumes of prediction and target: 100·(|A| − |B|)/|B| per cent, from −100, or (|A| − |B|)·v millilitres. 0 is the
 * best value, and says nothing of where the voxels are. Per cent of an empty target are Infinity.
 *
 * @param counts - of {@link countOverlap}, or made by hand
 * @param options - `unit`, `voxelVolume`, `absolute`, and see {@link ScoreOptions}
 * @returns a number, or one a class with `average: "none"`; NaN if no class has a score
 * @throws {TypeError} if millilitres are asked for without `voxelVolume`
 * @throws {RangeError} if `voxelVolume` is not above 0, the counts contradict each other, or an option is invalid
 * @example
 * const counts = { intersection: [700, 200], predicted: [700, 300], actual: [800, 200], voxels: 1000 };
 * volumeDifference(counts, { average: "none" }) // [-12.5, 50]
 * volumeDifference(counts, { average: "none", unit: "ml", voxelVolume: 0.8 * 0.8 * 5 }) // [-0.32, 0.32]
 * @see Taha and Hanbury 2015, https://doi.org/10.1186/s12880-015-0068-x
 */
export function volumeDifference(
  counts: OverlapCounts,
  options: VolumeDifferenceOptions & PerClassOptions,
): number[];
export function volumeDifference(
  counts: OverlapCounts,
  options?: VolumeDifferenceOptions & AverageOptions,
): number;
export function volumeDifference(
  counts: OverlapCounts,
  options?: VolumeDifferenceOptions & ScoreOptions,
): number | number[];
export function volumeDifference(
  counts: OverlapCounts,
  options: VolumeDifferenceOptions & ScoreOptions = {},
): number | number[] {
  const name = "volumeDifference";
  const checked = checkCounts(name, counts);
  const settings = readScoreOptions(name, options, ["unit", "voxelVolume", "absolute", ...SCORE_OPTIONS]);
  const { unit = "%", voxelVolume, absolute = false } = options;
  checkChoice(name, "unit", unit, ["%", "ml"]);
  checkBoolean(name, "absolute", absolute);
  if (voxelVolume !== undefined || unit === "ml") checkVolume(name, voxelVolume);
  const relative = absolute ? absoluteRelativeVolumeDifference : relativeVolumeDifference;
  const formula: Formula = unit === "%" ? relative : inMillilitres(voxelVolume! / ML, absolute);
  return averageScores(name, checked, settings, formula);
}

function inMillilitres(voxel: number, absolute: boolean): Formula {
  return (_, predicted, actual) => (absolute ? Math.abs(predicted - actual) : predicted - actual) * voxel;
}

function checkVolume(name: string, voxelVolume: unknown): void {
  checkNumber(name, "voxelVolume", voxelVolume, 0);
  if (voxelVolume === 0) throw new RangeError(`${name}: voxelVolume is 0, want above 0`);
}
