import { allocate, dtypeOf, type FloatArray } from "../../tensor/allocate.ts";
import { stridesOf } from "../../tensor/shape.ts";

/**
 * Returns the position of the largest value (`sign` 1) or the least (−1) in the window around each element, one odd length
 * for each axis; at the edges the window has the places inside of the array. Of equal values the first along the last axis
 * wins, then along the one before.
 *
 * It works one axis at a time: the extreme of a box is the extreme of the extremes of its rows.
 */
export function poolPositions(
  x: FloatArray,
  shape: readonly number[],
  window: readonly number[],
  sign: 1 | -1,
): Int32Array {
  let best: Extremes = { positions: new Int32Array(x.length), values: x };
  for (let at = 0; at < x.length; at++) best.positions[at] = at;
  const strides = stridesOf(shape);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const reach = (window[axis]! - 1) / 2;
    if (reach > 0) best = poolAxis(best, shape[axis]!, strides[axis]!, reach, sign);
  }
  return best.positions;
}

/** The extremes around each element along the axes that are done: where they are, and what. */
interface Extremes {
  readonly positions: Int32Array;
  readonly values: FloatArray;
}

function poolAxis(best: Extremes, extent: number, stride: number, reach: number, sign: 1 | -1): Extremes {
  const { length } = best.positions;
  const next: Extremes = {
    positions: new Int32Array(length),
    values: allocate(length, dtypeOf(best.values)),
  };
  for (let start = 0; start < length; start += extent * stride) {
    for (let place = 0; place < extent; ) {
      const first = Math.max(-reach, -place);
      const last = Math.min(reach, extent - 1 - place);
      // Places whose window is whole are done together: their elements are next to each other.
      const isWhole = first === -reach && last === reach;
      const places = isWhole ? extent - 2 * reach : 1;
      takeExtremes(next, best, start + place * stride, places * stride, first, last, stride, sign);
      place += places;
    }
  }
  return next;
}

/**
 * Finds the extremes of `count` elements from `start` on, each among those from `first` to `last` strides away. The first of equal ones
 * wins, and the last NaN.
 */
function takeExtremes(
  next: Extremes,
  best: Extremes,
  start: number,
  count: number,
  first: number,
  last: number,
  stride: number,
  sign: 1 | -1,
): void {
  const { positions, values } = best;
  const { positions: toPositions, values: toValues } = next;
  for (let at = start; at < start + count; at++) {
    let winner = at + first * stride;
    let largest = sign * values[winner]!;
    for (let other = winner + stride; other <= at + last * stride; other += stride) {
      const value = sign * values[other]!;
      if (value > largest || Number.isNaN(value)) {
        largest = value;
        winner = other;
      }
    }
    toPositions[at] = positions[winner]!;
    toValues[at] = values[winner]!;
  }
}
