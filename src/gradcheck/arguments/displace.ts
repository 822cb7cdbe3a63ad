import type { Inputs } from "./inputs.ts";

/** A line through x, and arrays for two points of it. */
export interface Line {
  readonly inputs: Inputs;
  readonly vector: Float64Array;
  readonly gradient: Float64Array;
  /** The magnitudes of x with the signs of the vector: a step added to them leads away from 0. */
  readonly anchors: Float64Array;
  readonly plus: Float64Array;
  readonly minus: Float64Array;
}

export function lineThrough(inputs: Inputs, vector: Float64Array, gradient: Float64Array): Line {
  const { numbers } = inputs;
  const anchors = new Float64Array(numbers.length);
  for (let k = 0; k < numbers.length; k++) {
    const size = Math.abs(numbers[k]!);
    anchors[k] = vector[k]! < 0 ? -size : size;
  }
  const [plus, minus] = [new Float64Array(numbers.length), new Float64Array(numbers.length)];
  return { inputs, vector, gradient, anchors, plus, minus };
}

/** Two points on either side of x, as they are stored; the next step along the same line overwrites them. */
export interface Displaced {
  readonly plus: Float64Array;
  readonly minus: Float64Array;
  /** The part of the step that storing it left of it, from 0 to 1. */
  readonly kept: number;
  /** The share of its step that storing took from the element that lost most. */
  readonly lost: number;
  /** The change of f by the gradient, from `minus` to `plus`. */
  readonly across: number;
  /** The same from x to `plus`. */
  readonly ahead: number;
}

/**
 * x ± step·vector, rounded as the inputs store it. The side of larger magnitude is rounded first and mirrored: nearly
 * always the two then lie equally far from x, and what is even in the step cancels in their difference.
 *
 * Of the time of a check this takes most that is not spent in f, so one pass does everything, and no branch depends on signs,
 * which are random.
 *
 * @param step - more than 0
 */
export function displace(line: Line, step: number): Displaced {
  const { inputs, plus, minus } = line;
  const sums: StepSums = { asked: 0, taken: 0, most: 0, across: 0, ahead: 0 };
  for (const { start, end, data, isRounded } of inputs.parts) {
    const isSingle = isRounded === true || data instanceof Float32Array;
    for (let first = start; first < end; first += BLOCK) {
      displaceBlock(line, step, first, Math.min(end, first + BLOCK), isSingle, sums);
    }
  }
  const { asked, taken, most, across, ahead } = sums;
  return { plus, minus, kept: asked === 0 ? 0 : 1 - taken / asked, lost: most, across, ahead };
}

/**
 * Elements that one call moves: the first check of a process calls the loop often enough for an engine to compile it as a function.
 * V8 compiles a loop that is still running without what follows it, and leaves that code at the end of every call.
 */
const BLOCK = 1024;

/** What storing makes of a step: the sum of the magnitudes asked for, of what it took from them, and the largest part taken. */
interface StepSums {
  asked: number;
  taken: number;
  most: number;
  across: number;
  ahead: number;
}

function displaceBlock(
  { inputs, vector, gradient, anchors, plus, minus }: Line,
  step: number,
  start: number,
  end: number,
  isSingle: boolean,
  sums: StepSums,
): void {
  const { numbers } = inputs;
  let { asked, taken, most, across, ahead } = sums;
  for (let k = start; k < end; k++) {
    const wanted = step * vector[k]!;
    const x = numbers[k]!;
    if (wanted === 0) {
      plus[k] = x;
      minus[k] = x;
      continue;
    }
    const anchor = anchors[k]!;
    const far = anchor + wanted;
    const moved = (isSingle ? Math.fround(far) : far) - anchor;
    const up = isSingle ? Math.fround(x + moved) : x + moved;
    const down = isSingle ? Math.fround(x - moved) : x - moved;
    plus[k] = up;
    minus[k] = down;
    const length = Math.abs(wanted);
    const error = Math.abs(up - down - 2 * wanted) / 2;
    asked += length;
    taken += error;
    if (error > most * length) most = error / length;
    across += gradient[k]! * (up - down);
    ahead += gradient[k]! * (up - x);
  }
  sums.asked = asked;
  sums.taken = taken;
  sums.most = most;
  sums.across = across;
  sums.ahead = ahead;
}
