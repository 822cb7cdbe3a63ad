import { describeList } from "../../tensor/describe.ts";
import { InputError } from "../source/input-error.ts";
import { millimetresIn } from "../volume/length-units.ts";
import type { Segment } from "../volume/volume.ts";
import { multiscaleOf } from "./find-labels.ts";
import { type Json, objectOf, objectsOf } from "./zarr-node.ts";

/** The axes of an array that are of space, and how far apart its voxels are along them. */
export interface OmeGrid {
  /** The extents without the axes of time and channels, and without a third axis of one plane. */
  readonly shape: readonly number[];
  readonly spacing?: readonly number[];
  readonly xFirst: boolean;
  readonly notes: readonly string[];
}

interface Axis {
  readonly name: string;
  readonly isSpace: boolean;
  readonly unit?: string;
}

/** The axes before version 0.3, which declares none. */
const FIRST_AXES = ["t", "c", "z", "y", "x"];

/** The grid of a level of a multiscale image. */
export function omeGrid(image: Json, level: string, shape: readonly number[]): OmeGrid {
  const multiscale = multiscaleOf(image) ?? {};
  const axes = axesOf(multiscale, shape.length);
  for (const [axis, { name, isSpace }] of axes.entries()) {
    if (isSpace || shape[axis] === 1) continue;
    throw new InputError(
      `holds an array of shape ${describeList(shape)}, ${shape[axis]} of them along the axis ${name}, want one label map`,
    );
  }
  const kept = [...axes.keys()].filter(
    (axis) => axes[axis]!.isSpace && !(axes[axis]!.name === "z" && shape[axis] === 1),
  );
  const scale = scaleOf(multiscale, level, shape.length);
  const units = kept.map((axis) => millimetresIn(axes[axis]!.unit ?? ""));
  const notes: string[] = [];
  let spacing: readonly number[] | undefined;
  if (scale && units.every((unit) => unit !== undefined))
    spacing = kept.map((axis, k) => scale[axis]! * units[k]!);
  else if (scale)
    notes.push(
      `its scale ${describeList(kept.map((axis) => scale[axis]!))} has no unit of length, and is not taken for a spacing`,
    );
  return {
    shape: kept.map((axis) => shape[axis]!),
    ...(spacing && { spacing }),
    xFirst: axes[kept.at(-1)!]?.name === "x",
    notes,
  };
}

function axesOf({ axes }: Json, rank: number): Axis[] {
  if (axes !== undefined && (!Array.isArray(axes) || axes.length !== rank))
    throw new InputError(
      `declares ${Array.isArray(axes) ? `${axes.length} axes` : "axes that are not a list"} of an image whose array has ${rank}`,
    );
  const declared: unknown[] = (axes as unknown[] | undefined) ?? FIRST_AXES.slice(-rank);
  return declared.map((each) => {
    const { name = each, type, unit } = objectOf(each);
    const text = String(name);
    const isSpace = type === undefined ? ["x", "y", "z"].includes(text) : type === "space";
    return { name: text, isSpace, ...(typeof unit === "string" && { unit }) };
  });
}

/** Lengths along each axis: the scale of the level times that of all levels. */
function scaleOf(multiscale: Json, level: string, rank: number): number[] | undefined {
  const dataset = objectsOf(multiscale.datasets).find(({ path }) => path === level) ?? {};
  const scales = [dataset, multiscale].flatMap(({ coordinateTransformations: steps }) =>
    objectsOf(steps).flatMap(({ type, scale }) => (type === "scale" ? [scale] : [])),
  );
  if (scales.length === 0) return undefined;
  return scales.reduce<number[]>((product, scale) => {
    const isScale =
      Array.isArray(scale) &&
      scale.length === rank &&
      scale.every((length) => length > 0 && Number.isFinite(length));
    if (!isScale)
      throw new InputError(
        `declares the scale ${JSON.stringify(scale)} of an array of ${rank} axes, want a positive number for each`,
      );
    return product.map((length, axis) => length * scale[axis]);
  }, new Array<number>(rank).fill(1));
}

/** The segments that a label image names, with their colours. */
export function omeSegments(image: Json): Segment[] {
  const label = objectOf(image["image-label"]);
  const colors = new Map(objectsOf(label.colors).map((each) => [each["label-value"], each.rgba]));
  return objectsOf(label.properties).flatMap(({ "label-value": value, name }): Segment[] => {
    if (typeof name !== "string" || !Number.isSafeInteger(value) || value === 0) return [];
    const color = colors.get(value);
    const isColor = Array.isArray(color) && color.length >= 3 && color.every(Number.isInteger);
    return [{ name, label: value as number, layer: 0, ...(isColor && { color: color.slice(0, 3) }) }];
  });
}
