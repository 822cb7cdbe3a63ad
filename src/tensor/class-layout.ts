import { describe, describeList } from "./describe.ts";
import { axisFromFront, sizeBetween, withoutAxis } from "./shape.ts";

/**
 * A prediction as [batch, outer, classes, inner]: the element of class c at voxel v = o·inner + i of sample b is number
 * ((b·outer + o)·classes + c)·inner + i. Channels-last has inner = 1, channels-first has outer = 1.
 */
export interface ClassLayout {
  readonly batch: number;
  readonly outer: number;
  readonly classes: number;
  readonly inner: number;
  /** Voxels of a sample, outer·inner. */
  readonly voxels: number;
  /** The shape without the class axis: that of a label map or a mask. */
  readonly voxelShape: readonly number[];
}

/** Finds the axis of the classes in `shape`; axis 0 is the batch. */
export function classLayout(name: string, shape: readonly number[], classAxis: unknown): ClassLayout {
  if (classAxis !== null && typeof classAxis !== "number") {
    throw new TypeError(`${name}: classAxis is ${describe(classAxis)}, want a number or null`);
  }
  const rank = shape.length;
  if (rank < (classAxis === null ? 1 : 2)) {
    const want = classAxis === null ? "[batch, ...spatial]" : "[batch, ...spatial, classes]";
    throw new RangeError(`${name}: prediction shape ${describeList(shape)}, want ${want}`);
  }
  const axis = classAxis === null ? rank : axisFromFront(classAxis, rank);
  if (!Number.isInteger(axis) || axis < 1 || (classAxis !== null && axis >= rank)) {
    throw new RangeError(
      `${name}: classAxis ${classAxis} of prediction shape ${describeList(shape)}, want 1 to ${rank - 1}, or negative from the end; axis 0 is the batch`,
    );
  }
  const outer = sizeBetween(shape, 1, axis);
  const inner = sizeBetween(shape, axis + 1, rank);
  return {
    batch: shape[0]!,
    outer,
    classes: shape[axis] ?? 1,
    inner,
    voxels: outer * inner,
    voxelShape: withoutAxis(shape, axis),
  };
}

/** Elements between neighbouring voxels of a class, where they lie a fixed step apart; else `null`. */
export function stepOf({ outer, classes, inner }: ClassLayout): number | null {
  if (inner === 1) return classes;
  return outer === 1 ? 1 : null;
}

/** Position of class `c` at `voxel` of `sample` in a prediction. */
export function elementOf(layout: ClassLayout, sample: number, voxel: number, c: number): number {
  const { outer, classes, inner } = layout;
  if (inner === 1) return (sample * outer + voxel) * classes + c;
  if (outer === 1) return (sample * classes + c) * inner + voxel;
  return ((sample * outer + Math.floor(voxel / inner)) * classes + c) * inner + (voxel % inner);
}
