import { dataOf, shapeOf } from "../arguments/inputs.ts";
import { cut, type LossArguments, withValue } from "../arguments/loss-arguments.ts";
import type { MaybeAsync } from "../arguments/maybe-async.ts";

/** Attempts, each a separate check. */
const MAX_ATTEMPTS = 60;

/** Up to so many elements, their values are made simple one by one. */
const MAX_SIMPLIFIED = 16;

/**
 * The smallest arguments found that still fail: halves are cut off along every axis, of x and of a target of its shape,
 * then values become 0, 1, ½ or one digit.
 */
export function* shrink(
  from: LossArguments,
  fails: (candidate: LossArguments) => MaybeAsync<boolean>,
): MaybeAsync<LossArguments> {
  let smallest = from;
  let attempts = 0;
  function* adopt(candidate: LossArguments | null): MaybeAsync<boolean> {
    if (candidate === null || attempts === MAX_ATTEMPTS) return false;
    attempts++;
    if (!(yield* fails(candidate))) return false;
    smallest = candidate;
    return true;
  }
  for (let axis = 0; axis < shapeOf(from.x[0]!).length; axis++) {
    let shorter = true;
    while (shorter) {
      const extent = shapeOf(smallest.x[0]!)[axis]!;
      const middle = extent >> 1;
      shorter =
        extent > 1 &&
        ((yield* adopt(cut(smallest, axis, 0, middle))) ||
          (yield* adopt(cut(smallest, axis, middle, extent))));
    }
  }
  for (let input = 0; input < smallest.x.length; input++) {
    const { length } = dataOf(smallest.x[input]!);
    for (let element = 0; element < length && length <= MAX_SIMPLIFIED; element++) {
      for (const value of simpler(dataOf(smallest.x[input]!)[element]!)) {
        if (yield* adopt(withValue(smallest, input, element, value))) break;
      }
    }
  }
  return smallest;
}

/** Values that are easier to read than one, the easiest first. */
function simpler(value: number): number[] {
  const candidates = [0, 1, 0.5, Number(value.toPrecision(1))];
  const known = candidates.indexOf(value);
  return known < 0 ? candidates : candidates.slice(0, known);
}
