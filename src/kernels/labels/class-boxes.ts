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

/** Label maps are mostly runs: a run widens a box once. */
function widenByRuns(boxes: Float64Array, labels: LabelArray, [planes, rows, columns]: Extents): boolean {
  const words = wordsOf(labels);
  const size = planes * rows * columns;
  let row = 0;
  let rowEnd = columns;
  let plane = 0;
  for (let at = 0, end = 0; at < size; at = end) {
    end = labelRunEnd(labels, words, at);
    if (at >= rowEnd) {
      row = Math.floor(at / columns);
      rowEnd = (row + 1) * columns;
      plane = Math.floor(row / rows);
    }
    const first = at - rowEnd + columns;
    const line = row - plane * rows;
    if (end <= rowEnd) {
      if (!widen(boxes, labels[at]!, plane, plane, line, line, first, end - 1 - rowEnd + columns))
        return false;
      continue;
    }
    // From one row into another, a run has the last column and the first one; from a plane into another, so it is with rows.
    const lastRow = Math.floor((end - 1) / columns);
    const lastPlane = Math.floor(lastRow / rows);
    const [firstLine, lastLine] = lastPlane > plane ? [0, rows - 1] : [line, lastRow - plane * rows];
    if (!widen(boxes, labels[at]!, plane, lastPlane, firstLine, lastLine, 0, columns - 1)) return false;
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
    if (!widen(boxes, labels[start + column]!, plane, plane, row, row, column, column)) return false;
  }
  return true;
}

function widen(
  boxes: Float64Array,
  label: number,
  firstPlane: number,
  lastPlane: number,
  firstRow: number,
  lastRow: number,
  first: number,
  last: number,
): boolean {
  // Unsigned, a negative label is a large one.
  const at = (label >>> 0) * BOX;
  if (at >= boxes.length) return false;
  if (firstPlane < boxes[at]!) boxes[at] = firstPlane;
  if (firstRow < boxes[at + 1]!) boxes[at + 1] = firstRow;
  if (first < boxes[at + 2]!) boxes[at + 2] = first;
  if (lastPlane > boxes[at + 3]!) boxes[at + 3] = lastPlane;
  if (lastRow > boxes[at + 4]!) boxes[at + 4] = lastRow;
  if (last > boxes[at + 5]!) boxes[at + 5] = last;
  return true;
}
