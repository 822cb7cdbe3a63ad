import type { FloatArray } from "../allocate.ts";
import { type ClassLayout, elementOf } from "../class-layout.ts";
import { describeList } from "../describe.ts";
import type { LabelArray } from "../label-array.ts";
import { LabelMap, labelOutOfRange } from "../label-map.ts";
import { coordinatesOf } from "../shape.ts";
import type { Target } from "../target.ts";
import type { Tensor } from "../tensor.ts";
import type { Counted } from "./counted-voxels.ts";
import { isProbability } from "./probability.ts";

/** Reports whether the labels of `count` voxels from `start` on, where they count, are one of `classes`. */
export function labelsInRange(
  labels: LabelArray,
  start: number,
  count: number,
  classes: number,
  counted: Counted,
): boolean {
  for (let k = start; k < start + count; k++) {
    // Unsigned, a negative label is a large one.
    if (labels[k]! >>> 0 >= classes && (counted === null || counted[k] !== 0)) return false;
  }
  return true;
}

/** Makes the error for two label maps of which one holds a label outside of the classes: it names the first such label. */
export function invalidLabel(
  name: string,
  prediction: LabelMap,
  target: LabelMap,
  classes: number,
  counted: Counted,
): RangeError {
  const first = ({ data }: LabelMap) =>
    data.findIndex((_, k) => !labelsInRange(data, k, 1, classes, counted));
  const inPrediction = first(prediction);
  const [argument, map, at] =
    inPrediction >= 0
      ? (["prediction", prediction, inPrediction] as const)
      : (["target", target, first(target)] as const);
  return labelOutOfRange(name, argument, map.data[at]!, coordinatesOf(at, map.shape), classes);
}

/** Makes the error for a pass over probabilities that met an invalid value: it names the first such value. */
export function invalidValue(
  name: string,
  prediction: Tensor,
  target: Target,
  layout: ClassLayout,
  counted: Counted,
): RangeError {
  if (target instanceof LabelMap) {
    const classes = Math.max(2, layout.classes);
    const at = target.data.findIndex((_, k) => !labelsInRange(target.data, k, 1, classes, counted));
    if (at >= 0) {
      return labelOutOfRange(name, "target", target.data[at]!, coordinatesOf(at, target.shape), classes);
    }
  } else {
    const at = firstInvalid(target.data, layout, counted);
    if (at >= 0) return notProbability(name, "target", target, at);
  }
  return notProbability(name, "prediction", prediction, firstInvalid(prediction.data, layout, counted));
}

/** Makes the error for a value that is not a probability. */
export function notProbability(
  name: string,
  argument: string,
  { data, shape }: Tensor,
  at: number,
): RangeError {
  const value = data[at]!;
  const remedy =
    argument === "target" && value === 255
      ? "; divide a mask of 0 and 255 by 255"
      : argument === "prediction" && Number.isFinite(value)
        ? '; activation "sigmoid" or "softmax" takes logits'
        : "";
  return new RangeError(
    `${name}: ${argument} holds ${value} at ${describeList(coordinatesOf(at, shape))}, want 0 to 1${remedy}`,
  );
}

/** Returns the position of the first value in memory that counts and is not a probability, or −1. */
export function firstInvalid(
  values: FloatArray,
  layout: ClassLayout,
  counted: Counted,
  isValid: (value: number) => boolean = isProbability,
): number {
  let first = values.length;
  for (let sample = 0; sample < layout.batch; sample++) {
    for (let voxel = 0; voxel < layout.voxels; voxel++) {
      if (counted !== null && counted[sample * layout.voxels + voxel] === 0) continue;
      for (let c = 0; c < layout.classes; c++) {
        const at = elementOf(layout, sample, voxel, c);
        if (at < first && !isValid(values[at]!)) first = at;
      }
    }
  }
  return first === values.length ? -1 : first;
}

/** Makes the error for a logit that is not finite: a difference of two infinite logits is not a number. */
export function invalidLogit(name: string, { data, shape }: Tensor, at: number): RangeError {
  const place = describeList(coordinatesOf(at, shape));
  return new RangeError(`${name}: prediction holds the logit ${data[at]} at ${place}, want finite numbers`);
}
