import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import { wordsOf } from "../labels/label-runs.ts";
import { countedBits, labelBits, WORD } from "./label-bits.ts";

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
  const step = between ? WORD - 1 : WORD - 2;
  const [first, second, third] = [0, 1, 2].map(() => emptyPlane(box, step)) as [Plane, Plane, Plane];
  let [before, here, after] = [first, second, third];
  fillPlane(after, voxels, 0);
  for (let plane = 0; plane < grid.planes; plane++) {
    [before, here, after] = [here, after, before];
    if (plane + 1 < box.planes) fillPlane(after, voxels, plane + 1);
    else after.bits.fill(0);
    for (let row = 0; row < grid.rows; row++) {
      reserve(found, grid.columns);
      if (between) pointsBetween(found, before, here, row, grid.columns);
      else borderVoxels(found, before, here, after, row, grid.columns);
    }
    starts[plane + 1] = found.count;
  }
  return {
    starts,
    places: found.places.subarray(0, found.count),
    codes: found.codes.subarray(0, found.count),
  };
}

/**
 * A bit a voxel of a plane, 1 inside the class, with a frame of those outside the box: one row before and one behind, and one column
 * before. The columns of a row are in its words from the highest bit to the lowest.
 *
 * The words of a row share columns: each begins `step` columns after the one before, so that a point is in the same word as the
 * voxels around it.
 */
interface Plane {
  readonly bits: Int32Array;
  readonly step: number;
  /** Words of a row. */
  readonly width: number;
}

function emptyPlane({ rows, columns }: Grid, step: number): Plane {
  const width = Math.ceil((columns + 1) / step);
  return { bits: new Int32Array((rows + 2) * width), step, width };
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

function fillPlane({ bits, step, width }: Plane, voxels: ClassVoxels, plane: number): void {
  const { labels, label, counted, box, flat } = voxels;
  // Longer labels fill too many words.
  const words = labels.BYTES_PER_ELEMENT <= 2 ? wordsOf(labels) : null;
  for (let row = 0; row < box.rows; row++) {
    // The column before the box has the highest bit of the first word.
    const origin = voxels.start + plane * voxels.planeStep + row * voxels.rowStep - 1;
    for (let word = 0; word < width; word++) {
      const first = Math.max(1, word * step);
      const last = Math.min(box.columns + 1, word * step + WORD);
      const value =
        counted === null
          ? labelBits(labels, words, label, origin + first, origin + last)
          : countedBits(labels, label, counted, origin + first, origin + last);
      bits[(row + 1) * width + word] = value << (word * step + WORD - last);
    }
  }
  if (flat) {
    bits.copyWithin(0, width, 2 * width);
    bits.copyWithin(2 * width, width, 2 * width);
  }
}

/** Adds the boundary points of a row, which lie between two rows of voxels of the plane `before` and two of the one `here`. */
function pointsBetween(list: PointList, before: Plane, here: Plane, row: number, columns: number): void {
  const { places, codes } = list;
  const { step, width } = here;
  const [front, back] = [before.bits, here.bits];
  const start = row * columns;
  let count = list.count;
  for (let word = 0; word < width; word++) {
    const at = row * width + word;
    const [a, b, c, d] = [front[at]!, front[at + width]!, back[at]!, back[at + width]!];
    const some = a | b | c | d;
    const all = a & b & c & d;
    // The lowest bit has no voxel behind it: the next word begins there.
    let points = (some | (some << 1)) & ~(all & (all << 1)) & -2;
    while (points !== 0) {
      const place = Math.clz32(points);
      points &= ~(HIGHEST >>> place);
      const pair = WORD - 2 - place;
      places[count] = start + word * step + place;
      codes[count++] =
        (((a >>> pair) & 3) << 6) |
        (((b >>> pair) & 3) << 4) |
        (((c >>> pair) & 3) << 2) |
        ((d >>> pair) & 3);
    }
  }
  list.count = count;
}

const HIGHEST = 1 << (WORD - 1);

/** Adds the voxels of a row that are inside while a neighbour across a face is not. */
function borderVoxels(
  list: PointList,
  before: Plane,
  { bits, step, width }: Plane,
  after: Plane,
  row: number,
  columns: number,
): void {
  const { places, codes } = list;
  // The first column of a word is the one before its voxels.
  const start = row * columns - 1;
  let count = list.count;
  for (let word = 0; word < width; word++) {
    const at = (row + 1) * width + word;
    const inside = bits[at]!;
    const around =
      before.bits[at]! &
      after.bits[at]! &
      bits[at - width]! &
      bits[at + width]! &
      (inside << 1) &
      (inside >>> 1);
    let points = inside & ~around & ~HIGHEST & -2;
    while (points !== 0) {
      const place = Math.clz32(points);
      points &= ~(HIGHEST >>> place);
      places[count] = start + word * step + place;
      codes[count++] = 1;
    }
  }
  list.count = count;
}
