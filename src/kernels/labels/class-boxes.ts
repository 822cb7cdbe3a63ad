import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import { labelRunEnd, wordsOf } from "./label-runs.ts";

/** Numbers of a box: first plane, row and column, last plane, row and column. */
export const BOX = 6;

/** The box of a class among those of all. */
export function boxOf(boxes: Float64Array, label: number): Float64Array {
  return boxes.subarray(label * BOX, (label + 1) * BOX);
}

/** A box for each class, with nothing in it: the first beyond the last. */
export function emptyBoxes(classes: number): Float64Array {
  const boxes = new Float64Array(classes * BOX);
  for (let at = 0; at < boxes.length; at += BOX) {
    boxes.fill(Number.POSITIVE_INFINITY, at, at + 3);
    boxes.fill(-1, at + 3, at + BOX);
  }
  return boxes;
}

/**
 * Widens the boxes of the classes to hold their voxels that count.
 *
 * @returns whether every label that counted names a class; if not, the boxes say nothing
 */
export function widenBoxes(
  boxes: Float64Array,
  labels: LabelArray,
  extents: Extents,
  counted: Counted,
): boolean {
  if (counted === null) return widenByRuns(boxes, labels, extents);
  const [planes, rows, columns] = extents;
  for (let plane = 0; plane < planes; plane++) {
    for (let row = 0; row < rows; row++) {
      const start = (plane * rows + row) * columns;
      if (!widenByCounted(boxes, labels, start, columns, plane, row, counted)) return false;
    }
  }
  return true;
}

type Extents = readonly [planes: number, rows: number, columns: number];

/** Label maps are mostly runs: a run widens a box once in each row, and once for all rows of a plane that it fills. */
function widenByRuns(boxes: Float64Array, labels: LabelArray, [planes, rows, columns]: Extents): boolean {
  const words = wordsOf(labels);
  let runEnd = 0;
  let at = 0;
  for (let plane = 0; plane < planes; plane++) {
    for (let row = 0; row < rows; row++) {
      const first = row;
      const rowStart = at;
      let rowEnd = at + columns;
      if (at === runEnd) runEnd = labelRunEnd(labels, words, at);
      for (; row + 1 < rows && rowEnd + columns <= runEnd; row++) rowEnd += columns;
      while (at < rowEnd) {
        if (at === runEnd) runEnd = labelRunEnd(labels, words, at);
        const end = Math.min(runEnd, rowEnd);
        const last = row === first ? end - 1 - rowStart : columns - 1;
        if (!widen(boxes, labels[at]!, plane, first, row, at - rowStart, last)) return false;
        at = end;
      }
    }
  }
  return true;
}

function widenByCounted(
  boxes: Float64Array,
  labels: LabelArray,
  start: number,
  columns: number,
  plane: number,
  row: number,
  counted: Uint8Array,
): boolean {
  for (let column = 0; column < columns; column++) {
    if (counted[start + column] === 0) continue;
    if (!widen(boxes, labels[start + column]!, plane, row, row, column, column)) return false;
  }
  return true;
}

function widen(
  boxes: Float64Array,
  label: number,
  plane: number,
  firstRow: number,
  lastRow: number,
  first: number,
  last: number,
): boolean {
  // Unsigned, a negative label is a large one.
  const at = (label >>> 0) * BOX;
  if (at >= boxes.length) return false;
  if (plane < boxes[at]!) boxes[at] = plane;
  if (firstRow < boxes[at + 1]!) boxes[at + 1] = firstRow;
  if (first < boxes[at + 2]!) boxes[at + 2] = first;
  if (plane > boxes[at + 3]!) boxes[at + 3] = plane;
  if (lastRow > boxes[at + 4]!) boxes[at + 4] = lastRow;
  if (last > boxes[at + 5]!) boxes[at + 5] = last;
  return true;
}
