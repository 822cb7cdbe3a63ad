import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { gradientAt } from "../arguments/read-gradient.ts";
import { checkDirection } from "../measure/check-direction.ts";
import { ladderAround, SECOND_RUNGS } from "../measure/check-point.ts";
import type { Direction } from "../measure/directions.ts";
import type { Point } from "../measure/judge-ladder.ts";

/**
 * Reports whether f has values across the bounds at which elements lie, and moves there by something else than the gradient there: a
 * slope that a gradient has at the bound and across it then is not one of f. Where f has no values across, nothing is known.
 *
 * @param vector - the way across the bounds
 */
export function* isWrongAcross(point: Point, vector: Float64Array): MaybeAsync<boolean> {
  const { subject } = point;
  const { inputs } = subject;
  const direction: Direction = { vector, sides: "forward" };
  const outside = { ...subject, domain: null };
  const numbers = inputs.numbers.map((x, k) => x + NEAR * vector[k]!);
  try {
    const across = yield* gradientAt(outside, numbers);
    if (across === null) return false;
    const there: Point = { ...point, subject: outside, gradient: across, noise: 0 };
    const first = yield* checkDirection(there, direction);
    if (
      first.verdict !== "fail" ||
      Math.abs(first.numeric - first.analytic) < MIN_OFF * Math.abs(first.analytic)
    )
      return false;
    const again = yield* checkDirection(there, direction, ladderAround(first.step, SECOND_RUNGS));
    return again.verdict === "fail" && Math.abs(first.numeric - again.numeric) <= first.bar + again.bar;
  } catch {
    // A function that refuses arguments out of its domain may do so by any error.
    return false;
  }
}

/** A move across the bound, in the scale of x, that float32 stores. */
const NEAR = 2 ** -17;

/** The part of a slope across a bound by which f must move otherwise: over the move to there, the gradient changes by less. */
const MIN_OFF = 0.1;
