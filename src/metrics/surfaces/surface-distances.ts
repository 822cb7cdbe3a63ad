import { BOX, boxOf, emptyBoxes, widenBoxes } from "../../kernels/labels/class-boxes.ts";
import { checkBoolean, checkChoice, checkOptions } from "../../tensor/check-options.ts";
import { describe, describeList } from "../../tensor/describe.ts";
import { checkLabelMap, type LabelMap } from "../../tensor/label-map.ts";
import { checkSameShape } from "../../tensor/shape.ts";
import { countedVoxels, type VoxelChoice } from "../../tensor/voxels/counted-voxels.ts";
import { invalidLabel } from "../../tensor/voxels/invalid-values.ts";
import { checkClasses } from "../counts/check-classes.ts";
import type { ClassSurfaces, SurfaceBoundary } from "./class-surfaces.ts";
import { type LabelPair, measureClass, type SurfaceMetric, surfaceMetric } from "./measure-class.ts";
import type { PerAxis } from "./whole-spacing.ts";

/** Options of {@link surfaceDistances}. */
export interface SurfaceOptions extends VoxelChoice {
  /** Number of classes; labels are 0 to classes − 1. */
  readonly classes: number;
  /** Size of a voxel along each axis of the maps, 1 by default; distances are in its unit, mm in most files. */
  readonly spacing?: readonly number[] | undefined;
  /** See {@link SurfaceBoundary}. */
  readonly boundary?: SurfaceBoundary | undefined;
  /**
   * Whether class 0 is measured; default `false`, unlike in the scores of voxels: its surface is that of all other classes
   * and the frame of the image, where both maps always agree.
   */
  readonly includeBackground?: boolean | undefined;
}

/** The surfaces of every class: what every surface score is made of. Plain data, which a worker can be sent. */
export interface SurfaceDistances {
  /** One a class; `null` for a background that was not measured. */
  readonly classes: readonly (ClassSurfaces | null)[];
  readonly boundary: SurfaceBoundary;
}

/**
 * Measures, class by class, how far the surfaces of prediction and target lie from each other: exact Euclidean distances.
 *
 * Outside the image there is no class, so an object at its border has a surface there. Voxels that do not count are of no class
 * in either map. A class costs what the box around it costs, in both maps; one that is in neither costs nothing.
 *
 * @param prediction - class numbers, [rows, columns] or [planes, rows, columns]
 * @param target - the like, of the same shape
 * @param options - `classes`; `spacing`; `boundary`; `includeBackground`; `ignoreIndex`, a label of the target whose voxels do
 *   not count; `mask`
 * @returns per class, the distances in ascending order and the size of the surface at each
 * @throws {RangeError} if shapes differ, are not of two or three axes, or a label names no class
 * @example
 * const prediction = labelMap([1, 0, 0, 0], [1, 4]);
 * const target = labelMap([0, 0, 1, 0], [1, 4]);
 * const distances = surfaceDistances(prediction, target, { classes: 2, spacing: [5, 0.75], boundary: "voxels" });
 * hausdorffDistance(distances) // 1.5
 * @see Nikolov et al. 2018, https://arxiv.org/abs/1809.04430
 * @see Maurer et al. 2003, https://doi.org/10.1109/TPAMI.2003.1177156
 */
export function surfaceDistances(
  prediction: LabelMap,
  target: LabelMap,
  options: SurfaceOptions,
): SurfaceDistances {
  return measureSurfaces("surfaceDistances", prediction, target, options);
}

/** The surfaces of every class under the name of whoever is called. */
export function measureSurfaces(
  name: string,
  prediction: LabelMap,
  target: LabelMap,
  options: SurfaceOptions,
): SurfaceDistances {
  const { pair, boxes, metric, labels } = planSurfaces(name, prediction, target, options);
  const classes = new Array<ClassSurfaces | null>(boxes.length / BOX).fill(null);
  for (const label of labels) classes[label] = measureClass(pair, label, boxOf(boxes, label), metric);
  return { classes, boundary: metric.boundary };
}

/** All that there is to know before classes are measured, each for itself. */
export interface SurfacePlan {
  readonly pair: LabelPair;
  /** The box around each class in both maps. */
  readonly boxes: Float64Array;
  readonly metric: SurfaceMetric;
  /** The classes to measure. */
  readonly labels: readonly number[];
}

/** Checks everything, and finds the boxes of the classes. */
export function planSurfaces(
  name: string,
  prediction: LabelMap,
  target: LabelMap,
  options: SurfaceOptions,
): SurfacePlan {
  const { shape } = checkLabelMap(name, "prediction", prediction);
  checkLabelMap(name, "target", target);
  checkSameShape(name, "prediction", shape, "target", target.shape);
  if (shape.length !== 2 && shape.length !== 3) {
    throw new RangeError(
      `${name}: prediction shape ${describeList(shape)} has ${shape.length} axes, want 2 or 3; give one sample at a time`,
    );
  }
  checkOptions(name, options, ["classes", "spacing", "boundary", "includeBackground", "ignoreIndex", "mask"]);
  const { classes, spacing = shape.map(() => 1), boundary = "area", includeBackground = false } = options;
  checkClasses(name, classes);
  checkSpacing(name, spacing, shape);
  checkChoice(name, "boundary", boundary, ["area", "voxels"]);
  checkBoolean(name, "includeBackground", includeBackground);
  if (classes === 1 && !includeBackground) {
    throw new RangeError(`${name}: includeBackground is false, and class 0 is the only class`);
  }
  const counted = countedVoxels(name, options, target, shape);

  const flat = shape.length === 2;
  const extents = perAxis(shape);
  const pair = { prediction: prediction.data, target: target.data, counted, extents, flat };
  const boxes = emptyBoxes(classes);
  for (const { data } of [prediction, target]) {
    if (!widenBoxes(boxes, data, extents, counted)) {
      throw invalidLabel(name, prediction, target, classes, counted);
    }
  }
  const first = includeBackground ? 0 : 1;
  return {
    pair,
    boxes,
    metric: surfaceMetric(perAxis(spacing), flat, boundary),
    labels: Array.from({ length: classes - first }, (_, k) => first + k),
  };
}

/** A map of two axes has one row in each plane. */
function perAxis(values: readonly number[]): PerAxis {
  return values.length === 2 ? [values[0]!, 1, values[1]!] : [values[0]!, values[1]!, values[2]!];
}

/** No fourth power of these overflows or vanishes. */
const [SMALLEST_SPACING, LARGEST_SPACING] = [1e-50, 1e50] as const;

export function checkSpacing(
  name: string,
  spacing: unknown,
  shape: readonly number[],
): asserts spacing is readonly number[] {
  if (!Array.isArray(spacing)) {
    throw new TypeError(`${name}: spacing is ${describe(spacing)}, want an array of numbers`);
  }
  if (spacing.length !== shape.length) {
    throw new RangeError(
      `${name}: spacing ${describeList(spacing)} of a map of shape ${describeList(shape)}, want ${shape.length} numbers`,
    );
  }
  for (const size of spacing) {
    if (typeof size !== "number") {
      throw new TypeError(`${name}: spacing ${describeList(spacing)} holds ${describe(size)}, want numbers`);
    }
    if (!(size >= SMALLEST_SPACING && size <= LARGEST_SPACING)) {
      throw new RangeError(
        `${name}: spacing ${describeList(spacing)} holds ${size}, want numbers from ${SMALLEST_SPACING} to ${LARGEST_SPACING}`,
      );
    }
  }
}
