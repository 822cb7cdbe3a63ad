import { MAX_EVALUATIONS } from "../arguments/gradcheck-options.ts";
import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { planDirections } from "../measure/directions.ts";
import type { DirectionCheck, Point } from "../measure/judge-ladder.ts";
import { slopeAt } from "../measure/path-integral.ts";
import { checkPoint } from "../points/check-point.ts";
import { RANGE_MARGIN } from "./slope-range.ts";

/** What differences show at x of the elements at bounds of the domain: a check ends where a direction of others shows a kink. */
export function* checkAtBounds(
  point: Point,
  chosen: Uint8Array | null,
  random: () => number,
): MaybeAsync<"pass" | "fail" | "unresolved"> {
  const { inputs, domain } = point.subject;
  const planned = planDirections(inputs, point.gradient, chosen, domain, random);
  const inward = planned.filter(({ sides }) => sides === "forward");
  if (inward.length === 0) return "pass";
  const { verdict, failure } = yield* checkPoint(point, inward, MAX_EVALUATIONS);
  if (failure === null) return verdict;
  return (yield* isRightAhead(point, failure)) ? "unresolved" : "fail";
}

/**
 * Reports whether the gradient just ahead of x, where f is asked on one side of x only, is what differences show there. It costs no
 * evaluation of f.
 */
export function* isRightAhead(
  { subject }: Point,
  { direction, analytic, numeric, bar, step }: DirectionCheck,
): MaybeAsync<boolean> {
  if (direction.sides === "both") return false;
  const first = Math.min(step, MAX_STEP_AHEAD);
  const far = yield* slopeAt(subject, direction.vector, first);
  const near = yield* slopeAt(subject, direction.vector, first / 2);
  if (far === null || near === null) return false;
  return Math.abs(2 * near - far - numeric) <= bar + RANGE_MARGIN * Math.abs(numeric - analytic);
}

/** A step, in the scale of x, that float32 stores well and over which the gradient changes as along a line. */
const MAX_STEP_AHEAD = 2 ** -12;
