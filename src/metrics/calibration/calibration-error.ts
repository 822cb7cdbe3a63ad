import { checkBoolean, checkChoice, checkOptions } from "../../tensor/check-options.ts";
import { binsError, type CalibrationErrorKind } from "../scores/probability-formulas.ts";
import { onlyBackground } from "../scores/score-options.ts";
import { addCalibration, type CalibrationCounts, checkCalibration } from "./calibration-counts.ts";

/** Options of {@link calibrationError}. */
export interface CalibrationErrorOptions {
  /**
   * `"expected"`, the default: the mean of the gaps, weighted with the voxels of the bins (ECE); `"average"`: their plain mean over the
   * bins that have a voxel (ACE); `"maximum"`: the largest (MCE).
   */
  readonly kind?: CalibrationErrorKind | undefined;
  /** `"macro"`, the default: the mean over classes; `"micro"`: of the bins of all classes as one; `"none"`: one a class. */
  readonly average?: "macro" | "micro" | "none" | undefined;
  /** Whether class 0 takes part; default `true`. */
  readonly includeBackground?: boolean | undefined;
}

/**
 * Calibration error of probabilities, class by class, from 0 to 1: how far the probabilities of a bin of voxels, p̄, are from the part of
 * these voxels that is of the class, t̄.
 *
 *     gap of a bin = |p̄ − t̄|     ECE = Σ n·gap / Σ n     ACE = mean of gaps     MCE = largest gap
 *
 * Bins without a voxel have no gap. Most voxels of an image are far from any object, and have a probability near 0, so ECE is small where ACE and
 * MCE are not. ACE is the average over bins here, as in MONAI; the *adaptive* calibration error of others has bins of equal numbers.
 *
 * @param counts - of {@link countCalibration}, also merged
 * @param options - `kind`, `average`, `includeBackground`
 * @returns a number, or one a class with `average: "none"`; NaN without a voxel
 * @throws {RangeError} if the counts contradict each other, or an option is invalid
 * @example
 * const prediction = tensor([0.9, 0.8, 0.7, 0.2], [1, 4]);
 * const counts = countCalibration(prediction, labelMap([1, 1, 0, 0], [1, 4]), { classAxis: null, bins: 2 });
 * calibrationError(counts) // 0.15
 * calibrationError(counts, { kind: "maximum" }) // 0.2
 * @see Guo et al. 2017, https://arxiv.org/abs/1706.04599
 */
export function calibrationError(
  counts: CalibrationCounts,
  options: CalibrationErrorOptions & { readonly average: "none" },
): number[];
export function calibrationError(
  counts: CalibrationCounts,
  options?: CalibrationErrorOptions & { readonly average?: "macro" | "micro" | undefined },
): number;
export function calibrationError(
  counts: CalibrationCounts,
  options?: CalibrationErrorOptions,
): number | number[];
export function calibrationError(
  counts: CalibrationCounts,
  options: CalibrationErrorOptions = {},
): number | number[] {
  const name = "calibrationError";
  const checked = checkCalibration(name, counts);
  checkOptions(name, options, ["kind", "average", "includeBackground"]);
  const { kind = "expected", average = "macro", includeBackground = true } = options;
  checkChoice(name, "kind", kind, ["expected", "average", "maximum"]);
  checkChoice(name, "average", average, ["macro", "micro", "none"]);
  checkBoolean(name, "includeBackground", includeBackground);
  const { voxels } = checked;
  const first = includeBackground ? 0 : 1;
  if (first === voxels.length) throw onlyBackground(name);
  const classes = voxels.slice(first).map((_, k) => ofClass(checked, first + k));
  if (average === "micro") return errorOf(classes.reduce(addCalibration), kind);
  const errors = classes.map((one) => errorOf(one, kind));
  if (average === "none") return errors;
  const known = errors.filter((error) => !Number.isNaN(error));
  return known.reduce((sum, error) => sum + error, 0) / known.length;
}

function ofClass({ bins, voxels, hits, wholes, parts }: CalibrationCounts, c: number): CalibrationCounts {
  return { bins, voxels: [voxels[c]!], hits: [hits[c]!], wholes: [wholes[c]!], parts: [parts[c]!] };
}

/** The error of one class; NaN without a voxel. */
function errorOf(
  { bins, voxels, hits, wholes, parts }: CalibrationCounts,
  kind: CalibrationErrorKind,
): number {
  return binsError(
    [voxels, hits, wholes, parts].flatMap((list) => list[0]!),
    0,
    bins,
    kind,
  );
}
