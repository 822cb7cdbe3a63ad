import { describeList } from "../../tensor/describe.ts";
import { sizeOf } from "../../tensor/shape.ts";
import { isProbability } from "../../tensor/voxels/probability.ts";
import { InputError } from "../source/input-error.ts";
import { type FileVolume, memoryShape, type Probabilities, voxelText } from "./volume.ts";

/** How probabilities or logits become labels. */
export type Decision = (
  | { readonly kind: "threshold"; readonly level: number }
  | { readonly kind: "argmax"; readonly classAxis?: number | undefined }
  | { readonly kind: "channels"; readonly level: number; readonly classAxis?: number | undefined }
) & {
  /** Whether the volume keeps its probabilities, for the scores that are made of them. */
  readonly keep?: boolean;
};

/** Most classes of an argmax: a label has one byte. */
export const MAX_CLASSES = 256;

/**
 * The labels of a volume of probabilities or logits: 1 above the threshold and 0 elsewhere, or the class of the largest value, the
 * first of equals. Channels, whose classes may overlap, are kept, and their labels are 1 where one of them is above the threshold.
 *
 * The class axis is the one that was asked for, else the one that the format has; of an argmax it is the last one by default, and
 * of channels a volume without the axis is a single one.
 */
export function decideLabels(volume: FileVolume, decision: Decision): FileVolume {
  switch (decision.kind) {
    case "threshold":
      return thresholded(volume, decision.level, decision.keep);
    case "argmax":
      return largest(volume, decision.classAxis ?? volume.classAxis ?? -1, decision.keep);
    default:
      return channels(volume, decision.level, decision.classAxis ?? volume.classAxis, decision.keep);
  }
}

function thresholded(volume: FileVolume, level: number, keep = false): FileVolume {
  const { shape, classAxis } = volume;
  if (classAxis !== undefined) {
    if (shape[classAxis] === 1)
      return thresholded({ ...withoutAxis(volume, classAxis), classAxis: undefined }, level, keep);
    throw new InputError(
      `holds ${shape[classAxis]} classes, shape ${describeList(shape)}, and a threshold makes a mask of one; --argmax reads classes, --regions with --threshold a channel for each region`,
    );
  }
  checkNotLabels(volume, level);
  const valueAt = valuesOf(volume);
  const labels = new Uint8Array(volume.values.length);
  for (let at = 0; at < labels.length; at++) labels[at] = valueAt(at) > level ? 1 : 0;
  const kept = keep && { probabilities: probabilitiesOf(volume, 1, labels.length) };
  return { ...withLabels(volume, labels), ...kept };
}

/** Refuses labels of several classes, of which a threshold below 1 would make a single one. */
function checkNotLabels({ values, slope = 1, intercept = 0 }: FileVolume, level: number): void {
  if (!(level >= 0 && level < 1)) return;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = 0;
  // The first value but 0: 0 and 255, or 0 and 1, is a mask by any such threshold.
  let first = 0;
  let areSeveral = false;
  for (let at = 0; at < values.length; at++) {
    const value = Number(values[at]) * slope + intercept;
    if (!(Number.isInteger(value) && value >= 0)) return;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    if (first === 0) first = value;
    else if (value !== 0 && value !== first) areSeveral = true;
  }
  if (!areSeveral) return;
  throw new InputError(
    `holds whole numbers from ${lowest} to ${highest}, as labels are, and a threshold of ${level} makes a single class of them; leave it out for labels, score votes or counts with --regions any=1 or save them as a mask of 0 and 1, and divide bytes by 255 for probabilities`,
  );
}

/** A class axis: its extent, and how many voxels of one class are contiguous. */
interface ClassAxis {
  readonly axis: number;
  readonly classes: number;
  readonly inner: number;
}

function classAxisOf(volume: FileVolume, classAxis: number): ClassAxis {
  const { shape, order, affine } = volume;
  const axis = classAxis < 0 ? classAxis + shape.length : classAxis;
  if (!(axis >= 0 && axis < shape.length) || shape.length < 2) {
    throw new InputError(`shape ${describeList(shape)} has no class axis ${classAxis}`);
  }
  if (affine && axis < 3) {
    throw new InputError(
      `axis ${axis} of shape ${describeList(shape)} is an axis of space; the class axis of such a file is 3, the fourth${shape.length > 3 ? "" : ", and labels are read without one"}`,
    );
  }
  const classes = shape[axis]!;
  if (classes > MAX_CLASSES)
    throw new InputError(`axis ${axis} has ${classes} classes, want at most ${MAX_CLASSES}`);
  const memory = memoryShape(volume);
  const inner = sizeOf(memory.slice((order === "c" ? axis : shape.length - 1 - axis) + 1));
  return { axis, classes, inner };
}

function largest(volume: FileVolume, classAxis: number, keep = false): FileVolume {
  const { axis, classes, inner } = classAxisOf(volume, classAxis);
  if (keep && classes === 1)
    throw new InputError(
      `axis ${axis} has a single class, which argmax makes the background; a threshold reads the probabilities of one class`,
    );
  const valueAt = valuesOf(volume);
  const labels = new Uint8Array(volume.values.length / classes);
  for (let voxel = 0; voxel < labels.length; voxel++) {
    const start = Math.floor(voxel / inner) * classes * inner + (voxel % inner);
    let best = valueAt(start);
    for (let label = 1; label < classes; label++) {
      const value = valueAt(start + label * inner);
      if (value > best) {
        best = value;
        labels[voxel] = label;
      }
    }
  }
  return {
    ...withoutAxis(withLabels(volume, labels), axis),
    ...(keep && { probabilities: probabilitiesOf(volume, classes, inner) }),
  };
}

function channels(
  volume: FileVolume,
  level: number,
  classAxis: number | undefined,
  keep = false,
): FileVolume {
  const found = classAxis === undefined ? undefined : classAxisOf(volume, classAxis);
  const { classes, inner } = found ?? { classes: 1, inner: volume.values.length };
  const probabilities = probabilitiesOf(volume, classes, inner, keep);
  const { values } = probabilities;
  const labels = new Uint8Array(values.length / classes);
  for (let at = 0; at < values.length; at++) if (values[at]! > level) labels[at % labels.length] = 1;
  const decided = withLabels(volume, labels);
  return {
    ...(found ? withoutAxis(decided, found.axis) : decided),
    probabilities: { ...probabilities, level },
  };
}

function withoutAxis(volume: FileVolume, axis: number): FileVolume {
  const { shape, spacing } = volume;
  const without = (list: readonly number[]) => list.filter((_, at) => at !== axis);
  return {
    ...volume,
    shape: without(shape),
    ...(spacing && { spacing: spacing.length === shape.length ? without(spacing) : spacing }),
  };
}

/** The values of a volume class by class; `inner` voxels of one class are contiguous in the volume. */
function probabilitiesOf(
  volume: FileVolume,
  classes: number,
  inner: number,
  areChecked = true,
): Probabilities {
  const { length } = volume.values;
  const valueAt = valuesOf(volume);
  const isFloat32 =
    volume.values instanceof Float32Array && (volume.slope ?? 1) === 1 && (volume.intercept ?? 0) === 0;
  const values = isFloat32 ? new Float32Array(length) : new Float64Array(length);
  const voxels = length / classes;
  for (let at = 0; at < length; at++) {
    const value = valueAt(at);
    if (areChecked && !isProbability(value))
      throw new InputError(
        `value ${value} at voxel ${voxelText(volume, at)} is not a probability, and the metrics are of probabilities; apply a softmax or sigmoid to logits first, and divide bytes by 255`,
      );
    const label = Math.floor(at / inner) % classes;
    values[label * voxels + Math.floor(at / (inner * classes)) * inner + (at % inner)] = value;
  }
  return { classes, values };
}

/** The value at an offset; NaN is an error, for it is neither above nor below. */
function valuesOf(volume: FileVolume): (at: number) => number {
  const { values, slope = 1, intercept = 0 } = volume;
  return (at) => {
    const value = Number(values[at]) * slope + intercept;
    if (!Number.isNaN(value)) return value;
    throw new InputError(
      `value NaN at voxel ${voxelText(volume, at)} is not a probability; set it to a number first`,
    );
  };
}

function withLabels(volume: FileVolume, values: Uint8Array): FileVolume {
  const { slope: _, intercept: __, picture: ___, ...rest } = volume;
  return { ...rest, values };
}
