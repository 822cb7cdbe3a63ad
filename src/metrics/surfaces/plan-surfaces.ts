import { emptyBoxes, widenBoxes } from "../../kernels/labels/class-boxes.ts";
import { checkBoolean, checkChoice, checkOptions } from "../../tensor/check-options.ts";
import { describeList } from "../../tensor/describe.ts";
import { checkLabelMap, type LabelMap } from "../../tensor/label-map.ts";
import { checkSameShape } from "../../tensor/shape.ts";
import { countedVoxels } from "../../tensor/voxels/counted-voxels.ts";
import { invalidLabel } from "../../tensor/voxels/invalid-values.ts";
import { checkClasses } from "../counts/check-classes.ts";
import { onlyBackground } from "../scores/score-options.ts";
import { checkAxes, checkSpacing } from "./check-spacing.ts";
import { BOUNDARIES, type SurfaceBoundary } from "./class-surfaces.ts";
import { type LabelPair, type SurfaceMetric, surfaceMetric } from "./measure-class.ts";
import type { AxisVectors } from "./measure-mesh.ts";
import type { SurfaceOptions } from "./surface-distances.ts";
import type { PerAxis } from "./whole-spacing.ts";

/** Names of the options of `surfaceDistances`. */
export const SURFACE_OPTIONS: readonly string[] = [
  "classes",
  "spacing",
  "axes",
  "boundary",
  "border",
  "includeBackground",
  "ignoreIndex",
  "mask",
];

/** Everything that measuring the classes needs, each of them alone. */
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
  checkOptions(name, options, SURFACE_OPTIONS);
  const { classes, spacing, axes, boundary = "area", border = "closed", includeBackground = false } = options;
  const { mask, ignoreIndex } = options;
  checkClasses(name, classes);
  checkChoice(name, "boundary", boundary, BOUNDARIES);
  checkChoice(name, "border", border, ["closed", "open"]);
  checkBoolean(name, "includeBackground", includeBackground);
  if (classes === 1 && !includeBackground) throw onlyBackground(name);
  const { shape } = checkLabelMap(name, "prediction", prediction);
  checkLabelMap(name, "target", target);
  checkSameShape(name, "prediction", shape, "target", target.shape);
  if (shape.length !== 2 && shape.length !== 3) {
    throw new RangeError(
      `${name}: prediction shape ${describeList(shape)} has ${shape.length} axes, want 2 or 3; give one sample at a time`,
    );
  }
  const counted = countedVoxels(name, { mask, ignoreIndex }, target, shape);

  const flat = shape.length === 2;
  const extents = perAxis(shape);
  const vectors = axisVectors(name, spacing, axes, boundary, border, shape);
  const pair = {
    prediction: prediction.data,
    target: target.data,
    counted,
    extents,
    flat,
    origin: [0, 0, 0] as const,
    image: extents,
  };
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
    metric: surfaceMetric(vectors, flat, boundary, border),
    labels: Array.from({ length: classes - first }, (_, k) => first + k),
  };
}

/** The vectors of the axes, by spacing or as given. */
export function axisVectors(
  name: string,
  spacing: unknown,
  axes: unknown,
  boundary: SurfaceBoundary,
  border: "closed" | "open",
  shape: readonly number[],
): AxisVectors {
  if (boundary !== "mesh" && border === "open")
    throw new RangeError(`${name}: border is "open", which needs boundary "mesh"`);
  if (axes === undefined) {
    const sizes = spacing === undefined ? shape.map(() => 1) : spacing;
    checkSpacing(name, sizes, shape);
    const [planes, rows, columns] = perAxis(sizes);
    return [
      [planes, 0, 0],
      [0, rows, 0],
      [0, 0, columns],
    ];
  }
  if (spacing !== undefined)
    throw new RangeError(`${name}: spacing and axes are both given, want one of the two`);
  if (boundary !== "mesh") throw new RangeError(`${name}: axes need boundary "mesh"`);
  return checkAxes(name, axes, shape);
}

/** A map of two axes has one row in each plane. */
function perAxis(values: readonly number[]): PerAxis {
  return values.length === 2 ? [values[0]!, 1, values[1]!] : [values[0]!, values[1]!, values[2]!];
}
