import type { Grid, GridPoints } from "../../surfaces/boundary-points.ts";

/** The least number of cells that are looked up, at even distances in their order; all of fewer. */
const MIN_SAMPLES = 128;

/** How far a near cell is along each axis, in cells. */
const REACH = 2;

/** Returns whether a quarter of the cells of a surface or more have a cell of another surface near them, by a sample. */
export function areNear(from: GridPoints, to: GridPoints, grid: Grid): boolean {
  const { places, starts } = from;
  const step = Math.max(1, Math.floor(places.length / MIN_SAMPLES));
  let [sampled, found] = [0, 0];
  let plane = 0;
  for (let cell = 0; cell < places.length; cell += step) {
    while (starts[plane + 1]! <= cell) plane++;
    sampled++;
    if (hasCellNear(to, grid, plane, places[cell]!)) found++;
  }
  return 4 * found >= sampled;
}

function hasCellNear({ places, starts }: GridPoints, grid: Grid, plane: number, place: number): boolean {
  const { planes, rows, columns } = grid;
  const row = Math.floor(place / columns);
  const column = place - row * columns;
  for (let q = Math.max(0, plane - REACH); q <= Math.min(planes - 1, plane + REACH); q++) {
    for (let r = Math.max(0, row - REACH); r <= Math.min(rows - 1, row + REACH); r++) {
      const first = r * columns + Math.max(0, column - REACH);
      const last = r * columns + Math.min(columns - 1, column + REACH);
      const cell = firstFrom(places, starts[q]!, starts[q + 1]!, first);
      if (cell < starts[q + 1]! && places[cell]! <= last) return true;
    }
  }
  return false;
}

/** The first cell of a range, in ascending order of places, whose place is at least `place`; the end without one. */
function firstFrom(places: ArrayLike<number>, start: number, end: number, place: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
