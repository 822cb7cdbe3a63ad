import { labelRunEnd, wordsOf } from "../labels/label-runs.ts";
import type { ComponentNumbers, Extents } from "./label-components.ts";

/** The places of components, by their number; number 0 belongs to the voxels that are in none. */
export interface ComponentPlaces {
  readonly sizes: Float64Array;
  /** Six numbers a component: first plane, row and column, last plane, row and column. */
  readonly boxes: Float64Array;
  /** Sums of planes, rows and columns over the voxels: three numbers a component. */
  readonly sums: Float64Array;
}

/** Finds the size, box and centre of each component in one pass. */
export function componentPlaces(
  numbers: ComponentNumbers,
  count: number,
  [planes, rows, columns]: Extents,
): ComponentPlaces {
  const sizes = new Float64Array(count + 1);
  const sums = new Float64Array(3 * (count + 1));
  const boxes = new Float64Array(6 * (count + 1));
  for (let at = 0; at < boxes.length; at += 6) {
    boxes.fill(Number.POSITIVE_INFINITY, at, at + 3);
    boxes.fill(-1, at + 3, at + 6);
  }
  const words = wordsOf(numbers);
  let runEnd = 0;
  for (let line = 0; line < planes * rows; line++) {
    const row = line % rows;
    const plane = (line - row) / rows;
    const start = line * columns;
    for (let column = 0; column < columns; ) {
      const number = numbers[start + column]!;
      const first = column;
      if (start + column >= runEnd) runEnd = labelRunEnd(numbers, words, start + column);
      column = Math.min(columns, runEnd - start);
      if (number === 0) continue;
      const length = column - first;
      sizes[number]! += length;
      sums[3 * number]! += length * plane;
      sums[3 * number + 1]! += length * row;
      sums[3 * number + 2]! += (length * (first + column - 1)) / 2;
      const at = 6 * number;
      boxes[at] = Math.min(boxes[at]!, plane);
      boxes[at + 1] = Math.min(boxes[at + 1]!, row);
      boxes[at + 2] = Math.min(boxes[at + 2]!, first);
      boxes[at + 3] = Math.max(boxes[at + 3]!, plane);
      boxes[at + 4] = Math.max(boxes[at + 4]!, row);
      boxes[at + 5] = Math.max(boxes[at + 5]!, column - 1);
    }
  }
  return { sizes, boxes, sums };
}
