import { forEachRun, planRuns } from "../../kernels/arrays/runs.ts";
import type { FloatArray } from "../../tensor/allocate.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { sizeOf, stridesOf } from "../../tensor/shape.ts";
import { columnLengths } from "../volume/geometry.ts";
import { memoryShape, type Probabilities, type Volume } from "../volume/volume.ts";
import { AXIS_ORDERS, onOtherAxes } from "./check-same-space.ts";
import { type AxisOrder, labelsInOrderOf, moveEachClass } from "./reorder-labels.ts";

/** The share of a voxel by which two grids may be off each other. */
const MAX_OFF_GRID = 0.25;
const MAX_SLICES = 65_536;

const MAX_VOXELS = 2 ** 31;

/** Two volumes on one grid that holds the voxels of both. */
export interface CommonGrid {
  readonly prediction: Volume;
  readonly target: Volume;
}

/**
 * Adds the empty voxels that a file leaves out at its ends, as segmentations of DICOM and of 3D Slicer do, so that two volumes on one
 * grid have the same voxels. Only the cropped axes of such a file grow.
 */
export function commonGrid(prediction: Volume, target: Volume): CommonGrid | undefined {
  const { affine } = target;
  if (!prediction.affine || !affine || !(prediction.cropped || target.cropped)) return undefined;
  const wanted = shapeInSpace(target);
  const shape = shapeInSpace(prediction);
  for (const axes of AXIS_ORDERS) {
    for (let flips = 0; flips < 8; flips++) {
      const order = { axes, reversed: [0, 1, 2].map((axis) => (flips & (1 << axis)) !== 0) };
      const placed = onOtherAxes(prediction.affine, shape, order);
      const extents = axes.map((axis) => shape[axis]!);
      const start = offsetOf(placed, affine, extents);
      if (!start) continue;
      const low = start.map((at) => Math.min(0, at));
      const whole = start.map((at, axis) => Math.max(wanted[axis]!, at + extents[axis]!) - low[axis]!);
      const growsTarget = whole.map((extent, axis) => extent > wanted[axis]!);
      const growsPrediction = whole.map((extent, axis) => extent > extents[axis]!);
      if (growsTarget.some((grows, axis) => grows && !target.cropped?.includes(axis))) continue;
      if (growsPrediction.some((grows, axis) => grows && !prediction.cropped?.includes(axes[axis]!)))
        continue;
      if (Math.max(...whole) > MAX_SLICES || sizeOf(whole) > MAX_VOXELS) continue;
      const origin = [0, 4, 8].map((row) =>
        low.reduce((sum, at, axis) => sum + affine[row + axis]! * at, affine[row + 3]!),
      );
      const grid = {
        shape: whole,
        order: target.order,
        affine: affine.map((entry, at) => (at % 4 === 3 ? origin[at >> 2]! : entry)),
      };
      return {
        prediction: grown(
          prediction,
          grid,
          extents,
          start.map((at, axis) => at - low[axis]!),
          order,
        ),
        target: grown(
          target,
          grid,
          wanted,
          low.map((at) => -at),
        ),
      };
    }
  }
  return undefined;
}

function shapeInSpace({ shape }: Volume): number[] {
  return [0, 1, 2].map((axis) => shape[axis] ?? 1);
}

/** The index at which the first voxel of one grid is in another one of the same axes; none where the two do not fit. */
function offsetOf(
  placed: readonly number[],
  affine: readonly number[],
  extents: readonly number[],
): number[] | undefined {
  const lengths = columnLengths(affine);
  for (let axis = 0; axis < 3; axis++) {
    const apart = Math.hypot(...[0, 4, 8].map((row) => placed[row + axis]! - affine[row + axis]!));
    if (apart * Math.max(1, extents[axis]! - 1) > MAX_OFF_GRID * lengths[axis]!) return undefined;
  }
  const offset = solve(
    affine,
    [3, 7, 11].map((at) => placed[at]! - affine[at]!),
  );
  const whole = offset.map((at) => Math.round(at) + 0);
  return offset.every((at, axis) => Math.abs(at - whole[axis]!) <= MAX_OFF_GRID) ? whole : undefined;
}

/** The indices whose place is a vector, by Cramer's rule. */
function solve(affine: readonly number[], vector: readonly number[]): number[] {
  const column = (axis: number) => [affine[axis]!, affine[4 + axis]!, affine[8 + axis]!];
  const columns = [column(0), column(1), column(2)];
  const volume = determinant(columns);
  return [0, 1, 2].map(
    (axis) => determinant(columns.map((each, at) => (at === axis ? vector : each))) / volume,
  );
}

function determinant([a, b, c]: readonly (readonly number[])[]): number {
  return (
    a![0]! * (b![1]! * c![2]! - b![2]! * c![1]!) -
    a![1]! * (b![0]! * c![2]! - b![2]! * c![0]!) +
    a![2]! * (b![0]! * c![1]! - b![1]! * c![0]!)
  );
}

function grown(
  volume: Volume,
  grid: Pick<Volume, "shape" | "order"> & { readonly affine: readonly number[] },
  extents: readonly number[],
  start: readonly number[],
  order?: AxisOrder,
): Volume {
  const full = { ...volume, shape: shapeInSpace(volume) };
  const place = <Values extends LabelArray | FloatArray>(values: Values) =>
    placed(labelsInOrderOf(full, values, grid, order), { shape: extents, order: grid.order }, grid, start);
  const labels = place(volume.labels);
  const spacing = columnLengths(grid.affine);
  return {
    ...volume,
    ...grid,
    spacing,
    labels,
    ...(volume.layers && { layers: [labels, ...volume.layers.slice(1).map((layer) => place(layer))] }),
    ...(volume.probabilities && { probabilities: grownProbabilities(volume.probabilities, place) }),
  };
}

/** Where a file leaves a slice out, the background is certain. */
function grownProbabilities(
  probabilities: Probabilities,
  place: (values: FloatArray) => FloatArray,
): Probabilities {
  const moved = moveEachClass(probabilities, place);
  const { classes, values, level } = moved;
  if (classes === 1 || level !== undefined) return moved;
  const inside = place(new Float32Array(probabilities.values.length / classes).fill(1));
  for (const [at, is] of inside.entries()) if (is === 0) values[at] = 1;
  return { classes, values };
}

/** The labels, or the values, of a smaller grid within a larger one, both in one memory order. */
function placed<Values extends LabelArray | FloatArray>(
  labels: Values,
  small: Pick<Volume, "shape" | "order">,
  large: Pick<Volume, "shape" | "order">,
  start: readonly number[],
): Values {
  const Type = labels.constructor as new (length: number) => Values;
  const result = new Type(sizeOf(large.shape));
  const strides = stridesOf(memoryShape(large));
  const first = memoryShape({ shape: start, order: large.order });
  const base = first.reduce((sum, at, axis) => sum + at * strides[axis]!, 0);
  const space = memoryShape(small);
  const runs = planRuns(space, [strides, stridesOf(space)]);
  const [step] = runs.steps as [number];
  forEachRun(runs, ([to, from], count) => {
    for (let k = 0; k < count; k++) result[base + to! + k * step] = labels[from! + k]!;
  });
  return result;
}
