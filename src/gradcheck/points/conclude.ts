import { LIMITS } from "../arguments/verdict-limits.ts";
import type { Direction } from "../measure/directions.ts";
import type { DirectionCheck, Point, Verdict } from "../measure/judge-ladder.ts";
import { isEven } from "../measure/ladder.ts";

/** What the directions taken together say. */
export interface PointCheck {
  readonly verdict: Verdict;
  /**
   * An error of the gradient of this size beside the gradient, both measured by their norms, is found wherever it is: in
   * one element, in some or in all.
   */
  readonly resolution: number;
  /** The relative error along one direction that the sharpest of them would have shown. */
  readonly sharpest: number;
  readonly directions: readonly DirectionCheck[];
  /** The direction that shows the gradient wrong on two ladders. */
  readonly failure: DirectionCheck | null;
  /** Noise of f: the most that a direction shows. */
  readonly noise: number;
  /** Elements that no direction with a pass moves by a part of its own. */
  readonly unseen: readonly number[];
}

/** What checks along directions say together of a gradient at a point. */
export function concluded(
  point: Point,
  directions: readonly Direction[],
  checks: readonly DirectionCheck[],
  failure: DirectionCheck | null,
  noise: number,
): PointCheck {
  const unseen = unseenOf(directions, checks);
  const sharpest = Math.min(Infinity, ...checks.map((check) => check.resolution));
  const isSeen = failure === null && unseen.length === 0;
  const covering = isSeen ? Math.max(sharpest, resolutionOf(point, directions, checks)) : Infinity;
  const isFlat = checks.every((check) => check.verdict !== "pass" || check.reference > 0);
  const isLevel = !isFlat || covering <= MAX_RESOLUTION_OF_ZERO || isEvenAlong(checks);
  const isShown = isSeen && covering <= LIMITS.maxResolution && isLevel;
  const verdict = failure ? "fail" : isShown ? "pass" : "unresolved";
  const resolution = isSeen ? covering : sharpest;
  return { verdict, resolution, sharpest, directions: checks, failure, noise, unseen };
}

/**
 * The largest resolution of a gradient of 0, which is a part of what f moves by, where f does not show by itself that its slope is 0:
 * small slopes beside what f moves by would be wrong as a whole.
 */
const MAX_RESOLUTION_OF_ZERO = 0.01;

/**
 * Reports whether f moves alike to both sides of x along every direction, as it does at a minimum. That it moves by many times its noise
 * the resolution says.
 */
function isEvenAlong(checks: readonly DirectionCheck[]): boolean {
  return checks.every(({ rungs, noise }) => isEven(rungs, noise));
}

/**
 * The elements that some direction moves and none that passes. One along which all move by equal parts of their scales does not count: it
 * does not show slopes that are exchanged.
 */
export function unseenOf(directions: readonly Direction[], checks: readonly DirectionCheck[]): number[] {
  const seen = checks
    .filter(({ verdict, direction }) => verdict === "pass" && direction.hidesExchange !== true)
    .map(({ direction }) => direction);
  const [first, ...others] = seen;
  const left: number[] = [];
  for (let k = 0; k < (directions[0]?.vector.length ?? 0); k++) {
    if (first === undefined || first.vector[k] === 0) left.push(k);
  }
  return left.filter((k) => !isMoved(others, k) && isMoved(directions, k));
}

function isMoved(directions: readonly Direction[], element: number): boolean {
  return directions.some(({ vector }) => vector[element] !== 0);
}

/**
 * The norm of an error that is found wherever it is, beside that of the gradient. Where an error in one element would
 * show least decides, in the units of x and in the scale by which directions move it.
 */
function resolutionOf(
  { gradient }: Point,
  directions: readonly Direction[],
  checks: readonly DirectionCheck[],
): number {
  const passed = checks.filter((check) => check.verdict === "pass");
  const shown = leastShown(gradient.length, directions, passed);
  const lengths = new Float64Array(gradient.length);
  for (const { direction } of passed) {
    for (let k = 0; k < lengths.length; k++)
      lengths[k] = Math.max(lengths[k]!, Math.abs(direction.vector[k]!));
  }
  let worst = 0;
  let worstScaled = 0;
  let squares = 0;
  let squaresScaled = 0;
  for (let k = 0; k < gradient.length; k++) {
    const length = lengths[k]!;
    if (length === 0) continue;
    worst = Math.max(worst, shown[k]!);
    worstScaled = Math.max(worstScaled, shown[k]! * length);
    squares += gradient[k]! * gradient[k]!;
    squaresScaled += gradient[k]! * length * (gradient[k]! * length);
  }
  const errors = Math.max(worst / Math.sqrt(squares), worstScaled / Math.sqrt(squaresScaled));
  // Only where no direction shows more than rounding is the gradient 0 beside what f does around x.
  const reference = passed.every((check) => check.reference > 0)
    ? Math.max(...passed.map((check) => check.reference))
    : 0;
  const found =
    reference > 0 || squares === 0 ? worstScaled / Math.max(reference, Math.sqrt(squaresScaled)) : errors;
  return LIMITS.resolutionFactor * found;
}

/**
 * The least error of each element that some direction would have shown. Where a direction is left out that was planned for an element,
 * errors of several elements may cancel along one that is left, and along equal lengths slopes that are exchanged do.
 */
function leastShown(
  size: number,
  directions: readonly Direction[],
  passed: readonly DirectionCheck[],
): Float64Array {
  const shown = new Float64Array(size).fill(Infinity);
  const [drawn, counts] = [shown.slice(), new Uint8Array(size)];
  for (const { direction, bar } of passed) {
    for (let k = 0; k < size; k++) {
      const part = Math.abs(direction.vector[k]!);
      if (part === 0) continue;
      shown[k] = Math.min(shown[k]!, bar / part);
      if (direction.hidesExchange === true) continue;
      drawn[k] = Math.min(drawn[k]!, bar / part);
      counts[k]!++;
    }
  }
  const seen = passed.map(({ direction }) => direction);
  for (const { vector } of directions.filter((one) => !seen.includes(one))) {
    for (let k = 0; k < size; k++) {
      if (vector[k] !== 0) shown[k] = drawn[k]! * (counts[k] === 1 ? ALONE_FACTOR : 1);
    }
  }
  return shown;
}

/** Times larger an error must be to be found as surely where one direction of drawn lengths shows it as where two do. */
const ALONE_FACTOR = 40;
