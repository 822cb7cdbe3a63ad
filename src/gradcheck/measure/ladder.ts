import { displace } from "../arguments/inputs.ts";
import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { type Subject, valueAt } from "../arguments/subject.ts";
import { LIMITS } from "../arguments/verdict-limits.ts";
import type { Direction } from "./directions.ts";

/** What one step along a direction shows. */
export interface Rung {
  readonly step: number;
  /** Difference quotient. */
  readonly slope: number;
  /** The same minus the gradient's slope along the same stored displacement. */
  readonly residual: number;
  /** Second difference over the step: stays where the function has a kink, vanishes with the step where it has none. */
  readonly secondDifference: number;
  /** The values of f that it is made of. */
  readonly values: readonly number[];
  /** What one unit of noise in a value makes of the residual. */
  readonly gain: number;
  /** By how much curvature may shift the residual because steps are stored longer or shorter than asked. */
  readonly stored: number;
}

/** Steps of a ladder: the largest, the ratio of each to the next, how many. */
export interface Ladder {
  readonly first: number;
  readonly ratio: number;
  readonly rungs: number;
}

/**
 * The residual f(x⁺) − f(x⁻) − g·(x⁺ − x⁻), over the step, on a ladder of steps. Rungs are left out where f is not
 * defined, and where too little of the step is left once it is stored.
 */
export function* measureLadder(
  subject: Subject,
  gradient: Float64Array,
  { vector, sides }: Direction,
  centre: number,
  { first, ratio, rungs }: Ladder,
): MaybeAsync<Rung[]> {
  const found: Rung[] = [];
  for (let k = 0, step = first; k < rungs; k++, step /= ratio) {
    const { plus, minus, kept, lost } = displace(subject.inputs, vector, step);
    if (1 - kept > LIMITS.maxStepLost) continue;
    const up = yield* valueAt(subject, plus);
    if (Number.isNaN(up)) continue;
    if (sides === "forward") {
      const slope = (up - centre) / step;
      const residual = slope - slopeOf(gradient, subject.inputs.numbers, plus) / step;
      const stored = STORED_ORDER * lost * Math.abs(residual);
      found.push({ step, slope, residual, secondDifference: 0, values: [up], gain: 2 / step, stored });
      continue;
    }
    const down = yield* valueAt(subject, minus);
    if (Number.isNaN(down)) continue;
    const slope = (up - down) / (2 * step);
    const residual = slope - slopeOf(gradient, minus, plus) / (2 * step);
    const secondDifference = (up - centre - (centre - down)) / step;
    const stored = STORED_ORDER * lost * Math.abs(residual);
    found.push({ step, slope, residual, secondDifference, values: [up, down], gain: 1 / step, stored });
  }
  return found;
}

/** The power of the step by which curvature moves f: the residual changes by as many times the part that storing takes. */
const STORED_ORDER = 2;

/** What the gradient makes of the way from one point to another. */
function slopeOf(gradient: Float64Array, from: Float64Array, to: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < gradient.length; k++) sum += gradient[k]! * (to[k]! - from[k]!);
  return sum;
}

/** By how much f differs from its value at x, at most. */
export function movesOf(rungs: readonly Rung[], centre: number): number {
  return Math.max(0, ...rungs.flatMap(({ values }) => values.map((value) => Math.abs(value - centre))));
}
