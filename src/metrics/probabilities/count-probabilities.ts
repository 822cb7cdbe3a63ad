import { checkNumber, checkOptions } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import type { Target } from "../../tensor/target.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { VoxelChoice } from "../../tensor/voxels/counted-voxels.ts";
import { readTarget } from "../../tensor/voxels/read-target.ts";
import { type CalibrationCounts, checkBins, checkCalibration } from "../calibration/calibration-counts.ts";
import { binProbabilities } from "../calibration/count-calibration.ts";
import type { OverlapCounts } from "../counts/overlap-counts.ts";
import { DEFAULT_BINS } from "../scores/measure-formulas.ts";
import { softCounts } from "./soft-counts.ts";
import { squaredErrors } from "./squared-errors.ts";

/** Options of {@link countProbabilities}. */
export interface ProbabilityOptions extends VoxelChoice {
  /** The axis of classes: −1 by default; `null`: no such axis, one class, whose voxels have the label 1. */
  readonly classAxis?: number | null | undefined;
  /** Number of bins of equal width, as of the meter, at most 10,000; default 15. */
  readonly bins?: number | undefined;
}

/**
 * The sums of each class from which every score of probabilities is computed, plain JSON; a list has one number a class. Of a single class
 * there are two: class 0 has the probability 1 − p, class 1 has p.
 */
export interface ProbabilityCounts {
  /** Σ p·t. */
  readonly intersection: readonly number[];
  /** Σ p. */
  readonly predicted: readonly number[];
  /** Σ t: voxels of the class in the target. */
  readonly actual: readonly number[];
  /** Σ (p − t)². */
  readonly squaredError: readonly number[];
  /** The voxels of each class by their probability. */
  readonly calibration: CalibrationCounts;
}

const SUMS = ["intersection", "predicted", "actual", "squaredError"] as const;

/**
 * Sums probabilities for a {@link DiceMeter} that keeps the measure `"probabilities"`: its scores are then also `"soft-dice"`, `"brier"`,
 * `"ece"`, `"ace"` and `"mce"`.
 *
 * @param prediction - probabilities, [batch, ...spatial, classes], see `classAxis`; after a softmax or sigmoid
 * @param target - one-hot, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `classAxis`, `bins`, `mask`, `ignoreIndex`
 * @throws {RangeError} if the shapes differ, a value is not a probability, or a target is neither 0 nor 1 or not a class number
 * @example
 * const [probabilities, target] = [tensor([0.75, 0.25], [1, 2]), labelMap([1, 0], [1, 2])];
 * const counts = countProbabilities(probabilities, target, { classAxis: null });
 * const meter = new DiceMeter({ measures: ["probabilities"] });
 * meter.add(threshold(probabilities, 0.5), target, { id: "first", probabilities: counts });
 * meter.report({ scores: ["soft-dice", "brier"] }).cases[0].scores // { "soft-dice": 0.75, brier: 0.0625 }
 */
export function countProbabilities(
  prediction: Tensor,
  target: Target,
  options: ProbabilityOptions = {},
): ProbabilityCounts {
  const name = "countProbabilities";
  checkOptions(name, options, ["classAxis", "bins", "mask", "ignoreIndex"]);
  const { classAxis = -1, bins = DEFAULT_BINS, mask, ignoreIndex } = options;
  checkBins(name, "bins", bins);
  const input = readTarget(name, prediction, target, { classAxis, mask, ignoreIndex });
  const isSingle = input.layout.classes === 1;
  const sums = softCounts(name, prediction, input);
  const errors = squaredErrors(name, prediction, input);
  const { intersection, predicted, actual } = isSingle ? withComplement(sums) : sums;
  return {
    intersection,
    predicted,
    actual,
    squaredError: isSingle ? [errors[0]!, errors[0]!] : errors,
    calibration: binProbabilities(name, prediction, input, bins, isSingle),
  };
}

/** The sums of 1 − p and 1 − t, which follow from those of the single class, before them. */
function withComplement({
  intersection,
  predicted,
  actual,
  voxels,
}: OverlapCounts): Omit<OverlapCounts, "voxels"> {
  const [i, p, t] = [intersection[0]!, predicted[0]!, actual[0]!];
  // Probabilities may be beyond 1 by rounding, and then their sum is too.
  const [rest, others] = [Math.max(0, voxels - p), Math.max(0, voxels - t)];
  return {
    intersection: [Math.min(Math.max(0, voxels - p - t + i), rest, others), i],
    predicted: [rest, p],
    actual: [others, t],
  };
}

/** Validates sums of probabilities, and returns a copy, which no getter and no caller changes afterwards. */
export function checkProbabilities(
  name: string,
  path: string,
  counts: unknown,
  bins: number,
): ProbabilityCounts {
  if (typeof counts !== "object" || counts === null || !("calibration" in counts))
    throw new TypeError(`${name}: ${path} are ${describe(counts)}, want the sums of countProbabilities`);
  const calibration = checkCalibration(name, counts.calibration);
  if (calibration.bins !== bins)
    throw new RangeError(
      `${name}: ${path} have ${calibration.bins} bins, and the meter ${bins}; give countProbabilities and DiceMeter the same`,
    );
  const classes = calibration.voxels.length;
  const [intersection, predicted, actual, squaredError] = SUMS.map((sum) => {
    const list: unknown = (counts as ProbabilityCounts)[sum];
    if (!Array.isArray(list))
      throw new TypeError(`${name}: ${path}.${sum} is ${describe(list)}, want an array`);
    if (list.length !== classes)
      throw new RangeError(`${name}: ${path}.${sum} holds ${list.length} numbers, want ${classes}`);
    return Array.from(list, (value, c): number => {
      checkNumber(name, `${path}.${sum}[${c}]`, value, 0);
      return value + 0;
    });
  }) as [number[], number[], number[], number[]];
  return { intersection, predicted, actual, squaredError, calibration };
}

/** The numbers of a label, as a meter keeps them. */
export function probabilityNumbers(
  name: string,
  { intersection, predicted, actual, squaredError, calibration }: ProbabilityCounts,
  label: number,
): number[] {
  const { voxels, hits, wholes, parts } = calibration;
  const classes = voxels.length;
  if (label >= classes)
    throw new RangeError(
      `${name}: a map holds label ${label}, and the probabilities are of labels 0 to ${classes - 1}`,
    );
  return [
    ...[intersection[label]!, predicted[label]!, actual[label]!, squaredError[label]!],
    ...[voxels, hits, wholes, parts].flatMap((list) => list[label]!),
  ];
}
