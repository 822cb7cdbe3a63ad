import { isFloatArray } from "../../tensor/allocate.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { InputError } from "../source/input-error.ts";
import type { StoredArray } from "./stored-values.ts";
import { type FileVolume, voxelText } from "./volume.ts";

/** Labels that were interpolated by nearest neighbour in float32 are off by less. */
const ROUNDING = 1e-3;
/** The relative rounding of a float32, in which headers hold slope and intercept and many files their values. */
const FLOAT32_ROUNDING = 2 ** -23;
/** A deviation beyond this share of a label is worth a remark. */
const REMARKABLE = 1e-6;
/** Above this slope, half a stored step is a quarter of a label or more, and labels may have been lost. */
const MAX_LABEL_SLOPE = 0.5;

/** Labels, and a remark where they were not stored as whole numbers. */
export interface IntegerLabels {
  readonly labels: LabelArray;
  readonly note?: string;
}

/**
 * The labels of a volume: integer arrays of up to 32 bits as they are, all others and scaled ones converted.
 *
 * A writer that scales rounds to the nearest step, so a value is known to ± half a step and the rounding of the header:
 * nibabel stretches labels of a float array over the whole integer type. Other values are known to ± 0.001.
 */
export function integerLabels(volume: FileVolume): IntegerLabels {
  const { values, slope = 1, intercept = 0 } = volume;
  if (isLabelArray(values) && slope === 1 && intercept === 0) return { labels: values };
  const labels = new Int32Array(values.length);
  const step = Math.abs(slope) < MAX_LABEL_SLOPE ? Math.abs(slope) / 2 : 0;
  const isFloat = isFloatArray(values);
  let farthest = 0;
  for (let offset = 0; offset < values.length; offset++) {
    const scaled = Number(values[offset]) * slope;
    const value = scaled + intercept;
    const label = Math.round(value);
    labels[offset] = label;
    const off = Math.abs(value - label);
    const rounding = FLOAT32_ROUNDING * (Math.abs(scaled) + Math.abs(intercept));
    const tolerance = isFloat ? Math.max(ROUNDING, rounding) : Math.max(step + rounding, ROUNDING);
    // NaN fails both comparisons, as it must.
    if (!(labels[offset] === label && off <= Math.min(tolerance, MAX_LABEL_SLOPE / 2 + rounding)))
      throw notALabel(volume, offset, value);
    if (isFloat && off > REMARKABLE * Math.max(1, Math.abs(label)) && off > farthest) farthest = off;
  }
  if (farthest === 0) return { labels };
  return {
    labels,
    note: `values up to ${Number(farthest.toPrecision(2))} away from a whole number were rounded`,
  };
}

/** The reason why a value is not a label, with the remedy of its most likely cause. */
function notALabel(volume: FileVolume, offset: number, value: number): InputError {
  const { values, slope = 1, intercept = 0 } = volume;
  const where = `at voxel ${voxelText(volume, offset)}`;
  if (Number.isInteger(value)) return new InputError(`label ${value} ${where} is beyond 32 bits`);
  if (!Number.isFinite(value)) {
    return new InputError(
      `value ${value} ${where} is not a label; set the voxels outside of the mask to 0 first`,
    );
  }
  const text = `value ${value} ${where} is not a whole number`;
  if (Math.abs(slope) >= MAX_LABEL_SLOPE && !Number.isInteger(slope)) {
    return new InputError(
      `${text}: the header scales stored numbers by ${slope}, and labels were lost; save the labels again as integers`,
    );
  }
  if (volume.segments?.length)
    return new InputError(
      `${text}, and segments with names are masks; save them as such, or probabilities as an array`,
    );
  if (areProbabilities(values, slope, intercept))
    return new InputError(
      `${text}, and all values are from 0 to 1: probabilities? threshold or argmax makes labels of them; on the command line --threshold 0.5 or --argmax`,
    );
  return new InputError(
    `${text}: interpolated labels, or probabilities? resample labels by nearest neighbour, threshold or argmax probabilities`,
  );
}

function areProbabilities(values: StoredArray, slope: number, intercept: number): boolean {
  for (const stored of values) {
    const value = Number(stored) * slope + intercept;
    if (!(value >= -ROUNDING && value <= 1 + ROUNDING)) return false;
  }
  return true;
}

function isLabelArray(values: StoredArray): values is LabelArray {
  return values.BYTES_PER_ELEMENT < 8 && !(values instanceof Float32Array);
}
