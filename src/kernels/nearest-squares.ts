import type { Grid, GridPoints } from "./boundary-points.ts";
import {
  type Envelope,
  emptyEnvelope,
  lowerEnvelope,
  readEnvelope,
  readEnvelopeAt,
} from "./lower-envelope.ts";

/**
 * Squared distance of each point to the nearest site, in the points' order: exact, an axis at a time. `weights` are the squares
 * of the spacing along planes, rows and columns. There must be a site.
 *
 * Along planes the distance is a whole number, of which the grid holds one a point. The other two axes are lower envelopes of
 * parabolas, in one plane at a time, and only where there are points: no other array is as large as the grid.
 */
export function nearestSquares(
  points: GridPoints,
  sites: GridPoints,
  grid: Grid,
  weights: readonly [planes: number, rows: number, columns: number],
): Float64Array {
  const { planes, rows, columns } = grid;
  const squares = new Float64Array(points.places.length);
  const gaps = planeGaps(sites, grid);
  const column = new Float64Array(rows);
  const heights = new Float64Array(rows * columns);
  const alongRows = emptyEnvelope(rows, weights[1]);
  const alongColumns = emptyEnvelope(columns, weights[2]);
  for (let plane = 0; plane < planes; plane++) {
    const start = points.starts[plane]!;
    const end = points.starts[plane + 1]!;
    if (start === end) continue;
    const first = Math.floor(points.places[start]! / columns);
    const last = Math.floor(points.places[end - 1]! / columns);
    for (let c = 0; c < columns; c++) {
      squareGaps(column, gaps, plane * rows * columns + c, columns, weights[0], planes);
      lowerEnvelope(alongRows, column, 0, rows);
      if (alongRows.found === 0) fillColumn(heights, first * columns + c, last * columns + c, columns);
      else readEnvelope(alongRows, first, last + 1, heights, first * columns + c, columns);
    }
    nearestInPlane(squares, points.places, start, end, heights, columns, alongColumns);
  }
  return squares;
}

/** A number of planes a grid point. */
type Gaps = Uint16Array | Uint32Array;

/** Planes from each point of the grid to the nearest site straight before or behind it; `planes` and more: there is none. */
function planeGaps({ starts, places }: GridPoints, { planes, rows, columns }: Grid): Gaps {
  const size = rows * columns;
  // The gap of a column without a site grows with every plane, there and back.
  const gaps = 3 * planes <= 0xffff ? new Uint16Array(planes * size) : new Uint32Array(planes * size);
  gaps.fill(planes, 0, size);
  for (let plane = 0; plane < planes; plane++) {
    if (plane > 0)
      for (let row = 0; row < rows; row++) countOn(gaps, (plane * rows + row) * columns, columns, size);
    zeroAt(gaps, plane * size, places, starts[plane]!, starts[plane + 1]!);
  }
  for (let plane = planes - 2; plane >= 0; plane--) {
    for (let row = 0; row < rows; row++) countBack(gaps, (plane * rows + row) * columns, columns, size);
  }
  return gaps;
}

function countOn(gaps: Gaps, start: number, count: number, step: number): void {
  for (let at = start; at < start + count; at++) gaps[at] = gaps[at - step]! + 1;
}

function countBack(gaps: Gaps, start: number, count: number, step: number): void {
  for (let at = start; at < start + count; at++) gaps[at] = Math.min(gaps[at]!, gaps[at + step]! + 1);
}

function zeroAt(gaps: Gaps, origin: number, places: Uint32Array, start: number, end: number): void {
  for (let k = start; k < end; k++) gaps[origin + places[k]!] = 0;
}

/** The squared distances along planes of a column of a plane; Infinity where there is no site. */
function squareGaps(
  out: Float64Array,
  gaps: Gaps,
  start: number,
  step: number,
  weight: number,
  none: number,
): void {
  for (let row = 0, at = start; row < out.length; row++, at += step) {
    const gap = gaps[at]!;
    out[row] = gap < none ? gap * gap * weight : Number.POSITIVE_INFINITY;
  }
}

function fillColumn(out: Float64Array, first: number, last: number, step: number): void {
  for (let at = first; at <= last; at += step) out[at] = Number.POSITIVE_INFINITY;
}

/** The squared distance of points `start` to `end` of a plane, from the least heights of their rows. */
function nearestInPlane(
  squares: Float64Array,
  places: Uint32Array,
  start: number,
  end: number,
  heights: Float64Array,
  columns: number,
  alongColumns: Envelope,
): void {
  let from = start;
  while (from < end) {
    const origin = Math.floor(places[from]! / columns) * columns;
    let to = from;
    while (to < end && places[to]! < origin + columns) to++;
    lowerEnvelope(alongColumns, heights, origin, columns);
    readEnvelopeAt(alongColumns, places, origin, from, to, squares);
    from = to;
  }
}
