import type { GridPoints } from "../surfaces/boundary-points.ts";
import { emptyEnvelope, lowerEnvelope, readEnvelope, readEnvelopeAt } from "../surfaces/lower-envelope.ts";
import { emptyGaps, fillGaps, type Gaps } from "../surfaces/plane-gaps.ts";
import { type ComponentNumbers, type Extents, emptyNumbers } from "./label-components.ts";

/** Sums of keys stay below this bound, up to which crossings of parabolas are exact enough. */
const MAX_KEY = 2 ** 50;

/**
 * Finds the component nearest to each voxel of a mask, by Euclidean distance: that with the smallest number where several are equally near.
 * All other voxels get 0. There must be a component.
 *
 * The key squared distance · M + number, with M above all numbers, is a whole number. The least key has both, so ties need no rule of
 * their own, and a distance transform of keys finds it.
 *
 * @param numbers - the number of the component of each voxel, 0 for none
 * @param count - the largest number
 * @param weights - squares of the voxel's sides, whole numbers
 */
export function nearestComponents(
  mask: Uint8Array,
  numbers: ComponentNumbers,
  count: number,
  [planes, rows, columns]: Extents,
  weights: readonly [planes: number, rows: number, columns: number],
): ComponentNumbers {
  const nearest = emptyNumbers(mask.length, count);
  const [scale, [w0, w1, w2]] = keyScale(count, [planes, rows, columns], weights);
  const grid = { planes, rows, columns };
  const gaps = emptyGaps(grid);
  fillGaps(gaps, componentVoxels(numbers, [planes, rows, columns]), grid);
  const size = rows * columns;
  const heights = new Float64Array(size);
  const column = new Float64Array(rows);
  const wanted = new Uint32Array(size);
  const keys = new Float64Array(size);
  const alongRows = emptyEnvelope(rows, w1 * scale);
  const alongColumns = emptyEnvelope(columns, w2 * scale);
  for (let plane = 0; plane < planes; plane++) {
    const start = plane * size;
    let found = 0;
    for (let at = 0; at < size; at++) {
      if (mask[start + at] === 0) continue;
      if (numbers[start + at] !== 0) nearest[start + at] = numbers[start + at]!;
      else wanted[found++] = at;
    }
    if (found === 0) continue;
    const [first, last] = [Math.floor(wanted[0]! / columns), Math.floor(wanted[found - 1]! / columns)];
    for (let c = 0; c < columns; c++) {
      for (let row = 0, at = start + c; row < rows; row++, at += columns) {
        column[row] = keyAlongPlanes(numbers, gaps, at, plane, planes, size, w0 * scale);
      }
      lowerEnvelope(alongRows, column, 0, rows);
      readEnvelope(alongRows, first, last + 1, heights, first * columns + c, columns);
    }
    for (let from = 0; from < found; ) {
      const origin = Math.floor(wanted[from]! / columns) * columns;
      let end = from;
      while (end < found && wanted[end]! < origin + columns) end++;
      lowerEnvelope(alongColumns, heights, origin, columns);
      readEnvelopeAt(alongColumns, wanted, origin, from, end, keys);
      from = end;
    }
    for (let k = 0; k < found; k++) nearest[start + wanted[k]!] = (keys[k]! % scale) + 1;
  }
  return nearest;
}

/** M, a power of two, and the weights, halved and rounded where keys would be too large: distances that nearly agree then tie. */
function keyScale(
  count: number,
  extents: Extents,
  weights: readonly [number, number, number],
): [scale: number, weights: [number, number, number]] {
  let scale = 1;
  while (scale < count) scale *= 2;
  const total = weights.reduce((sum, weight, axis) => sum + weight * extents[axis]! * extents[axis]!, 0);
  let divisor = 1;
  while ((scale * total) / divisor > MAX_KEY) divisor *= 2;
  const rounded = weights.map((weight) => Math.max(1, Math.round(weight / divisor)));
  return [scale, rounded as [number, number, number]];
}

/** The least key over the components straight before and behind a voxel; Infinity if there are none. */
function keyAlongPlanes(
  numbers: ComponentNumbers,
  gaps: Gaps,
  at: number,
  plane: number,
  planes: number,
  size: number,
  weight: number,
): number {
  const gap = gaps[at]!;
  if (gap >= planes) return Number.POSITIVE_INFINITY;
  const before = plane >= gap ? numbers[at - gap * size]! : 0;
  const behind = plane + gap < planes ? numbers[at + gap * size]! : 0;
  const number = before === 0 || (behind !== 0 && behind < before) ? behind : before;
  return gap * gap * weight + number - 1;
}

/** All voxels of components, plane after plane. */
function componentVoxels(numbers: ComponentNumbers, [planes, rows, columns]: Extents): GridPoints {
  const size = rows * columns;
  const starts = new Float64Array(planes + 1);
  let count = 0;
  for (let plane = 0; plane < planes; plane++) {
    for (let at = plane * size; at < (plane + 1) * size; at++) if (numbers[at] !== 0) count++;
    starts[plane + 1] = count;
  }
  const places = new Uint32Array(count);
  let k = 0;
  for (let at = 0; at < numbers.length; at++) if (numbers[at] !== 0) places[k++] = at % size;
  return { starts, places, codes: new Uint8Array(0) };
}
