import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { checkByFit } from "./check-by-fit.ts";
import { isCredible } from "./credible-error.ts";
import type { Direction } from "./directions.ts";
import type { DirectionCheck, Point } from "./judge-ladder.ts";
import { isStair, movesOf, type Rung } from "./ladder.ts";
import { isZeroAlong } from "./standstill.ts";

/** Checks by least squares. */
export interface FittedChecks {
  /** One for each direction; only that of the first where it shows nothing. */
  readonly checks: readonly DirectionCheck[];
  /** The direction along which two fits show the gradient wrong. */
  readonly failure: DirectionCheck | null;
}

/** Resolution of a ladder above which a fit may show more. */
const FIT_RESOLUTION = 1e-3;

/** Part of all that f moves that noise must take for it to be what limits the resolution. */
const MIN_NOISE_SHARE = 3e-7;

/** Reports whether noise limits what a direction shows. */
export function isNoisy({ verdict, resolution, rungs }: DirectionCheck, { centre, noise }: Point): boolean {
  const isPoor = verdict !== "fail" && resolution > FIT_RESOLUTION;
  return isPoor && rungs.length > 0 && noise >= MIN_NOISE_SHARE * movesOf(rungs, centre);
}

/**
 * Checks the gradient along all directions by least squares until one fails. An error that may be luck of the noise is
 * measured again with more steps, and a fail counts only if a second fit, over other steps, shows it too.
 *
 * @param first - the check along the first of them on a ladder of steps
 * @param most - evaluations of f for a fit along each direction and one more
 * @param extra - evaluations besides, for errors that may be luck
 */
export function* fitDirections(
  point: Point,
  directions: readonly Direction[],
  first: DirectionCheck,
  most: number,
  extra: number,
): MaybeAsync<FittedChecks> {
  const { tally } = point.subject;
  // Stairs have slopes of 0 between their jumps, and a slope as a whole: both are the gradient of something.
  if (isStair(first.rungs) && isZeroAlong(point.gradient, first.direction.vector))
    return { checks: [], failure: null };
  const end = tally.evaluations + most + extra;
  const steps = Math.min(MAX_STEPS, Math.floor(most / 2 / (directions.length + 1)));
  const checks: DirectionCheck[] = [];
  for (const direction of directions) {
    const known = checks.length === 0 ? first : null;
    let found = yield* checkByFit(point, direction, steps, first.rungs);
    const isNoise = found.noise <= MAX_NOISE_RATIO * point.noise;
    // Two fits of so many steps on both sides of x must be left, and a fit for every direction that follows.
    const left = end - tally.evaluations - 2 * steps * (directions.length - checks.length - 1);
    const isSuspect = mayBeWrong(found);
    const more = Math.min(isSuspect ? MAX_STEPS : MAX_STEPS / 3, Math.floor(left / 4));
    if (isNoise && (isSuspect || found.resolution > POOR_FIT) && more >= MIN_GROWTH * steps) {
      found = yield* checkByFit(point, direction, more, first.rungs);
    }
    if (found.verdict === "fail") {
      if ((yield* isCredible(point, found, known)) && (yield* isShownAgain(point, found, first.rungs)))
        return { checks, failure: found };
      checks.push({ ...found, verdict: "unresolved", bar: Infinity, resolution: Infinity });
    } else checks.push(found);
    if (checks.length === 1 && checks[0]!.verdict === "unresolved") break;
  }
  return { checks, failure: null };
}

/** Reports whether the error that a fit shows is more than noise mostly makes of a right gradient. */
function mayBeWrong({ analytic, numeric, bar }: DirectionCheck): boolean {
  return Math.abs(numeric - analytic) > SUSPECT_SHARE * bar;
}

/** Reports whether a fit over other steps shows an error again. */
function* isShownAgain(point: Point, found: DirectionCheck, around: readonly Rung[]): MaybeAsync<boolean> {
  const { direction, rungs, analytic, numeric, bar } = found;
  const steps = direction.sides === "both" ? rungs.length : rungs.length >> 1;
  const again = yield* checkByFit(point, direction, steps, around, OTHER_STEPS);
  const [error, other] = [numeric - analytic, again.numeric - analytic];
  return other * Math.sign(error) > again.bar / 2 && Math.abs(error - other) <= bar + again.bar;
}

/** Part of what is allowed that an error must have for a fit of more steps. */
const SUSPECT_SHARE = 0.3;

/** Resolution of a fit above which one of more steps is made. */
const POOR_FIT = 0.03;

/** Times the noise of the finest steps that values may scatter around a fit; more is the shape of f. */
const MAX_NOISE_RATIO = 3;

/** Steps of a fit, at most. */
const MAX_STEPS = 300;

/** Times as many steps that make another fit worth while. */
const MIN_GROWTH = 2;

/** The steps of a second fit, as a part of those of the first. */
const OTHER_STEPS = 0.93;
