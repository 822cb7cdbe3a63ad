import type { DirectedDistances, LabelMap, SurfaceBoundary } from "../../src/index.ts";
import { elementSizes } from "../../src/metrics/surfaces/element-sizes.ts";
import { coordinatesIn } from "../kernels/naive-walk.ts";

interface Element {
  readonly at: readonly number[];
  readonly size: number;
}

/** The distances of the surface of a class in one map from that in another: every element with every other. */
export function naiveDistances(
  from: LabelMap,
  to: LabelMap,
  label: number,
  spacing: readonly number[],
  boundary: SurfaceBoundary,
  counts: (voxel: number) => boolean = () => true,
): [distance: number, size: number][] {
  const [ours, theirs] = [from, to].map((map) => elementsOf(map, label, spacing, boundary, counts)) as [
    Element[],
    Element[],
  ];
  const distance = (a: readonly number[], b: readonly number[]) =>
    Math.sqrt(a.reduce((sum, place, axis) => sum + ((place - b[axis]!) * spacing[axis]!) ** 2, 0));
  return ours
    .map(({ at, size }): [number, number] => [
      Math.min(Infinity, ...theirs.map((other) => distance(at, other.at))),
      size,
    ])
    .sort(([a], [b]) => a - b);
}

function elementsOf(
  { data, shape }: LabelMap,
  label: number,
  spacing: readonly number[],
  boundary: SurfaceBoundary,
  counts: (voxel: number) => boolean,
): Element[] {
  const isInside = (at: readonly number[]) => {
    if (at.some((place, axis) => place < 0 || place >= shape[axis]!)) return false;
    const voxel = at.reduce((position, place, axis) => position * shape[axis]! + place, 0);
    return data[voxel] === label && counts(voxel);
  };
  if (boundary === "voxels") {
    const neighbours = (at: readonly number[]) =>
      at.flatMap((_, axis) => [-1, 1].map((step) => at.map((place, k) => place + (k === axis ? step : 0))));
    return coordinatesIn(shape)
      .filter((at) => isInside(at) && !neighbours(at).every(isInside))
      .map((at) => ({ at, size: 1 }));
  }
  if (boundary === "region") {
    return coordinatesIn(shape)
      .filter(isInside)
      .map((at) => ({ at, size: 1 }));
  }
  if (boundary === "contour") {
    const isImage = (at: readonly number[]) => at.every((place, axis) => place >= 0 && place < shape[axis]!);
    const steps = coordinatesIn(shape.map(() => 3)).map((step) => step.map((one) => one - 1));
    const touching = (at: readonly number[]) =>
      steps.map((step) => at.map((place, axis) => place + step[axis]!)).filter(isImage);
    const inside = coordinatesIn(shape).filter(isInside);
    const contour = inside.filter((at) => !touching(at).every(isInside));
    return (contour.length > 0 ? contour : inside).map((at) => ({ at, size: 1 }));
  }
  const around = coordinatesIn(shape.map(() => 2));
  const sizeOf = shape.length === 2 ? lengths(spacing) : areas(spacing);
  return coordinatesIn(shape.map((extent) => extent + 1))
    .map((at) => ({
      at,
      size: sizeOf(around.map((step) => isInside(step.map((one, axis) => at[axis]! - 1 + one)))),
    }))
    .filter(({ size }) => size > 0);
}

type SizeOf = (inside: readonly boolean[]) => number;

/** Of the corners of a square, row by row: the diagonal of a quarter for each one cut off, else a side. */
function lengths([rows, columns]: readonly number[]): SizeOf {
  const diagonal = Math.sqrt(rows! ** 2 + columns! ** 2) / 2;
  return (inside) => {
    const count = inside.filter(Boolean).length;
    if (count === 1 || count === 3) return diagonal;
    if (count !== 2) return 0;
    if (inside[0] === inside[3]) return 2 * diagonal;
    return inside[0] === inside[1] ? columns! : rows!;
  };
}

function areas(spacing: readonly number[]): SizeOf {
  const sizes = elementSizes(spacing as unknown as readonly [number, number, number]);
  return (inside) => sizes[inside.reduce((bits, one) => 2 * bits + Number(one), 0)]!;
}

/** Distances and sizes as a list of pairs. */
export function pairsOf({ distances, sizes }: DirectedDistances): [number, number][] {
  return Array.from(distances, (distance, k) => [distance, sizes[k]!]);
}

/** Adds the sizes of distances that are equal but for rounding. */
export function merged(pairs: readonly [number, number][]): [number, number][] {
  const found: [number, number][] = [];
  for (const [distance, size] of pairs) {
    const last = found.at(-1);
    if (last !== undefined && (distance === last[0] || distance - last[0] <= 1e-12 * distance))
      last[1] += size;
    else found.push([distance, size]);
  }
  return found;
}
