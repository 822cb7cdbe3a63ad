import type { LabelMap } from "../../tensor/label-map.ts";
import { sizeOf } from "../../tensor/shape.ts";
import type { OverlapCounts } from "./overlap-counts.ts";

/** The largest number of classes that a one-hot axis is looked for with. */
const MAX_ONE_HOT = 256;

/** The least number of places: in fewer, chance may put exactly one 1 at each. */
const MIN_PLACES = 64;

/** The values of the inside of a mask: a bit, and the whitest grey of 8 and of 16 bits. */
const MASK_VALUES = [1, 255, 65_535];

/** The least number of grey values that an interpolated mask has, beside one of 0 and 1. */
const MIN_GREY_VALUES = 3;

/** The least number of greys that a picture has of which any grey may be the brightest. */
const MIN_SHADES = 16;

/** Greys from here on are bright: few data sets have as many classes. */
const MIN_BRIGHT = 128;

/** The least share of places at which a prediction in channels has one class: a threshold leaves some with none or several. */
const MIN_ONE_HOT_SHARE = 0.5;

/**
 * Throws if both maps are one-hot arrays: 0 and one other value, which the target has exactly once along some axis at every place,
 * and the prediction nearly so. Read as label maps they would score the background channel with all others.
 */
export function refuseOneHot(
  name: string,
  prediction: LabelMap,
  target: LabelMap,
  { predicted, actual, voxels }: OverlapCounts,
): void {
  const { shape, size } = target;
  const [label, ...others] = labelsIn(actual);
  if (shape.length < 3 || voxels !== size || label === undefined || others.length > 0) return;
  if (labelsIn(predicted).some((other) => other !== label)) return;
  for (const [axis, extent] of shape.entries()) {
    const places = size / extent;
    if (extent < 2 || extent > MAX_ONE_HOT || places < MIN_PLACES) continue;
    // One-hot arrays have as many ones as places: a comparison of counts rules out nearly all maps.
    if (actual[label] !== places || oneHotShare(target, axis) < 1) continue;
    if (oneHotShare(prediction, axis) < MIN_ONE_HOT_SHARE) continue;
    const classAxis = axis === shape.length - 1 ? -1 : axis;
    throw new RangeError(
      `${name}: prediction and target are one-hot along axis ${axis}, want class numbers; argmax(tensor(values, shape), { classAxis: ${classAxis} }) makes them, and dice(prediction, target, { classAxis: ${classAxis} }) reads both`,
    );
  }
}

/** The share of the places at which exactly one value along an axis is not 0; 0 if that is the same one at all places. */
function oneHotShare({ data, shape, size }: LabelMap, axis: number): number {
  const extent = shape[axis]!;
  const stride = sizeOf(shape.slice(axis + 1));
  const places = size / extent;
  const perClass = new Uint32Array(extent);
  let hot = 0;
  for (let place = 0; place < places; place++) {
    const inner = place % stride;
    const first = (place - inner) * extent + inner;
    let ones = 0;
    let last = 0;
    for (let k = 0; k < extent; k++) {
      if (data[first + k * stride] === 0) continue;
      ones++;
      last = k;
    }
    if (ones !== 1) continue;
    hot++;
    perClass[last]!++;
  }
  // One slice filled whole is a mask; classes are at least two.
  return perClass.includes(places) ? 0 : hot / places;
}

/**
 * Throws if one map is a mask of 0 and 1 or of 0 and 255, and the other one has grey values instead of the same two: a mask of
 * another scale, or one that was interpolated. Read as classes they would overlap in nothing.
 */
export function refuseGreyMasks(name: string, { predicted, actual }: OverlapCounts): void {
  const [inPrediction, inTarget] = [labelsIn(predicted), labelsIn(actual)];
  const maps = [
    ["prediction", inPrediction, "target", inTarget],
    ["target", inTarget, "prediction", inPrediction],
  ] as const;
  for (const [map, labels, other, others] of maps) {
    if (labels.length !== 1 || others.length === 0) continue;
    const [inside, high] = [labels[0]!, others[0]!];
    if (others.length === 1 && inside < high && MASK_VALUES.includes(inside) && MASK_VALUES.includes(high)) {
      throw new RangeError(
        `${name}: ${other} is a mask of 0 and ${high}, ${map} one of 0 and ${inside}; divide the first by ${high / inside}`,
      );
    }
    const areGrey = others.at(-1)! <= 255 && others.some((label) => label !== labels[0]);
    const isWide = labels[0] === 255 && (others[0] !== 1 || others.at(-1) === 255);
    const isNarrow = labels[0] === 1 && others.at(-1) === 255 && others.length >= MIN_GREY_VALUES;
    const isShaded = MASK_VALUES.includes(labels[0]!) && areShades(others);
    if (areGrey && (isNarrow || isWide || isShaded)) {
      throw new RangeError(
        `${name}: ${map} is a mask of 0 and ${labels[0]}, ${other} has ${others.length} grey values from ${others[0]} to ${others.at(-1)}, as of an interpolated mask or a map of probabilities; threshold it`,
      );
    }
  }
}

/** Reports whether many numbers are greys: bright ones, with gaps, or more of them than a map has classes. */
function areShades(values: readonly number[]): boolean {
  const brightest = values.at(-1)!;
  if (values.length < MIN_SHADES || brightest < MIN_BRIGHT) return false;
  return values.length < brightest || values.length >= MIN_BRIGHT;
}

/** The labels but 0 that have a voxel. */
function labelsIn(counts: readonly number[]): number[] {
  const labels: number[] = [];
  for (let label = 1; label < counts.length; label++) if (counts[label]! > 0) labels.push(label);
  return labels;
}
