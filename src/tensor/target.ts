import type { ClassLayout } from "./class-layout.ts";
import { describe, describeList } from "./describe.ts";
import { checkLabelMap, LabelMap } from "./label-map.ts";
import { checkSameShape, sameShape } from "./shape.ts";
import { checkTensor, Tensor } from "./tensor.ts";

/** The target of a prediction: a one-hot or soft Tensor of its shape, or a LabelMap of its shape without the class axis. */
export type Target = Tensor | LabelMap;

/** Validates the kind and the shape of a target, and returns it. */
export function checkTarget(
  name: string,
  target: unknown,
  predictionShape: readonly number[],
  layout: ClassLayout,
): Target {
  if (target instanceof LabelMap) {
    checkLabelMap(name, "target", target);
    checkVoxelShape(name, "target", target.shape, layout.voxelShape, predictionShape);
    return target;
  }
  if (!(target instanceof Tensor)) {
    throw new TypeError(
      `${name}: target is ${describe(target)}, want a Tensor or a LabelMap; labelMap(values, shape) makes one`,
    );
  }
  checkTensor(name, "target", target);
  if (!sameShape(target.shape, predictionShape) && sameShape(target.shape, layout.voxelShape)) {
    throw new RangeError(
      `${name}: target shape ${describeList(target.shape)} differs from prediction shape ${describeList(predictionShape)}; labels are a LabelMap, which labelMap(values, shape) makes`,
    );
  }
  checkSameShape(name, "target", target.shape, "prediction", predictionShape);
  return target;
}

/** Refuses a shape that is not that of the prediction without its class axis. */
export function checkVoxelShape(
  name: string,
  argument: string,
  shape: readonly number[],
  voxelShape: readonly number[],
  predictionShape: readonly number[] = [],
): void {
  if (!sameShape(shape, voxelShape)) {
    throw new RangeError(
      `${name}: ${argument} shape ${describeList(shape)} differs from ${describeList(voxelShape)}, the prediction without its classes${axisOf(shape, predictionShape)}`,
    );
  }
}

/** The remedy where the shape is that of the prediction without another axis. */
function axisOf(shape: readonly number[], predictionShape: readonly number[]): string {
  const axis = predictionShape.findIndex((_, left) =>
    sameShape(
      shape,
      predictionShape.filter((_, kept) => kept !== left),
    ),
  );
  return axis < 0 ? "" : `; classAxis: ${axis} if the classes are along axis ${axis}`;
}
