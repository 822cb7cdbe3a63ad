import type { LabelArray } from "../tensor/label-map.ts";
import type { Counted } from "./class-block.ts";

/** Extents of a box of voxels or points; a flat one has one row. */
export interface Grid {
  readonly planes: number;
  readonly rows: number;
  readonly columns: number;
}

/** Points of a grid, plane after plane, ascending in each. */
export interface GridPoints {
  /** Where the points of each plane start in the lists, and where those of the last one end. */
  readonly starts: Float64Array;
  /** row·columns + column of each point. */
  readonly places: Uint32Array;
  /** What is around each: see {@link boundaryPoints}. */
  readonly codes: Uint8Array;
}

/** The voxels of one class in a box. */
export interface ClassVoxels {
  readonly labels: LabelArray;
  readonly label: number;
  readonly counted: Counted;
  /** Position of the first voxel of the box in `labels`, and the steps to the next plane and row. */
  readonly start: number;
  readonly planeStep: number;
  readonly rowStep: number;
  readonly box: Grid;
  /** Whether there is no axis of rows: what is above and below a voxel is then the voxel itself. */
  readonly flat: boolean;
}

/** The grid of {@link boundaryPoints}: one point more than voxels along each axis if they lie between voxels. */
export function pointGrid({ box, flat }: ClassVoxels, between: boolean): Grid {
  if (!between) return box;
  return { planes: box.planes + 1, rows: flat ? 1 : box.rows + 1, columns: box.columns + 1 };
}

/**
 * The points at which the boundary of a class lies.
 *
 * `between` voxels: where some of the eight voxels around a point are of the class and some are not. Their code has a bit for
 * each voxel of the class: 128 for the one before in all three axes, then in row-major order down to 1.
 *
 * Else voxels of the class with a neighbour across a face that is none; their code is 1. Beyond the box no voxel is of the class.
 */
export function boundaryPoints(voxels: ClassVoxels, between: boolean): GridPoints {
  const grid = pointGrid(voxels, between);
  const { planes } = voxels.box;
  const found = emptyList();
  const starts = new Float64Array(grid.planes + 1);
  const width = voxels.box.columns + 2;
  const size = (voxels.box.rows + 2) * width;
  let [before, here, after] = [new Uint8Array(size), new Uint8Array(size), new Uint8Array(size)];
  fillPlane(after, voxels, 0);
  for (let plane = 0; plane < grid.planes; plane++) {
    [before, here, after] = [here, after, before];
    if (plane + 1 < planes) fillPlane(after, voxels, plane + 1);
    else after.fill(0);
    for (let row = 0; row < grid.rows; row++) {
      reserve(found, grid.columns);
      if (between) pointsBetween(found, before, here, row * width, row * grid.columns, grid.columns, width);
      else
        borderVoxels(
          found,
          before,
          here,
          after,
          (row + 1) * width + 1,
          row * grid.columns,
          grid.columns,
          width,
        );
    }
    starts[plane + 1] = found.count;
  }
  return {
    starts,
    places: found.places.subarray(0, found.count),
    codes: found.codes.subarray(0, found.count),
  };
}

interface PointList {
  places: Uint32Array;
  codes: Uint8Array;
  count: number;
}

function emptyList(): PointList {
  return { places: new Uint32Array(1024), codes: new Uint8Array(1024), count: 0 };
}

/** Makes room for `more` points. */
function reserve(list: PointList, more: number): void {
  if (list.count + more <= list.places.length) return;
  const { places, codes } = list;
  list.places = new Uint32Array(2 * (list.count + more));
  list.places.set(places);
  list.codes = new Uint8Array(list.places.length);
  list.codes.set(codes);
}

/** Which voxels of a plane are of the class, with a frame of those that are not. */
function fillPlane(inside: Uint8Array, voxels: ClassVoxels, plane: number): void {
  const { labels, label, counted, box, flat } = voxels;
  const { rows, columns } = box;
  const width = columns + 2;
  for (let row = 0; row < rows; row++) {
    const from = voxels.start + plane * voxels.planeStep + row * voxels.rowStep;
    const to = (row + 1) * width + 1;
    if (counted === null) fillRow(inside, to, labels, from, columns, label);
    else fillCountedRow(inside, to, labels, from, columns, label, counted);
  }
  if (flat) {
    inside.copyWithin(0, width, 2 * width);
    inside.copyWithin(2 * width, width, 2 * width);
  }
}

function fillRow(
  inside: Uint8Array,
  to: number,
  labels: LabelArray,
  from: number,
  columns: number,
  label: number,
): void {
  for (let column = 0; column < columns; column++) {
    inside[to + column] = labels[from + column] === label ? 1 : 0;
  }
}

function fillCountedRow(
  inside: Uint8Array,
  to: number,
  labels: LabelArray,
  from: number,
  columns: number,
  label: number,
  counted: Uint8Array,
): void {
  for (let column = 0; column < columns; column++) {
    inside[to + column] = labels[from + column] === label && counted[from + column] !== 0 ? 1 : 0;
  }
}

/** Adds the boundary points of a row between the voxels of four rows: two of the plane `before` and two of the one `here`. */
function pointsBetween(
  list: PointList,
  before: Uint8Array,
  here: Uint8Array,
  start: number,
  place: number,
  columns: number,
  width: number,
): void {
  const { places, codes } = list;
  let count = list.count;
  let code =
    (before[start]! << 6) | (before[start + width]! << 4) | (here[start]! << 2) | here[start + width]!;
  for (let column = 0; column < columns; column++) {
    const at = start + column + 1;
    code =
      ((code << 1) & 0xaa) |
      (before[at]! << 6) |
      (before[at + width]! << 4) |
      (here[at]! << 2) |
      here[at + width]!;
    if (code !== 0 && code !== 0xff) {
      places[count] = place + column;
      codes[count++] = code;
    }
  }
  list.count = count;
}

/** Adds the voxels of a row that are of the class while a neighbour is not. */
function borderVoxels(
  list: PointList,
  before: Uint8Array,
  here: Uint8Array,
  after: Uint8Array,
  start: number,
  place: number,
  columns: number,
  width: number,
): void {
  const { places, codes } = list;
  let count = list.count;
  for (let column = 0; column < columns; column++) {
    const at = start + column;
    if (here[at] === 0) continue;
    const around =
      before[at]! & after[at]! & here[at - width]! & here[at + width]! & here[at - 1]! & here[at + 1]!;
    if (around === 0) {
      places[count] = place + column;
      codes[count++] = 1;
    }
  }
  list.count = count;
}
