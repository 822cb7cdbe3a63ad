import { InputError } from "../../files/source/input-error.ts";
import { type Volume, voxelText } from "../../files/volume/volume.ts";
import type { LabelArray } from "../../tensor/label-array.ts";

/** Every class up to the highest label is counted, so labels shall be class numbers, not codes of ten digits. */
export const MAX_COMMAND_CLASSES: number = 2 ** 16;

/** A file with more different negative numbers is an image rather than labels with some to ignore. */
const MAX_IGNORABLE = 2;

export interface LabelOptions {
  /** How many classes there are; without it the highest label + 1. */
  readonly classes: number | undefined;
  /** Voxels to which the target gives this label do not count, in either map. */
  readonly ignore: number | undefined;
}

/** Refuses a volume with a label that is not a class, among the voxels that the target lets count. */
export function checkLabels(volume: Volume, target: Volume, { classes, ignore }: LabelOptions): void {
  const { lowest, highest } = labelRange(volume.labels, target.labels, ignore);
  const refuse = (label: number, reason: string) => {
    const offset = volume.labels.findIndex((one, at) => one === label && target.labels[at] !== ignore);
    return new InputError(`${volume.file}: label ${label} at voxel ${voxelText(volume, offset)} ${reason}`);
  };
  if (lowest < 0) {
    const isImage = new Set(volume.labels.filter((label) => label < 0)).size > MAX_IGNORABLE;
    const ofTarget = volume === target ? `; --ignore ${lowest} leaves out the voxels of this label` : "";
    const remedy = isImage ? "; is it an image in place of labels?" : ofTarget;
    throw refuse(lowest, `is negative, want class numbers from 0${remedy}`);
  }
  if (highest < (classes ?? MAX_COMMAND_CLASSES)) return;
  throw refuse(
    highest,
    classes
      ? `is beyond --classes ${classes}, want 0 to ${classes - 1}`
      : `is too large for a class number, want 0 to ${MAX_COMMAND_CLASSES - 1}`,
  );
}

/** The lowest and highest label of the voxels that count; both 0 if none does. */
function labelRange(labels: LabelArray, target: LabelArray, ignore: number | undefined) {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let offset = 0; offset < labels.length; offset++) {
    if (ignore !== undefined && target[offset] === ignore) continue;
    const label = labels[offset]!;
    if (label < lowest) lowest = label;
    if (label > highest) highest = label;
  }
  return lowest <= highest ? { lowest, highest } : { lowest: 0, highest: 0 };
}
