import { checkInteger } from "./check-options.ts";
import type { ClassLayout } from "./class-layout.ts";
import { describe, describeList } from "./describe.ts";
import { checkLabelMap, LabelMap } from "./label-map.ts";
import { checkSameShape, coordinatesOf, sameShape, sizeOf } from "./shape.ts";
import { checkTensor, Tensor } from "./tensor.ts";

/** What a prediction is held against: one-hot or soft, of its shape; or labels, of its shape without the class axis. */
export type Target = Tensor | LabelMap;

/** The target itself, after a look at its kind and shape. */
export function checkTarget(
  name: string,
  target: unknown,
  predictionShape: readonly number[],
  layout: ClassLayout,
): Target {
  if (target instanceof LabelMap) {
    checkLabelMap(name, "target", target);
    checkVoxelShape(name, "target", target.shape, layout.voxelShape);
    return target;
  }
  if (!(target instanceof Tensor)) {
    throw new TypeError(
      `${name}: target is ${describe(target)}, want a Tensor or a LabelMap; labelMap(values, shape) makes one`,
    );
  }
  checkTensor(name, "target", target);
  checkSameShape(name, "target", target.shape, "prediction", predictionShape);
  return target;
}

/** Voxels to leave out. */
export interface VoxelChoice {
  /** Voxels that count: those that are not 0. Shape of the prediction without its class axis. */
  readonly mask?: Tensor | LabelMap | undefined;
  /** A label of a LabelMap target; voxels that hold it do not count. */
  readonly ignoreIndex?: number | undefined;
}

/** One byte a voxel: 1 where it counts, 0 where mask or ignoreIndex leave it out; `null` where all count. */
export function countedVoxels(
  name: string,
  { mask, ignoreIndex }: VoxelChoice,
  target: Target,
  voxelShape: readonly number[],
): Uint8Array | null {
  if (mask === undefined && ignoreIndex === undefined) return null;
  if (ignoreIndex !== undefined) {
    checkInteger(name, "ignoreIndex", ignoreIndex);
    if (target instanceof Tensor) {
      throw new TypeError(
        `${name}: ignoreIndex ${ignoreIndex} needs a LabelMap target; mask leaves out voxels of a Tensor`,
      );
    }
  }
  const counted =
    mask === undefined ? new Uint8Array(sizeOf(voxelShape)).fill(1) : maskedVoxels(name, mask, voxelShape);
  if (ignoreIndex !== undefined && target instanceof LabelMap) {
    for (let k = 0; k < counted.length; k++) if (target.data[k] === ignoreIndex) counted[k] = 0;
  }
  return counted;
}

function maskedVoxels(name: string, mask: unknown, voxelShape: readonly number[]): Uint8Array {
  if (!(mask instanceof Tensor || mask instanceof LabelMap)) {
    throw new TypeError(`${name}: mask is ${describe(mask)}, want a Tensor or a LabelMap`);
  }
  const { data, shape } =
    mask instanceof Tensor ? checkTensor(name, "mask", mask) : checkLabelMap(name, "mask", mask);
  checkVoxelShape(name, "mask", shape, voxelShape);
  const counted = new Uint8Array(data.length);
  for (let k = 0; k < counted.length; k++) {
    if (Number.isNaN(data[k])) {
      throw new RangeError(`${name}: mask holds NaN at ${describeList(coordinatesOf(k, shape))}`);
    }
    counted[k] = data[k] === 0 ? 0 : 1;
  }
  return counted;
}

function checkVoxelShape(
  name: string,
  argument: string,
  shape: readonly number[],
  voxelShape: readonly number[],
): void {
  if (!sameShape(shape, voxelShape)) {
    throw new RangeError(
      `${name}: ${argument} shape ${describeList(shape)} differs from ${describeList(voxelShape)}, the prediction without its classes`,
    );
  }
}
