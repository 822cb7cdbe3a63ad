import type { LabelMap } from "../../src/index.ts";

type Point = readonly [number, number, number];

/** An element as its middle, its triangles or halves, and its size. */
interface NaiveElement {
  readonly middle: Point;
  readonly pieces: readonly (readonly Point[])[];
  readonly size: number;
}

const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Point, b: Point) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const along = (a: Point, t: number, b: Point): Point => [a[0] + t * b[0], a[1] + t * b[1], a[2] + t * b[2]];
const mean = (points: readonly Point[]): Point =>
  [0, 1, 2].map((axis) => points.reduce((sum, p) => sum + p[axis]!, 0) / points.length) as unknown as Point;
const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** The distances of every element of one mesh from every piece of the other, with the sizes. */
export function naiveMeshDistances(
  from: LabelMap,
  to: LabelMap,
  label: number,
  axes: readonly (readonly number[])[],
): [distance: number, size: number][] {
  const [ours, theirs] = [from, to].map((map) => meshOf(map, label, axes)) as [
    NaiveElement[],
    NaiveElement[],
  ];
  return ours
    .map(({ middle, size }): [number, number] => [
      Math.min(
        Number.POSITIVE_INFINITY,
        ...theirs.flatMap(({ pieces }) => pieces.map((piece) => pieceDistance(middle, piece))),
      ),
      size,
    ])
    .sort(([a], [b]) => a - b);
}

/** The distances of places of the grid, which may be fractions, from the nearest piece of a mesh. */
export function naivePointDistances(
  map: LabelMap,
  label: number,
  axes: readonly (readonly number[])[],
  places: readonly (readonly number[])[],
): number[] {
  const pieces = meshOf(map, label, axes).flatMap((element) => element.pieces);
  return places.map((place) => {
    const point = [0, 1, 2].map((c) =>
      place.reduce((sum, index, axis) => sum + index * (axes[axis]![c] ?? 0), 0),
    ) as unknown as Point;
    return pieces.reduce((least, piece) => Math.min(least, pieceDistance(point, piece)), Infinity);
  });
}

/** The elements across every pair of neighbours of which one is inside. */
function meshOf(
  { data, shape }: LabelMap,
  label: number,
  axes: readonly (readonly number[])[],
): NaiveElement[] {
  const dimensions = shape.length;
  const isInside = (at: readonly number[]) =>
    at.every((place, axis) => place >= 0 && place < shape[axis]!) &&
    data[at.reduce((position, place, axis) => position * shape[axis]! + place, 0)] === label;
  const toSpace = (at: readonly number[]): Point =>
    [0, 1, 2].map((c) =>
      at.reduce((sum, place, axis) => sum + place * (axes[axis]![c] ?? 0), 0),
    ) as unknown as Point;
  const corners = Array.from({ length: 2 ** dimensions }, (_, n) => shape.map((_, axis) => (n >> axis) & 1));
  /** The mean of the middles of the crossed edges of the cell whose first voxel is at `cell`. */
  const vertexOf = (cell: readonly number[]): Point => {
    const middles: number[][] = [];
    for (const corner of corners) {
      for (let axis = 0; axis < dimensions; axis++) {
        if (corner[axis] === 1) continue;
        const a = cell.map((place, k) => place + corner[k]!);
        const b = a.map((place, k) => place + Number(k === axis));
        if (isInside(a) !== isInside(b)) middles.push(a.map((place, k) => (place + b[k]!) / 2));
      }
    }
    return toSpace(cell.map((_, k) => middles.reduce((sum, m) => sum + m[k]!, 0) / middles.length));
  };
  const elements: NaiveElement[] = [];
  const walk = (at: number[]): void => {
    if (at.length < dimensions) {
      for (let place = -1; place < shape[at.length]!; place++) walk([...at, place]);
      return;
    }
    for (let axis = 0; axis < dimensions; axis++) {
      if (isInside(at) === isInside(at.map((place, k) => place + Number(k === axis)))) continue;
      const others = shape.map((_, k) => k).filter((k) => k !== axis);
      const steps =
        others.length === 1
          ? [[0], [1]]
          : [
              [0, 0],
              [0, 1],
              [1, 1],
              [1, 0],
            ];
      const ring = steps.map((step) =>
        vertexOf(at.map((place, k) => place - (others.includes(k) ? step[others.indexOf(k)]! : 0))),
      );
      const middle = mean(ring);
      const pieces =
        ring.length === 2
          ? ring.map((end) => [middle, end])
          : ring.map((vertex, k) => [middle, vertex, ring[(k + 1) % 4]!]);
      elements.push({ middle, pieces, size: pieces.reduce((sum, piece) => sum + sizeOf(piece), 0) });
    }
  };
  walk([]);
  return elements;
}

function sizeOf([a, b, c]: readonly Point[]): number {
  const across = c === undefined ? minus(b!, a!) : cross(minus(b!, a!), minus(c, a!));
  return Math.sqrt(dot(across, across)) / (c === undefined ? 1 : 2);
}

/** To the plane where the foot is in the triangle, else to the nearest side. */
function pieceDistance(p: Point, piece: readonly Point[]): number {
  const [a, b, c] = piece as [Point, Point, Point | undefined];
  if (c === undefined) return segmentDistance(p, a, b);
  const normal = cross(minus(b, a), minus(c, a));
  const square = dot(normal, normal);
  const sides: [Point, Point][] = [
    [a, b],
    [b, c],
    [c, a],
  ];
  if (square > 0) {
    const height = dot(minus(p, a), normal) / square;
    const foot = along(p, -height, normal);
    if (sides.every(([from, to]) => dot(cross(minus(to, from), minus(foot, from)), normal) >= 0))
      return Math.abs(height) * Math.sqrt(square);
  }
  return Math.min(...sides.map(([from, to]) => segmentDistance(p, from, to)));
}

function segmentDistance(p: Point, a: Point, b: Point): number {
  const side = minus(b, a);
  const square = dot(side, side);
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, dot(minus(p, a), side) / square));
  const away = minus(along(a, t, side), p);
  return Math.sqrt(dot(away, away));
}
