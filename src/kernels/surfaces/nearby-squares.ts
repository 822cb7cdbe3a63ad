import type { Grid } from "./boundary-points.ts";
import type { Gaps } from "./plane-gaps.ts";

/** Squares of the spacing along planes, rows and columns. */
export type Weights = readonly [planes: number, rows: number, columns: number];

/**
 * Squared distance to the nearest site of points `from` to `to` whose square is still Infinity, in the plane at `start` of the
 * gaps, by a search from each point outwards: column by column, and in a column row by row, as long as something nearer may
 * come. In a good segmentation most points are done after a few steps; where they are not, the search ends after `budget` steps.
 *
 * @returns the point at which it ended, or `to`
 */
export function nearbySquares(
  squares: Float64Array,
  places: Uint32Array,
  from: number,
  to: number,
  gaps: Gaps,
  start: number,
  { planes, rows, columns }: Grid,
  [alongPlanes, alongRows, alongColumns]: Weights,
  budget: number,
): number {
  let steps = 0;
  for (let k = from; k < to; k++) {
    if (squares[k] !== Number.POSITIVE_INFINITY) continue;
    const place = places[k]!;
    const row = Math.floor(place / columns);
    const column = place - row * columns;
    const farthestRow = Math.max(row, rows - 1 - row);
    const farthestColumn = Math.max(column, columns - 1 - column);
    let least = Number.POSITIVE_INFINITY;
    for (let across = 0; across <= farthestColumn; across++) {
      const acrossSquare = across * across * alongColumns;
      if (acrossSquare >= least) break;
      // To the left, then to the right; once where that is the same.
      for (let c = column - across; c <= column + across; c += Math.max(1, 2 * across)) {
        if (c < 0 || c >= columns) continue;
        const here = start + row * columns + c;
        for (let down = 0; down <= farthestRow; down++) {
          const downSquare = down * down * alongRows;
          if (downSquare + acrossSquare >= least) break;
          const above = down <= row ? gaps[here - down * columns]! : planes;
          const below = row + down < rows ? gaps[here + down * columns]! : planes;
          const gap = Math.min(above, below);
          // Added in the order in which the axes are transformed one by one.
          if (gap < planes) least = Math.min(least, gap * gap * alongPlanes + downSquare + acrossSquare);
          steps++;
        }
      }
      if (steps > budget) return k;
    }
    squares[k] = least;
  }
  return to;
}
