import type { Grid, GridPoints } from "./boundary-points.ts";
import {
  type Envelope,
  emptyEnvelope,
  lowerEnvelope,
  readEnvelope,
  readEnvelopeAt,
} from "./lower-envelope.ts";
import { nearbySquares, type Weights } from "./nearby-squares.ts";
import { fillGaps, type Gaps } from "./plane-gaps.ts";
import { windowSquares } from "./window-squares.ts";

/** Part of the points of a plane that the search from its points may look at: an eighth of what the envelopes cost. */
const SEARCHED = 0.5;

/**
 * Squared distance of each point to the nearest site, in the points' order, by an exact Euclidean distance transform, an axis
 * at a time. There must be a site.
 *
 * Points with a site in a small window around them are done first. For the others, the distance along planes is a whole number,
 * which is found for the whole grid. Along rows and columns it is the lower envelope of parabolas, in one plane at a time, and only
 * where a point needs it: those near a site do not. No array but that of the gaps is as large as the grid.
 *
 * @param room - returns room for the gaps of the grid, where they are needed; what it holds is overwritten
 */
export function nearestSquares(
  points: GridPoints,
  sites: GridPoints,
  grid: Grid,
  weights: Weights,
  room: () => Gaps,
): Float64Array {
  const { planes, rows, columns } = grid;
  const { places, starts } = points;
  const squares = new Float64Array(places.length).fill(Number.POSITIVE_INFINITY);
  if (windowSquares(squares, points, sites, grid, weights)) return squares;
  const gaps = room();
  const heights = new Float64Array(rows * columns);
  const column = new Float64Array(rows);
  // A gap of `planes` and more, up to twice as many, is none.
  const squareOf = new Float64Array(2 * planes).fill(Number.POSITIVE_INFINITY);
  for (let gap = 0; gap < planes; gap++) squareOf[gap] = gap * gap * weights[0];
  const alongRows = emptyEnvelope(rows, weights[1]);
  const alongColumns = emptyEnvelope(columns, weights[2]);
  const budget = SEARCHED * rows * columns;
  fillGaps(gaps, sites, grid);
  for (let plane = 0; plane < planes; plane++) {
    const end = starts[plane + 1]!;
    const start = plane * rows * columns;
    const from = nearbySquares(squares, places, starts[plane]!, end, gaps, start, grid, weights, budget);
    if (from === end) continue;
    const first = Math.floor(places[from]! / columns);
    const last = Math.floor(places[end - 1]! / columns);
    for (let c = 0; c < columns; c++) {
      squareGaps(column, squareOf, gaps, start + c, columns);
      lowerEnvelope(alongRows, column, 0, rows);
      readEnvelope(alongRows, first, last + 1, heights, first * columns + c, columns);
    }
    nearestInPlane(squares, places, from, end, heights, columns, alongColumns);
  }
  return squares;
}

/** The squared distances along planes of a column of a plane. */
function squareGaps(
  out: Float64Array,
  squareOf: Float64Array,
  gaps: Gaps,
  start: number,
  step: number,
): void {
  for (let row = 0, at = start; row < out.length; row++, at += step) out[row] = squareOf[gaps[at]!]!;
}

/** The squared distances of points `from` to `to` of a plane, from the squared distances along planes and rows. */
function nearestInPlane(
  squares: Float64Array,
  places: Uint32Array,
  from: number,
  to: number,
  heights: Float64Array,
  columns: number,
  alongColumns: Envelope,
): void {
  let start = from;
  while (start < to) {
    const origin = Math.floor(places[start]! / columns) * columns;
    let end = start;
    while (end < to && places[end]! < origin + columns) end++;
    lowerEnvelope(alongColumns, heights, origin, columns);
    readEnvelopeAt(alongColumns, places, origin, start, end, squares);
    start = end;
  }
}
