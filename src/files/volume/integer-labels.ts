import type { LabelArray } from "../../tensor/label-array.ts";
import { InputError } from "../source/input-error.ts";
import { type FileVolume, voxelText } from "./volume.ts";

/** A slope in float32, such as 1/255, is off by 6e-8 of the value: this much is rounding. */
const ROUNDING = 1e-6;

/** The labels of a volume: integer arrays of up to 32 bits as they are, all others and scaled ones converted. */
export function integerLabels(volume: FileVolume): LabelArray {
  const { values, slope = 1, intercept = 0 } = volume;
  if (isLabelArray(values) && slope === 1 && intercept === 0) return values;
  const labels = new Int32Array(values.length);
  for (let offset = 0; offset < values.length; offset++) {
    const value = Number(values[offset]) * slope + intercept;
    const label = Math.round(value);
    labels[offset] = label;
    // A NaN fails both comparisons, as it should.
    if (labels[offset] === label && Math.abs(value - label) <= ROUNDING * Math.max(1, Math.abs(label)))
      continue;
    throw new InputError(
      Number.isInteger(value)
        ? `label ${value} at voxel ${voxelText(volume, offset)} is beyond 32 bits`
        : `value ${value} at voxel ${voxelText(volume, offset)} is no integer label; threshold or argmax probabilities first`,
    );
  }
  return labels;
}

function isLabelArray(values: FileVolume["values"]): values is LabelArray {
  return values.BYTES_PER_ELEMENT < 8 && !(values instanceof Float32Array);
}
