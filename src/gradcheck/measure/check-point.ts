import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { LIMITS } from "../arguments/verdict-limits.ts";
import { checkDirection, LADDER } from "./check-direction.ts";
import { type Direction, NO_SPARE, planDirections, planSpare, type SpareDirections } from "./directions.ts";
import { fitDirections, isNoisy } from "./fit-directions.ts";
import type { DirectionCheck, Point, Verdict } from "./judge-ladder.ts";
import { isStair, type Ladder, unitOfValues } from "./ladder.ts";
import { accountsForStep } from "./path-integral.ts";

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

/** Rungs of a second ladder, around the step that decided on the first. */
export const SECOND_RUNGS = 14;

/** The least of them, where no more evaluations are left. */
const MIN_SECOND_RUNGS = 8;

/** The steps of the second ladder, as a part of those of the first. */
const SECOND_SHIFT = 0.69;

/**
 * Checks the gradient along each direction until one fails. A fail counts only if a second ladder, of other steps, shows
 * the same error, and the gradient next to x does not account for it; a pass only if every element is moved by a direction that passes.
 *
 * @param most - evaluations of f that may be spent
 * @param spare - directions for what the others do not show
 * @param extra - evaluations that may be spent besides where noise may hide an error
 */
export function* checkPoint(
  point: Point,
  directions: readonly Direction[],
  most: number,
  spare: () => SpareDirections = () => NO_SPARE,
  extra = 0,
): MaybeAsync<PointCheck> {
  const checks: DirectionCheck[] = [];
  let failure: DirectionCheck | null = null;
  let { noise } = point;
  const { tally } = point.subject;
  let end = tally.evaluations + most;
  const left = [...directions];
  let isTogether = false;
  let isCloser = false;
  while (left.length > 0) {
    const direction = left.shift()!;
    if (tally.evaluations + costOf(direction, LADDER.rungs + MIN_SECOND_RUNGS) > end) break;
    const first = yield* checkDirection({ ...point, noise }, direction);
    if (!first.kink) noise = Math.max(noise, first.noise);
    if (first.verdict === "fail") {
      const left = Math.floor((end - tally.evaluations) / costOf(direction, 1));
      const ladder = ladderAround(first.step, Math.min(SECOND_RUNGS, left));
      const again = yield* checkDirection({ ...point, noise }, direction, ladder);
      noise = Math.max(noise, again.noise);
      const difference = Math.abs(first.numeric - again.numeric);
      const isShownTwice = again.verdict === "fail" && difference <= first.bar + again.bar;
      if (isShownTwice && !(yield* accountsForStep(point, first))) {
        failure = first;
        checks.push(first);
        break;
      }
      checks.push({ ...first, verdict: "unresolved", bar: Infinity, resolution: Infinity });
    } else {
      checks.push(first);
      if (first.rungs.length === 0 && point.subject.domain === null) break;
    }
    if (!first.kink) noise = Math.max(noise, stairNoise(first, point.centre));
    if (checks.length === 1 && showsNothing(checks[0]!)) {
      const { closer } = spare();
      if (closer.length > 0) {
        left.splice(0, left.length, ...closer);
        checks[0] = { ...checks[0]!, verdict: "unresolved", bar: Infinity, resolution: Infinity };
        isCloser = true;
      }
    }
    if (checks.length === 1 && !isCloser && isNoisy(checks[0]!, { ...point, noise })) {
      const before = tally.evaluations;
      const fits = yield* fitDirections(
        { ...point, noise },
        directions,
        checks[0]!,
        end - tally.evaluations,
        extra,
      );
      if (fits.failure !== null) {
        failure = fits.failure;
        checks.push(failure);
        break;
      }
      checks.push(...fits.checks);
      // Steps near x may show what large ones do not: a ladder follows where a fit does not pass.
      const passed = fits.checks.filter(({ verdict }) => verdict === "pass").map((check) => check.direction);
      left.splice(0, left.length, ...left.filter((one) => !passed.includes(one)));
      end += Math.min(extra, tally.evaluations - before);
    }
    if (left.length === 0 && !isTogether && unseenOf(directions, checks).length > 0) {
      const { together } = spare();
      if (together !== null) left.push(together);
      isTogether = true;
    }
  }
  return concluded(point, directions, checks, failure, noise);
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
  const isShown = isSeen && covering <= (isFlat ? MAX_RESOLUTION_OF_ZERO : LIMITS.maxResolution);
  const verdict = failure ? "fail" : isShown ? "pass" : "unresolved";
  const resolution = isSeen ? covering : sharpest;
  return { verdict, resolution, sharpest, directions: checks, failure, noise, unseen };
}

/** The same for a gradient of 0, of which an error is a part of what f moves by: small slopes beside that would be wrong as a whole. */
const MAX_RESOLUTION_OF_ZERO = 0.01;

/**
 * Reports whether a slope does not show, or is 0 beside all that f moves: where elements are of sizes far apart, a small one that
 * moves as far as a large one may make it so.
 */
function showsNothing({ verdict, reference }: DirectionCheck): boolean {
  return verdict === "unresolved" || reference > 0;
}

/** Half of what f is rounded to, as it shows where f does not change at most steps and changes at some; else 0. */
function stairNoise({ rungs }: DirectionCheck, centre: number): number {
  const unit = isStair(rungs) ? unitOfValues(rungs, centre) : Infinity;
  return Number.isFinite(unit) ? unit / 2 : 0;
}

/** {@link checkPoint} along the directions that are planned at a point. */
export function* checkPlanned(
  point: Point,
  chosen: Uint8Array | null,
  random: () => number,
  most: number,
  extra = 0,
): MaybeAsync<PointCheck> {
  const { inputs, domain } = point.subject;
  const directions = planDirections(inputs, point.gradient, chosen, domain, random);
  const spare = () => planSpare(inputs, point.gradient, chosen, domain, random);
  return yield* checkPoint(point, directions, most, spare, extra);
}

/**
 * The elements that some direction moves and none that passes. One along which all move by equal parts of their scales does not count: it
 * does not show slopes that are exchanged.
 */
function unseenOf(directions: readonly Direction[], checks: readonly DirectionCheck[]): number[] {
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

function costOf({ sides }: Direction, rungs: number): number {
  return (sides === "both" ? 2 : 1) * rungs;
}

/** Some rungs of other steps than those of the first ladder, with one of its steps in their middle. */
export function ladderAround(step: number, rungs: number): Ladder {
  let first = SECOND_SHIFT * step;
  for (let above = 0; above < rungs >> 1 && LADDER.ratio * first < LADDER.first; above++)
    first *= LADDER.ratio;
  return { first, ratio: LADDER.ratio, rungs };
}
