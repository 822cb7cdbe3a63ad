import type { Grid, GridPoints } from "./boundary-points.ts";

/** Planes from each point of a grid to the nearest site straight before or behind it; `planes` and more: there is none. */
export type Gaps = Uint16Array | Uint32Array;

/** Room for the gaps of a grid: the one array as large as the grid, in as few bytes as will do. */
export function emptyGaps({ planes, rows, columns }: Grid): Gaps {
  const size = planes * rows * columns;
  // Without a site the gap grows with every plane, from `planes` on.
  return 2 * planes <= 0x10000 ? new Uint16Array(size) : new Uint32Array(size);
}

export function fillGaps(gaps: Gaps, { starts, places }: GridPoints, { planes, rows, columns }: Grid): void {
  const size = rows * columns;
  gaps.fill(planes, 0, size);
  for (let plane = 0; plane < planes; plane++) {
    if (plane > 0) {
      for (let row = 0; row < rows; row++) countOn(gaps, (plane * rows + row) * columns, columns, size);
    }
    zeroAt(gaps, plane * size, places, starts[plane]!, starts[plane + 1]!);
  }
  for (let plane = planes - 2; plane >= 0; plane--) {
    for (let row = 0; row < rows; row++) countBack(gaps, (plane * rows + row) * columns, columns, size);
  }
}

/** One more than in the plane before. */
function countOn(gaps: Gaps, start: number, count: number, step: number): void {
  for (let at = start; at < start + count; at++) gaps[at] = gaps[at - step]! + 1;
}

/** One more than in the plane behind, if that is less. */
function countBack(gaps: Gaps, start: number, count: number, step: number): void {
  for (let at = start; at < start + count; at++) gaps[at] = Math.min(gaps[at]!, gaps[at + step]! + 1);
}

function zeroAt(gaps: Gaps, origin: number, places: Uint32Array, start: number, end: number): void {
  for (let k = start; k < end; k++) gaps[origin + places[k]!] = 0;
}
