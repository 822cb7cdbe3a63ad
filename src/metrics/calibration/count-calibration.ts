import { checkOptions } from "../../tensor/check-options.ts";
import { elementOf } from "../../tensor/class-layout.ts";
import { describeList } from "../../tensor/describe.ts";
import { LabelMap } from "../../tensor/label-map.ts";
import { coordinatesOf } from "../../tensor/shape.ts";
import type { Target } from "../../tensor/target.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { VoxelChoice } from "../../tensor/voxels/counted-voxels.ts";
import { invalidValue } from "../../tensor/voxels/invalid-values.ts";
import { isProbability } from "../../tensor/voxels/probability.ts";
import { readTarget, type TargetInput } from "../../tensor/voxels/read-target.ts";
import { DEFAULT_BINS } from "../scores/measure-formulas.ts";
import { PARTS, WHOLES } from "../scores/probability-formulas.ts";
import { type CalibrationCounts, checkBins } from "./calibration-counts.ts";

/** Options of {@link countCalibration}. */
export interface CalibrationOptions extends VoxelChoice {
  /** Number of bins of equal width, at most 10,000; default 15. */
  readonly bins?: number | undefined;
  /** The axis of classes: −1 by default; `null`: no such axis, one class, whose voxels have the label 1. */
  readonly classAxis?: number | null | undefined;
}

/**
 * Counts, for each class, how often voxels with a probability are of the class: what calibration errors are computed from.
 *
 * @param prediction - probabilities, [batch, ...spatial, classes], see `classAxis`; after a softmax or sigmoid
 * @param target - one-hot, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `bins`, `classAxis`, `mask`, `ignoreIndex`
 * @throws {RangeError} if the shapes differ, a value is not a probability, or a target is neither 0 nor 1 or not a class number
 * @example
 * const prediction = tensor([0.9, 0.8, 0.7, 0.2], [1, 4]);
 * const counts = countCalibration(prediction, labelMap([1, 1, 0, 0], [1, 4]), { classAxis: null, bins: 2 });
 * [counts.voxels, counts.hits] // [[[1, 3]], [[0, 2]]]
 */
export function countCalibration(
  prediction: Tensor,
  target: Target,
  options: CalibrationOptions = {},
): CalibrationCounts {
  const name = "countCalibration";
  checkOptions(name, options, ["bins", "classAxis", "mask", "ignoreIndex"]);
  const { bins = DEFAULT_BINS, classAxis = -1, mask, ignoreIndex } = options;
  checkBins(name, "bins", bins);
  return binProbabilities(
    name,
    prediction,
    readTarget(name, prediction, target, { classAxis, mask, ignoreIndex }),
    bins,
  );
}

/**
 * Counts the probabilities of a prediction in bins, class by class.
 *
 * @param prediction - as the caller gave it, for the error
 * @param complement - whether 1 − p of a single class is counted before it, as the class 0
 */
export function binProbabilities(
  name: string,
  prediction: Tensor,
  input: TargetInput,
  bins: number,
  complement = false,
): CalibrationCounts {
  const { layout, counted } = input;
  const { batch, voxels, classes } = layout;
  const sums = Array.from({ length: classes + Number(complement) }, () => new BinSums(bins));
  const probabilities = input.prediction.data;
  const invalid = () => invalidValue(name, prediction, input.target, layout, counted);
  const ofMap = input.target instanceof LabelMap ? input.target.data : null;
  const most = Math.max(2, classes);
  for (let sample = 0; sample < batch; sample++) {
    for (let voxel = 0; voxel < voxels; voxel++) {
      const place = sample * voxels + voxel;
      if (counted !== null && counted[place] === 0) continue;
      // Unsigned, a negative label is a large one.
      if (ofMap !== null && ofMap[place]! >>> 0 >= most) throw invalid();
      for (let c = 0; c < classes; c++) {
        const at = elementOf(layout, sample, voxel, c);
        const p = probabilities[at]!;
        if (!isProbability(p)) throw invalid();
        const label = classes === 1 ? 1 : c;
        const hit = ofMap === null ? bitAt(name, input.target as Tensor, at) : Number(ofMap[place] === label);
        if (complement) sums[0]!.add(1 - p, 1 - hit);
        sums[c + Number(complement)]!.add(p, hit);
      }
    }
  }
  return {
    bins,
    voxels: sums.map((of) => [...of.voxels]),
    hits: sums.map((of) => [...of.hits]),
    wholes: sums.map((of) => [...of.wholes]),
    parts: sums.map((of) => [...of.parts]),
  };
}

function bitAt(name: string, { data, shape }: Tensor, at: number): number {
  const value = data[at]!;
  if (value === 0 || value === 1) return value;
  throw new RangeError(
    `${name}: target holds ${value} at ${describeList(coordinatesOf(at, shape))}, want 0 or 1`,
  );
}

/** The sums of one class, bin by bin. */
class BinSums {
  readonly voxels: Float64Array;
  readonly hits: Float64Array;
  readonly wholes: Float64Array;
  readonly parts: Float64Array;

  constructor(bins: number) {
    [this.voxels, this.hits, this.wholes, this.parts] = [0, 1, 2, 3].map(() => new Float64Array(bins)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
  }

  add(probability: number, hit: number): void {
    const p = Math.max(0, Math.min(1, probability));
    const bin = binOf(p, this.voxels.length);
    this.voxels[bin]!++;
    this.hits[bin]! += hit;
    const units = p * WHOLES;
    const whole = Math.floor(units);
    // Both are exact: the product by a power of two, and the difference to its whole part.
    const part = this.parts[bin]! + Math.round((units - whole) * PARTS);
    const carry = part >= PARTS ? 1 : 0;
    this.parts[bin] = part - carry * PARTS;
    this.wholes[bin]! += whole + carry;
  }
}

/** The bin with k/n < p ≤ (k + 1)/n; rounding of the product does not decide. */
export function binOf(p: number, bins: number): number {
  let bin = Math.min(bins - 1, Math.max(0, Math.ceil(p * bins) - 1));
  while (bin > 0 && p <= bin / bins) bin--;
  while (bin < bins - 1 && p > (bin + 1) / bins) bin++;
  return bin;
}
