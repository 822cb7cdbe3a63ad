import { displace, lineThrough } from "../arguments/displace.ts";
import { granuleOf } from "../arguments/granule.ts";
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

/** The steps of a ladder, the largest first. */
export function* stepsOf({ first, ratio, rungs }: Ladder): Generator<number> {
  for (let k = 0, step = first; k < rungs; k++, step /= ratio) yield step;
}

/**
 * The residual f(x⁺) − f(x⁻) − g·(x⁺ − x⁻), over the step, for each of some steps. Rungs are left out where f is not
 * defined, and where too little of the step is left once it is stored.
 *
 * @param steps - each shorter than the one before
 */
export function* measureRungs(
  subject: Subject,
  gradient: Float64Array,
  { vector, sides }: Direction,
  centre: number,
  steps: Iterable<number>,
): MaybeAsync<Rung[]> {
  const found: Rung[] = [];
  const line = lineThrough(subject.inputs, vector, gradient);
  // Where a step stays in the domain, shorter ones do.
  let isAboveInside = false;
  let isBelowInside = false;
  for (const step of steps) {
    const { plus, minus, kept, lost, ahead, across } = displace(line, step);
    if (1 - kept > LIMITS.maxStepLost) continue;
    const up = yield* valueAt(subject, plus, isAboveInside);
    if (Number.isNaN(up)) continue;
    isAboveInside = true;
    if (sides === "forward") {
      const slope = (up - centre) / step;
      const residual = slope - ahead / step;
      const stored = STORED_ORDER * lost * Math.abs(residual);
      found.push({ step, slope, residual, secondDifference: 0, values: [up], gain: 2 / step, stored });
      continue;
    }
    const down = yield* valueAt(subject, minus, isBelowInside);
    if (Number.isNaN(down)) continue;
    isBelowInside = true;
    const slope = (up - down) / (2 * step);
    const residual = slope - across / (2 * step);
    const secondDifference = (up - centre - (centre - down)) / step;
    const stored = STORED_ORDER * lost * Math.abs(residual);
    found.push({ step, slope, residual, secondDifference, values: [up, down], gain: 1 / step, stored });
  }
  return found;
}

/** The power of the step by which curvature moves f: the residual changes by as many times the part that storing takes. */
const STORED_ORDER = 2;

/** By how much f differs from its value at x, at most. */
export function movesOf(rungs: readonly Rung[], centre: number): number {
  return Math.max(0, ...rungs.flatMap(({ values }) => values.map((value) => Math.abs(value - centre))));
}

/** Reports whether f is asked on both sides of x, and moves alike to both at every step, to within its noise. */
export function isEven(rungs: readonly Rung[], noise: number): boolean {
  return rungs.length > 1 && rungs.every(({ values: [up, down] }) => Math.abs(up! - down!) <= 2 * noise);
}

/**
 * By how much f jumps at x, as it does where a tied argmax selects an element: its values at the finest steps to one side agree,
 * and differ from that at x by a good part of all that f moves. 0 where f goes to its value at x, or scatters.
 */
export function jumpOf(rungs: readonly Rung[], centre: number): number {
  const finest = rungs.slice(-JUMP_RUNGS);
  if (finest.length < JUMP_RUNGS || finest.at(-1)!.step > MAX_JUMP_STEP) return 0;
  const jumps = finest[0]!.values.map((_, side) => {
    const moves = finest.map(({ values }) => values[side]! - centre);
    const [low, high] = [Math.min(...moves), Math.max(...moves)];
    const jump = Math.max(high, -low);
    return high - low <= MAX_JUMP_CHANGE * jump ? jump : 0;
  });
  const jump = Math.max(...jumps);
  return jump >= MIN_JUMP_SHARE * movesOf(rungs, centre) ? jump : 0;
}

/** The finest rungs, over which a jump stays what it is and any slope moves f less and less. */
const JUMP_RUNGS = 5;

/** A step that float32 stores: at one of them a jump at x shows, and one a little beside x, as stairs have, does not. */
const MAX_JUMP_STEP = 1e-5;

/** The part of itself by which a jump may change over these. */
const MAX_JUMP_CHANGE = 1e-3;

/** The part of what f moves by from which a jump hides its slope. */
const MIN_JUMP_SHARE = 0.1;

/**
 * What values of f are rounded to: the largest power of two that divides all of them, or the least distance of two.
 * Infinity if all are equal.
 */
export function unitOfValues(rungs: readonly Rung[], centre: number): number {
  const values = Float64Array.from(new Set([centre, ...rungs.flatMap((rung) => rung.values)])).sort();
  const granule = values.reduce((least, value) => Math.min(least, granuleOf(value)), Infinity);
  let apart = Infinity;
  for (let k = 1; k < values.length; k++) apart = Math.min(apart, values[k]! - values[k - 1]!);
  return Number.isFinite(apart) ? Math.max(granule, apart) : Infinity;
}

/** Reports whether f does not change at many steps of a ladder, the finer ones: it is stairs there, or a step function. */
export function isStair(moved: readonly Rung[]): boolean {
  return moved.length <= MAX_STAIR_RUNGS;
}

/** Rungs of a ladder at which such a function may change. */
const MAX_STAIR_RUNGS = 14;
