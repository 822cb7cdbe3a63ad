import type { LabelMap } from "../../tensor/label-map.ts";
import type { OverlapCounts } from "./overlap-counts.ts";

/** The largest number of classes that a one-hot axis is looked for with. */
const MAX_ONE_HOT = 256;

/** The least number of places: in fewer, chance may put exactly one 1 at each. */
const MIN_PLACES = 64;

/** The least number of grey values that an interpolated mask has, beside one of 0 and 1. */
const MIN_GREY_VALUES = 3;

/**
 * Throws if both maps are one-hot arrays: 0 and 1, with exactly one 1 along the first or the last axis at every place. Read as
 * label maps they would score the background channel with all others.
 */
export function refuseOneHot(
  name: string,
  prediction: LabelMap,
  target: LabelMap,
  { predicted, actual, voxels }: OverlapCounts,
): void {
  const { shape, size } = prediction;
  // One-hot arrays have as many ones as places: a comparison of counts rules out nearly all maps.
  if (shape.length < 3 || voxels !== size || predicted.length < 2) return;
  for (const axis of [0, shape.length - 1]) {
    const extent = shape[axis]!;
    const places = size / extent;
    if (
      extent < 2 ||
      extent > MAX_ONE_HOT ||
      places < MIN_PLACES ||
      predicted[1] !== places ||
      actual[1] !== places
    )
      continue;
    if (predicted[0]! + places !== size || actual[0]! + places !== size) continue;
    if (!isOneHot(prediction, axis) || !isOneHot(target, axis)) continue;
    const classAxis = axis === 0 ? 0 : -1;
    throw new RangeError(
      `${name}: prediction and target are one-hot along axis ${axis}, want class numbers; argmax(tensor(values, shape), { classAxis: ${classAxis} }) makes them, and two Tensors of masks are counted with classAxis ${classAxis}`,
    );
  }
}

/** Whether exactly one value along the first or the last axis is not 0, at every place. */
function isOneHot({ data, shape, size }: LabelMap, axis: number): boolean {
  const extent = shape[axis]!;
  const places = size / extent;
  const [step, stride] = axis === 0 ? [1, places] : [extent, 1];
  for (let place = 0; place < places; place++) {
    let ones = 0;
    for (let k = 0; k < extent; k++) if (data[place * step + k * stride] !== 0) ones++;
    if (ones !== 1) return false;
  }
  return true;
}

/**
 * Throws if one map is a mask of 0 and 1 or of 0 and 255, and the other one has grey values instead of the same two: a mask of
 * another scale, or one that was interpolated. Read as classes they would overlap in nothing.
 */
export function refuseGreyMasks(name: string, { predicted, actual }: OverlapCounts): void {
  const maps = [
    ["prediction", labelsIn(predicted), "target", labelsIn(actual)],
    ["target", labelsIn(actual), "prediction", labelsIn(predicted)],
  ] as const;
  for (const [map, labels, other, others] of maps) {
    if (labels.length !== 1 || others.length === 0) continue;
    if (labels[0] === 1 && others.length === 1 && others[0] === 255) {
      throw new RangeError(
        `${name}: ${other} is a mask of 0 and 255, ${map} one of 0 and 1; divide the first by 255`,
      );
    }
    const areGrey = others.at(-1)! <= 255 && others.some((label) => label !== labels[0]);
    const isWide = labels[0] === 255 && (others[0] !== 1 || others.at(-1) === 255);
    const isNarrow = labels[0] === 1 && others.at(-1) === 255 && others.length >= MIN_GREY_VALUES;
    if (areGrey && (isNarrow || isWide)) {
      throw new RangeError(
        `${name}: ${map} is a mask of 0 and ${labels[0]}, ${other} has ${others.length} grey values from ${others[0]} to ${others.at(-1)}, as of an interpolated mask or a map of probabilities; threshold it`,
      );
    }
  }
}

/** The labels but 0 that have a voxel. */
function labelsIn(counts: readonly number[]): number[] {
  return counts.flatMap((count, label) => (label > 0 && count > 0 ? [label] : []));
}
