import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { checkDirection, type DirectionCheck, LADDER, type Point, type Verdict } from "./check-direction.ts";
import type { Direction } from "./directions.ts";
import type { Ladder } from "./ladder.ts";

/** What the directions taken together say. */
export interface PointCheck {
  readonly verdict: Verdict;
  /** The relative error of the gradient as a whole that would have been seen. */
  readonly resolution: number;
  readonly directions: readonly DirectionCheck[];
  /** The direction that shows the gradient wrong, and was gone twice. */
  readonly failure: DirectionCheck | null;
  /** Noise of f: the most that a direction shows. */
  readonly noise: number;
}

/** Rungs of a second ladder, around the step that decided on the first. */
const AROUND = 14;
const SHIFT = 0.69;

/**
 * The gradient along each direction until one fails. A fail counts only if a second ladder, of other steps, shows the
 * same error.
 *
 * @param most - evaluations of f that may be spent
 */
export function* checkPoint(
  point: Point,
  directions: readonly Direction[],
  most: number,
): MaybeAsync<PointCheck> {
  const checks: DirectionCheck[] = [];
  let failure: DirectionCheck | null = null;
  let { noise } = point;
  const { tally } = point.subject;
  const end = tally.evaluations + most;
  for (const direction of directions) {
    if (tally.evaluations + costOf(direction, LADDER.rungs + AROUND) > end) break;
    const first = yield* checkDirection({ ...point, noise }, direction);
    noise = Math.max(noise, first.noise);
    if (first.verdict !== "fail") {
      checks.push(first);
      if (first.rungs.length === 0 && point.subject.domain === null) break;
      continue;
    }
    const again = yield* checkDirection({ ...point, noise }, direction, ladderAround(first.step, AROUND));
    noise = Math.max(noise, again.noise);
    const difference = Math.abs(first.numeric - again.numeric);
    if (again.verdict === "fail" && difference <= first.bar + again.bar) {
      failure = first;
      checks.push(first);
      break;
    }
    checks.push({ ...first, verdict: "unresolved", bar: Infinity, resolution: Infinity });
  }
  const resolution = Math.min(Infinity, ...checks.map((check) => check.resolution));
  const resolved = checks.some(({ verdict }) => verdict === "pass");
  const verdict = failure ? "fail" : resolved ? "pass" : "unresolved";
  return { verdict, resolution, directions: checks, failure, noise };
}

function costOf({ sides }: Direction, rungs: number): number {
  return (sides === "both" ? 2 : 1) * rungs;
}

/** Some rungs of other steps than those of the first ladder, with one of its steps in their middle. */
export function ladderAround(step: number, rungs: number): Ladder {
  let first = SHIFT * step;
  for (let above = 0; above < rungs >> 1 && LADDER.ratio * first < LADDER.first; above++)
    first *= LADDER.ratio;
  return { first, ratio: LADDER.ratio, rungs };
}
