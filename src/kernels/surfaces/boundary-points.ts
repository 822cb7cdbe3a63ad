import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";

/** Extents of a box of voxels or points; a flat one has one row. */
export interface Grid {
  readonly planes: number;
  readonly rows: number;
  readonly columns: number;
}

/** Points of a grid, plane after plane, ascending in each. */
export interface GridPoints {
  /** The places in the lists at which the points of each plane start, and the end of the last one. */
  readonly starts: Float64Array;
  /** row·columns + column of each point. */
  readonly places: Uint32Array;
  /** The voxels around each, see {@link boundaryPoints}. */
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
  /** Whether the axis of rows is missing: the voxels above and below a voxel are then the voxel itself. */
  readonly flat: boolean;
}

/** The grid of {@link boundaryPoints}: one point more than voxels along each axis if they lie between voxels. */
export function pointGrid(box: Grid, flat: boolean, between: boolean): Grid {
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
  const { box, flat } = voxels;
  const grid = pointGrid(box, flat, between);
  const found = emptyList();
  const starts = new Float64Array(grid.planes + 1);
  let [before, here, after] = [emptyPlane(box), emptyPlane(box), emptyPlane(box)];
  fillPlane(after, voxels, 0);
  for (let plane = 0; plane < grid.planes; plane++) {
    [before, here, after] = [here, after, before];
    if (plane + 1 < box.planes) fillPlane(after, voxels, plane + 1);
    else after.inside.fill(0);
    for (let row = 0; row < grid.rows; row++) {
      reserve(found, grid.columns);
      if (between) pointsBetween(found, before, here, row, grid.columns);
      else borderVoxels(found, before.inside, here, after.inside, row, grid.columns);
    }
    starts[plane + 1] = found.count;
  }
  return {
    starts,
    places: found.places.subarray(0, found.count),
    codes: found.codes.subarray(0, found.count),
  };
}

/** Bytes before the first voxel of a row: it starts at a word. */
const MARGIN = 4;

/** One byte a voxel of a plane, 1 inside the class, and a frame of those outside the box. */
interface Plane {
  readonly inside: Uint8Array;
  /** The same memory as words. */
  readonly words: Int32Array;
  /** Bytes of a row, whole words. */
  readonly width: number;
}

function emptyPlane({ rows, columns }: Grid): Plane {
  const width = MARGIN + Math.ceil((columns + 1) / 4) * 4;
  const inside = new Uint8Array((rows + 2) * width);
  return { inside, words: new Int32Array(inside.buffer), width };
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

function fillPlane({ inside, width }: Plane, voxels: ClassVoxels, plane: number): void {
  const { labels, label, counted, box, flat } = voxels;
  for (let row = 0; row < box.rows; row++) {
    const from = voxels.start + plane * voxels.planeStep + row * voxels.rowStep;
    const to = (row + 1) * width + MARGIN;
    if (counted === null) fillRow(inside, to, labels, from, box.columns, label);
    else fillCountedRow(inside, to, labels, from, box.columns, label, counted);
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

/** Every byte of a word 1. */
const ALL_INSIDE = 0x01010101;

/**
 * Adds the boundary points of a row, which lie between two rows of voxels of the plane `before` and two of the one `here`. Where
 * all is inside or all outside, four points are passed over at once.
 */
function pointsBetween(list: PointList, before: Plane, here: Plane, row: number, columns: number): void {
  const { places, codes } = list;
  const { width } = here;
  const [front, frontWords, back, backWords] = [before.inside, before.words, here.inside, here.words];
  const start = row * width + MARGIN;
  let count = list.count;
  let code = 0;
  for (let column = 0; column < columns; column++) {
    const at = start + column;
    if (column % 4 === 0 && (code === 0 || code === 0xff)) {
      const [word, next] = [at / 4, (at + width) / 4];
      const all = code === 0 ? 0 : ALL_INSIDE;
      if (
        ((frontWords[word]! ^ all) |
          (frontWords[next]! ^ all) |
          (backWords[word]! ^ all) |
          (backWords[next]! ^ all)) ===
        0
      ) {
        column += 3;
        continue;
      }
    }
    code =
      ((code << 1) & 0xaa) |
      (front[at]! << 6) |
      (front[at + width]! << 4) |
      (back[at]! << 2) |
      back[at + width]!;
    if (code !== 0 && code !== 0xff) {
      places[count] = row * columns + column;
      codes[count++] = code;
    }
  }
  list.count = count;
}

/** Adds the voxels of a row that are inside while a neighbour across a face is not. */
function borderVoxels(
  list: PointList,
  before: Uint8Array,
  { inside, width }: Plane,
  after: Uint8Array,
  row: number,
  columns: number,
): void {
  const { places, codes } = list;
  const start = (row + 1) * width + MARGIN;
  let count = list.count;
  for (let column = 0; column < columns; column++) {
    const at = start + column;
    if (inside[at] === 0) continue;
    const around =
      before[at]! &
      after[at]! &
      inside[at - width]! &
      inside[at + width]! &
      inside[at - 1]! &
      inside[at + 1]!;
    if (around === 0) {
      places[count] = row * columns + column;
      codes[count++] = 1;
    }
  }
  list.count = count;
}
