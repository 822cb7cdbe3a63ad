import type { Grid, GridPoints } from "./boundary-points.ts";
import type { Weights } from "./nearby-squares.ts";

/** Steps to the edge of the window along the finest axis. */
const REACH = 2;

/** Points without a site in their window, beyond those with one, after which the search ends: other ways are faster then. */
const MAX_EXCESS = 256;

/**
 * Squared distance of each point to the nearest site in a small window around it. In a good segmentation most sites are there.
 *
 * The places of the window are visited from the nearest to the farthest, so the first site is the nearest one. The window ends
 * where a place outside of it may be nearer. Only the planes of sites that a window reaches are in memory, each of them twice: so
 * the window of any plane is in one piece, and its steps are the same.
 *
 * @param squares - receives the squares that are found; the others stay as they are
 * @returns whether all of them are found
 */
export function windowSquares(
  squares: Float64Array,
  points: GridPoints,
  sites: GridPoints,
  grid: Grid,
  weights: Weights,
): boolean {
  const { planes, rows, columns } = grid;
  const extents: Extents = [planes, rows, columns];
  const reach = reachOf(extents, weights);
  const [deep, high, wide] = reach;
  const width = columns + 2 * wide;
  const size = (rows + 2 * high) * width;
  const slots = 2 * deep + 1;
  const near = nearestFirst(reach, extents, weights);
  const window: Window = {
    marks: new Uint8Array(2 * slots * size),
    size,
    slots,
    first: high * width + wide,
    columns,
    gap: 2 * wide,
  };
  const steps = stepsOf(near, size, width);
  for (let plane = 0; plane < Math.min(deep, planes); plane++) mark(window, plane, sites, plane, 1);
  let excess = 0;
  let missed = 0;
  for (let plane = 0; plane < planes; plane++) {
    // The plane that the window leaves has the slot of the one that it reaches.
    const slot = (plane + deep) % slots;
    if (plane > deep) mark(window, slot, sites, plane - deep - 1, 0);
    if (plane + deep < planes) mark(window, slot, sites, plane + deep, 1);
    const count = points.starts[plane + 1]! - points.starts[plane]!;
    // The copy of the plane that has all planes of its window around it.
    const centre = deep + ((plane + slots - deep) % slots);
    const misses = searchPlane(squares, points, plane, centre, window, near.squares, steps);
    missed += misses;
    excess += 2 * misses - count;
    if (excess > MAX_EXCESS) return false;
  }
  return missed === 0;
}

type Extents = readonly [planes: number, rows: number, columns: number];

/** The sites of some planes, a byte a place, with a margin as wide as the window reaches. */
interface Window {
  readonly marks: Uint8Array;
  /** Bytes of a plane. */
  readonly size: number;
  /** Planes until the second copy of each. */
  readonly slots: number;
  /** The byte of the first place of a plane. */
  readonly first: number;
  readonly columns: number;
  /** Bytes between the rows of a plane. */
  readonly gap: number;
}

/** The places of a window by their squared distances, ascending, each as planes, rows and columns from the point. */
interface NearPlaces {
  readonly key: string;
  readonly squares: Float64Array;
  readonly planes: Int32Array;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/** The way in memory from a point to each place. */
function stepsOf({ planes, rows, columns }: NearPlaces, size: number, width: number): Int32Array {
  const steps = new Int32Array(planes.length);
  for (let k = 0; k < steps.length; k++) steps[k] = planes[k]! * size + rows[k]! * width + columns[k]!;
  return steps;
}

/** Steps to the edge along each axis: about as far along all, and not beyond the grid. */
function reachOf(extents: Extents, weights: Weights): Extents {
  const least = Math.min(...weights.filter((_, axis) => extents[axis]! > 1));
  const along = (axis: 0 | 1 | 2) =>
    extents[axis] === 1
      ? 0
      : Math.min(extents[axis] - 1, Math.ceil((REACH + 1) * Math.sqrt(least / weights[axis])) - 1);
  return [along(0), along(1), along(2)];
}

/** The window of the last grid: those of the classes of a map are mostly the same. */
let lastPlaces: NearPlaces | undefined;

function nearestFirst(reach: Extents, extents: Extents, weights: Weights): NearPlaces {
  let bound = Number.POSITIVE_INFINITY;
  for (let axis = 0; axis < 3; axis++) {
    const beyond = reach[axis]! + 1;
    if (beyond < extents[axis]!) bound = Math.min(bound, beyond * beyond * weights[axis]!);
  }
  const key = [...reach, bound, ...weights].join();
  if (lastPlaces?.key === key) return lastPlaces;
  const [deep, high, wide] = reach;
  const places: (readonly [square: number, plane: number, row: number, column: number])[] = [];
  for (let plane = -deep; plane <= deep; plane++) {
    for (let row = -high; row <= high; row++) {
      for (let column = -wide; column <= wide; column++) {
        // Added in the order in which the axes are transformed one by one.
        const square = plane * plane * weights[0] + row * row * weights[1] + column * column * weights[2];
        if (square <= bound) places.push([square, plane, row, column]);
      }
    }
  }
  places.sort((a, b) => a[0] - b[0]);
  lastPlaces = {
    key,
    squares: Float64Array.from(places, ([square]) => square),
    planes: Int32Array.from(places, ([, plane]) => plane),
    rows: Int32Array.from(places, ([, , row]) => row),
    columns: Int32Array.from(places, ([, , , column]) => column),
  };
  return lastPlaces;
}

/** Writes a byte at each site of a plane, in both of its copies. */
function mark(
  { marks, size, slots, first, columns, gap }: Window,
  slot: number,
  { starts, places }: GridPoints,
  plane: number,
  value: number,
): void {
  const end = starts[plane + 1]!;
  const copy = slots * size;
  let start = slot * size + first;
  let rowEnd = columns;
  for (let k = starts[plane]!; k < end; k++) {
    const place = places[k]!;
    for (; place >= rowEnd; rowEnd += columns) start += gap;
    marks[start + place] = value;
    marks[start + place + copy] = value;
  }
}

/** Searches the windows of the points of a plane. Returns the number of points whose window has no site. */
function searchPlane(
  squares: Float64Array,
  { starts, places }: GridPoints,
  plane: number,
  centre: number,
  { marks, size, first, columns, gap }: Window,
  nearSquares: Float64Array,
  steps: Int32Array,
): number {
  const end = starts[plane + 1]!;
  const count = steps.length;
  let start = centre * size + first;
  let rowEnd = columns;
  let misses = 0;
  for (let k = starts[plane]!; k < end; k++) {
    const place = places[k]!;
    for (; place >= rowEnd; rowEnd += columns) start += gap;
    const at = start + place;
    let next = 0;
    while (next < count && marks[at + steps[next]!] === 0) next++;
    if (next < count) squares[k] = nearSquares[next]!;
    else misses++;
  }
  return misses;
}
