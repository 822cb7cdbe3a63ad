import { forEachRun, planRuns } from "../../kernels/arrays/runs.ts";
import type { FloatArray } from "../../tensor/allocate.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { stridesOf } from "../../tensor/shape.ts";
import { memoryShape, type Probabilities, type Volume, type VolumeGrid } from "../volume/volume.ts";

/** The axis of one volume that is each axis of another one, and whether it runs the other way. */
export interface AxisOrder {
  readonly axes: readonly number[];
  readonly reversed: readonly boolean[];
}

/** The memory of a volume: elements between neighbours along each of its axes. */
function stridesAlong({ shape, order }: Pick<VolumeGrid, "shape" | "order">): number[] {
  return order === "c" ? stridesOf(shape) : stridesOf([...shape].reverse()).reverse();
}

/** The labels of a volume, or a value at each voxel, in the memory order, and on the axes, of another one; they are moved only if these differ. */
export function labelsInOrderOf<Values extends LabelArray | FloatArray>(
  volume: Pick<Volume, "shape" | "order">,
  labels: Values,
  other: Pick<VolumeGrid, "shape" | "order">,
  { axes, reversed }: AxisOrder = sameAxes(volume.shape.length),
): Values {
  const identity = axes.every((axis, at) => axis === at) && !reversed.includes(true);
  if (identity && (volume.order === other.order || volume.shape.length === 1)) return labels;
  const from = stridesAlong(volume);
  let start = 0;
  const strides = axes.map((axis, at) => {
    const stride = from[axis] ?? 0;
    if (!reversed[at]) return stride;
    start += ((volume.shape[axis] ?? 1) - 1) * stride;
    return -stride;
  });
  // The new memory is written from start to end, and the old one is read across.
  const extents = axes.map((axis) => volume.shape[axis] ?? 1);
  const space = memoryShape({ shape: extents, order: other.order });
  const across = other.order === "c" ? strides : [...strides].reverse();
  const runs = planRuns(space, [stridesOf(space), across]);
  const step = runs.steps[1]!;
  const moved = labels.slice() as Values;
  forEachRun(runs, ([to, at], count) => {
    const first = start + at!;
    for (let k = 0; k < count; k++) moved[to! + k] = labels[first + k * step]!;
  });
  return moved;
}

/** The probabilities of all classes, each moved as the labels are. */
export function moveEachClass(
  { classes, values, ...rest }: Probabilities,
  move: (values: FloatArray) => FloatArray,
): Probabilities {
  const voxels = values.length / classes;
  const parts = Array.from({ length: classes }, (_, c) =>
    move(values.subarray(c * voxels, (c + 1) * voxels)),
  );
  const Type = values.constructor as new (length: number) => FloatArray;
  const moved = new Type(classes * parts[0]!.length);
  for (const [c, part] of parts.entries()) moved.set(part, c * part.length);
  return { classes, values: moved, ...rest };
}

export function sameAxes(rank: number): AxisOrder {
  return {
    axes: Array.from({ length: rank }, (_, axis) => axis),
    reversed: new Array<boolean>(rank).fill(false),
  };
}
