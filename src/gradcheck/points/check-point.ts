import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { checkDirection, LADDER } from "../measure/check-direction.ts";
import {
  type Direction,
  NO_SPARE,
  planDirections,
  planSpare,
  type SpareDirections,
} from "../measure/directions.ts";
import { fitDirections, isNoisy } from "../measure/fit-directions.ts";
import type { DirectionCheck, Point } from "../measure/judge-ladder.ts";
import { isStair, type Ladder, unitOfValues } from "../measure/ladder.ts";
import { accountsForStep } from "../measure/path-integral.ts";
import { concluded, type PointCheck, unseenOf } from "./conclude.ts";

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
