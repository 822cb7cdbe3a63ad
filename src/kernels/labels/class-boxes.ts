import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";

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
  [planes, rows, columns]: readonly [planes: number, rows: number, columns: number],
  counted: Counted,
): boolean {
  for (let plane = 0; plane < planes; plane++) {
    for (let row = 0; row < rows; row++) {
      const start = (plane * rows + row) * columns;
      const valid =
        counted === null
          ? widenByRow(boxes, labels, start, columns, plane, row)
          : widenByCounted(boxes, labels, start, columns, plane, row, counted);
      if (!valid) return false;
    }
  }
  return true;
}

/** Label maps are mostly runs: a run widens a box once. */
function widenByRow(
  boxes: Float64Array,
  labels: LabelArray,
  start: number,
  columns: number,
  plane: number,
  row: number,
): boolean {
  for (let column = 0; column < columns; ) {
    const label = labels[start + column]!;
    const first = column;
    do column++;
    while (column < columns && labels[start + column] === label);
    if (!widen(boxes, label, plane, row, first, column - 1)) return false;
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
    if (!widen(boxes, labels[start + column]!, plane, row, column, column)) return false;
  }
  return true;
}

function widen(
  boxes: Float64Array,
  label: number,
  plane: number,
  row: number,
  first: number,
  last: number,
): boolean {
  // Unsigned, a negative label is a large one.
  const at = (label >>> 0) * BOX;
  if (at >= boxes.length) return false;
  boxes[at] = Math.min(boxes[at]!, plane);
  boxes[at + 1] = Math.min(boxes[at + 1]!, row);
  boxes[at + 2] = Math.min(boxes[at + 2]!, first);
  boxes[at + 3] = Math.max(boxes[at + 3]!, plane);
  boxes[at + 4] = Math.max(boxes[at + 4]!, row);
  boxes[at + 5] = Math.max(boxes[at + 5]!, last);
  return true;
}
