import type { Grid, GridPoints } from "../surfaces/boundary-points.ts";

/**
 * Whole steps of a voxel: a vertex is the mean of 3 to 9 or of 12 middles of edges, and a centre the mean of four vertices. All of
 * them are whole numbers in 4·2·2520 steps, so that differences are exact wherever a surface is.
 */
export const STEPS = 20_160;

/** The elements of a surface: quadrilaterals, or segments in 2-D. Coordinates are in steps, along planes, rows, columns. */
export interface NetElements {
  readonly count: number;
  /** Corners of an element: 4, around it; 2 in 2-D. */
  readonly corners: 2 | 4;
  /** Three coordinates of each vertex. */
  readonly vertices: Float64Array;
  /** The code of the cell of each vertex, see `boundaryPoints`, with open faces as they are opened. */
  readonly codes: Uint8Array;
  /** The vertices of each element. */
  readonly elements: Uint32Array;
  /** The axis of the edge that each element is across: 0 for planes, 1 for rows, 2 for columns. */
  readonly across: Uint8Array;
  /** The first element of each cell, whose vertex is the first corner of its elements, and the end of the last. */
  readonly firsts: Uint32Array;
}

/** Faces of the grid across which an element is left out: before and behind the planes, the rows, the columns. */
export type OpenFaces = readonly [boolean, boolean, boolean, boolean, boolean, boolean];

/** Offsets of the corners of a cell, −1 or 1, by their number 4·plane + 2·row + column. */
const CORNERS = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => [4, 2, 1].map((step) => (n & step ? 1 : -1)));

/** The twelve edges of a cell: pairs of corners that differ along one axis. */
const EDGES = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((n) =>
  [4, 2, 1].filter((step) => (n & step) === 0).map((step): [number, number] => [n, n | step]),
);

/**
 * The vertex of a cell in steps from its middle, for each of the 256 sets of corners inside: the mean of the middles of those
 * edges that lead from inside to outside.
 */
function vertexOffsets(): Float64Array {
  const offsets = new Float64Array(256 * 3);
  for (let code = 1; code < 255; code++) {
    const isInside = (corner: number) => ((code >> (7 - corner)) & 1) === 1;
    const crossed = EDGES.filter(([a, b]) => isInside(a) !== isInside(b));
    for (let axis = 0; axis < 3; axis++) {
      const sum = crossed.reduce((total, [a, b]) => total + CORNERS[a]![axis]! + CORNERS[b]![axis]!, 0);
      // The middle of an edge is a quarter of the sum of its corners, which are at ±1 for ±½.
      offsets[3 * code + axis] = (sum * (STEPS / 4)) / crossed.length;
    }
  }
  return offsets;
}

/** The offsets, computed on first use. */
let keptOffsets: Float64Array | null = null;

/** Bits of a code: the last voxel of a cell, and the one before it along planes, rows and columns. */
const LAST = 1;
const BEFORE = [16, 4, 2] as const;

/**
 * Surface nets: one vertex in each cell that the surface cuts, and one element across each edge between a voxel inside and one
 * outside, whose corners are the vertices of the cells around that edge.
 *
 * @param points - the cells, of `boundaryPoints` between voxels
 * @see Gibson 1998, Constrained elastic surface nets, https://doi.org/10.1007/BFb0056277
 */
export function netElements(points: GridPoints, grid: Grid, flat: boolean, open: OpenFaces): NetElements {
  keptOffsets ??= vertexOffsets();
  const offsets = keptOffsets;
  const { starts, places } = points;
  const { planes, rows, columns } = grid;
  const vertices = new Float64Array(3 * places.length);
  const firsts = new Uint32Array(places.length + 1);
  const corners = flat ? 2 : 4;
  let elements = new Uint32Array(corners * 1024);
  let across = new Uint8Array(1024);
  let count = 0;
  const size = rows * columns;
  const hasOpen = open.some((face) => face);
  const codes = hasOpen ? points.codes.slice() : points.codes;
  let [here, next] = [new Uint32Array(size), new Uint32Array(size)];
  const note = (plane: number, index: Uint32Array) => {
    if (plane === planes) return;
    for (let k = starts[plane]!; k < starts[plane + 1]!; k++) index[places[k]!] = k;
  };
  note(0, here);
  for (let plane = 0; plane < planes; plane++) {
    note(plane + 1, next);
    for (let k = starts[plane]!; k < starts[plane + 1]!; k++) {
      const place = places[k]!;
      const row = Math.floor(place / columns);
      const column = place - row * columns;
      let code = codes[k]!;
      let isBeyond = false;
      if (hasOpen) {
        code = openedCode(code, open, plane, row, column, grid);
        codes[k] = code;
        isBeyond =
          (plane === planes - 1 && open[1]) ||
          (row === rows - 1 && open[3]) ||
          (column === columns - 1 && open[5]);
      }
      vertices[3 * k] = plane * STEPS + offsets[3 * code]!;
      vertices[3 * k + 1] = row * STEPS + offsets[3 * code + 1]!;
      vertices[3 * k + 2] = column * STEPS + offsets[3 * code + 2]!;
      if (corners * (count + 3) > elements.length) {
        const wider = new Uint32Array(2 * elements.length);
        wider.set(elements);
        elements = wider;
        const longer = new Uint8Array(2 * across.length);
        longer.set(across);
        across = longer;
      }
      const isInside = code & LAST;
      if (((code & BEFORE[0]) !== 0) !== (isInside !== 0) && !isBeyond) {
        const at = corners * count;
        if (flat) writeSegment(elements, at, k, here[place + 1]!);
        else writeQuad(elements, at, k, here[place + 1]!, here[place + columns + 1]!, here[place + columns]!);
        across[count++] = 0;
      }
      if (!flat && ((code & BEFORE[1]) !== 0) !== (isInside !== 0) && !isBeyond) {
        writeQuad(elements, corners * count, k, here[place + 1]!, next[place + 1]!, next[place]!);
        across[count++] = 1;
      }
      if (((code & BEFORE[2]) !== 0) !== (isInside !== 0) && !isBeyond) {
        const at = corners * count;
        const below = next[place]!;
        if (flat) writeSegment(elements, at, k, below);
        else writeQuad(elements, at, k, here[place + columns]!, next[place + columns]!, below);
        across[count++] = 2;
      }
      firsts[k + 1] = count;
    }
    [here, next] = [next, here];
  }
  return {
    count,
    corners,
    vertices,
    codes,
    elements: elements.subarray(0, corners * count),
    across: across.subarray(0, count),
    firsts,
  };
}

/** Bits of a code before the middle of its cell along planes, rows and columns, and how far behind them their neighbours are. */
const HALVES = [
  [0b11110000, 4],
  [0b11001100, 2],
  [0b10101010, 1],
] as const;

/** The code of a cell at open faces: beyond them each voxel is like the last one before them. */
function openedCode(
  code: number,
  open: OpenFaces,
  plane: number,
  row: number,
  column: number,
  { planes, rows, columns }: Grid,
): number {
  const places = [plane, row, column];
  const extents = [planes, rows, columns];
  let opened = code;
  for (const [axis, [before, distance]] of HALVES.entries()) {
    if (places[axis] === 0 && open[2 * axis]) {
      const kept = opened & (before >> distance);
      opened = kept | (kept << distance);
    } else if (places[axis] === extents[axis]! - 1 && open[2 * axis + 1]) {
      const kept = opened & before;
      opened = kept | (kept >> distance);
    }
  }
  return opened;
}

function writeSegment(elements: Uint32Array, at: number, a: number, b: number): void {
  elements[at] = a;
  elements[at + 1] = b;
}

function writeQuad(elements: Uint32Array, at: number, a: number, b: number, c: number, d: number): void {
  elements[at] = a;
  elements[at + 1] = b;
  elements[at + 2] = c;
  elements[at + 3] = d;
}
