import type { FloatArray } from "../../tensor/allocate.ts";
import { describeList } from "../../tensor/describe.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { sameShape } from "../../tensor/shape.ts";
import { InputError } from "../source/input-error.ts";
import { lengthsText, orientationText, sameLength } from "../volume/geometry.ts";
import { memoryShape, type Volume } from "../volume/volume.ts";
import { findAxisOrder, placeFault } from "./check-same-space.ts";
import { commonGrid } from "./common-grid.ts";
import { labelsInOrderOf, moveEachClass, sameAxes } from "./reorder-labels.ts";

/** A prediction on the voxels of the target. */
export interface AlignedVolume {
  /** The prediction, with its labels in the memory order of the target and on its axes. */
  readonly prediction: Volume;
  /** The target, with the empty voxels that a cropped file leaves out. */
  readonly target: Volume;
  readonly notes: readonly string[];
}

/** How voxels are matched. */
export interface AlignOptions {
  /** Whether they are matched by index, whatever place the files give them. */
  readonly ignoreOrientation: boolean;
  /** How an error names the option that does so, with its verb. */
  readonly remedy?: string;
}

/**
 * Matches the voxels of a prediction with those of the target: by their places where both files give them, else by
 * index. Axes in another sequence or direction are reordered.
 *
 * @throws {InputError} if the two are not the same voxels
 */
export function alignVolumes(
  prediction: Volume,
  target: Volume,
  { ignoreOrientation, remedy = "let --ignore-orientation match" }: AlignOptions,
): AlignedVolume {
  if (prediction.affine && target.affine && !ignoreOrientation)
    return alignByPlace(prediction, target, remedy);
  const image = imageOf(prediction, target);
  checkShape(image, target);
  if (!ignoreOrientation) checkSpacing(image, target);
  return {
    prediction: moved(image, target),
    target,
    notes: placeNotes(prediction, target, ignoreOrientation),
  };
}

function alignByPlace(prediction: Volume, target: Volume, remedy: string): AlignedVolume {
  const order = findAxisOrder(prediction, target);
  if (!order) {
    const grown = commonGrid(prediction, target);
    if (grown) return { ...grown, notes: [grownNote(prediction, target)] };
    checkShape(prediction, target);
    throw placeFault(prediction, target, remedy);
  }
  const rank = target.shape.length;
  const identity = order.axes.every((axis, at) => axis === at) && !order.reversed.includes(true);
  checkSpacing(prediction, target, order.axes);
  if (identity) return { prediction: moved(prediction, target), target, notes: [] };
  const axes = [orientationText(prediction.affine!), orientationText(target.affine!)];
  return {
    prediction: moved(prediction, target, {
      axes: order.axes.slice(0, rank),
      reversed: order.reversed.slice(0, rank),
    }),
    target,
    notes: [
      `the axes of the prediction point ${axes[0]}, those of the target ${axes[1]}, and were reordered`,
    ],
  };
}

/** Names what a cropped file leaves out: slices, or voxels along several axes. */
function grownNote({ cropped: first = [] }: Volume, { cropped: second = [] }: Volume): string {
  const what = new Set([...first, ...second]).size > 1 ? "voxels around the segments" : "slices";
  return `empty ${what} that a file leaves out were added`;
}

function moved(volume: Volume, target: Volume, order = sameAxes(volume.shape.length)): Volume {
  const move = <Values extends LabelArray | FloatArray>(values: Values) =>
    labelsInOrderOf(volume, values, target, order);
  const labels = move(volume.labels);
  const { probabilities } = volume;
  return {
    ...volume,
    shape: order.axes.map((axis) => volume.shape[axis] ?? 1),
    order: target.order,
    labels,
    ...(volume.layers && { layers: [labels, ...volume.layers.slice(1).map((layer) => move(layer))] }),
    ...(probabilities && labels !== volume.labels && { probabilities: moveEachClass(probabilities, move) }),
  };
}

/** Rows and columns of a picture are y and x of a volume: the same memory, whose axes have other names. */
function imageOf(prediction: Volume, target: Volume): Volume {
  const known = prediction.xFirst && target.xFirst;
  if (!known || prediction.order === target.order) return prediction;
  if (!sameShape(memoryShape(prediction), memoryShape(target))) return prediction;
  const { spacing } = prediction;
  return {
    ...prediction,
    shape: target.shape,
    order: target.order,
    ...(spacing && { spacing: [...spacing].reverse() }),
  };
}

function checkShape(prediction: Volume, target: Volume): void {
  if (sameShape(prediction.shape, target.shape)) return;
  const reversed = sameShape([...prediction.shape].reverse(), target.shape);
  const permuted =
    !reversed && sameShape([...prediction.shape].sort(ascending), [...target.shape].sort(ascending));
  throw new InputError(
    `${prediction.file}: shape ${describeList(prediction.shape)} differs from ` +
      `${describeList(target.shape)} of ${target.file}` +
      channelsText(prediction, target) +
      (reversed ? "; the axes are reversed, transpose one of them" : "") +
      (permuted ? "; the axes are in another sequence, transpose one of them" : ""),
  );
}

/** The way to read a prediction whose shape has a further axis, that of the classes, at its start or its end. */
function channelsText(prediction: Volume, target: Volume): string {
  const [first, second] = [
    extraAxis(prediction.shape, target.shape),
    extraAxis(target.shape, prediction.shape),
  ];
  if (first !== undefined)
    return prediction.probabilities?.level === undefined
      ? `; if axis ${first} is that of the classes, --argmax --class-axis ${first} reads it`
      : `; if axis ${first} is that of the regions, --class-axis ${first} reads it`;
  return second === undefined
    ? ""
    : `; if axis ${second} of the target is that of the classes, save its argmax`;
}

/** The first or the last axis of a shape, if the other shape has all others. */
function extraAxis(shape: readonly number[], other: readonly number[]): number | undefined {
  if (sameShape(shape.slice(1), other)) return 0;
  return sameShape(shape.slice(0, -1), other) ? shape.length - 1 : undefined;
}

const ascending = (a: number, b: number) => a - b;

/** @param axes - the axis of the prediction that is each axis of the target */
function checkSpacing(prediction: Volume, target: Volume, axes = sameAxes(target.shape.length).axes): void {
  if (!(prediction.spacing && target.spacing)) return;
  const spacing = target.shape.map((_, axis) => prediction.spacing![axes[axis]!] ?? 1);
  const other = target.spacing;
  if (
    spacing.every(
      (length, axis) => target.shape[axis] === 1 || sameLength(length, other[axis]!, target.shape[axis]!),
    )
  )
    return;
  throw new InputError(
    `${prediction.file}: spacing ${lengthsText(spacing)} mm differs from ` +
      `${lengthsText(other)} mm of ${target.file}; resample one to the grid of the other`,
  );
}

function placeNotes(prediction: Volume, target: Volume, ignoreOrientation: boolean): string[] {
  if (ignoreOrientation) {
    const [p, t] = [prediction.spacing, target.spacing];
    if (!p || !t || p.every((length, axis) => sameLength(length, t[axis] ?? length, target.shape[axis] ?? 1)))
      return [];
    return [
      `the spacing is that of the target, ${lengthsText(t)} mm; the prediction has ${lengthsText(p)} mm`,
    ];
  }
  if (!prediction.affine === !target.affine) return [];
  const silent = prediction.affine ? "target" : "prediction";
  return [`the ${silent} does not say where its voxels lie, so they were matched by index`];
}
