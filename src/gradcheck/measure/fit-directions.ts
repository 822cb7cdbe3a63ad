import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { LIMITS } from "../arguments/verdict-limits.ts";
import { checkByFit } from "./check-by-fit.ts";
import { isCredible } from "./credible-error.ts";
import type { Direction } from "./directions.ts";
import type { DirectionCheck, Point } from "./judge-ladder.ts";
import { isStair, jumpOf, movesOf, type Rung } from "./ladder.ts";
import { isZeroAlong } from "./standstill.ts";

/** Checks by least squares. */
export interface FittedChecks {
  /** One for each direction; only that of the first where it shows nothing. */
  readonly checks: readonly DirectionCheck[];
  /** The direction along which two fits show the gradient wrong. */
  readonly failure: DirectionCheck | null;
}

/** Reports whether noise limits what a direction shows, and not a jump of f at x, which a fit would take for a part of a slope. */
export function isNoisy({ verdict, resolution, rungs }: DirectionCheck, { centre, noise }: Point): boolean {
  const isPoor = verdict !== "fail" && resolution > LIMITS.fitResolution;
  const isHidden = rungs.length > 0 && noise >= LIMITS.minNoiseShare * movesOf(rungs, centre);
  return isPoor && isHidden && jumpOf(rungs, centre) === 0;
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
  const steps = Math.min(LIMITS.maxFitSteps, Math.floor(most / 2 / (directions.length + 1)));
  const checks: DirectionCheck[] = [];
  for (const direction of directions) {
    const known = checks.length === 0 ? first : null;
    let found = yield* checkByFit(point, direction, steps, first.rungs);
    const isNoise = found.noise <= LIMITS.maxNoiseRatio * point.noise;
    // Two fits of so many steps on both sides of x must be left, and a fit for every direction that follows.
    const left = end - tally.evaluations - 2 * steps * (directions.length - checks.length - 1);
    const isSuspect = mayBeWrong(found);
    const more = Math.min(isSuspect ? LIMITS.maxFitSteps : LIMITS.maxFitSteps / 3, Math.floor(left / 4));
    if (isNoise && (isSuspect || found.resolution > LIMITS.poorFit) && more >= MIN_GROWTH * steps) {
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
  return Math.abs(numeric - analytic) > LIMITS.suspectShare * bar;
}

/** Reports whether a fit over other steps shows an error again. */
function* isShownAgain(point: Point, found: DirectionCheck, around: readonly Rung[]): MaybeAsync<boolean> {
  const { direction, rungs, analytic, numeric, bar } = found;
  const steps = direction.sides === "both" ? rungs.length : rungs.length >> 1;
  const again = yield* checkByFit(point, direction, steps, around, OTHER_STEPS);
  const [error, other] = [numeric - analytic, again.numeric - analytic];
  return other * Math.sign(error) > again.bar / 2 && Math.abs(error - other) <= bar + again.bar;
}

/** Times as many steps that make another fit worth while. */
const MIN_GROWTH = 2;

/** The steps of a second fit, as a part of those of the first. */
const OTHER_STEPS = 0.93;
