import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { LIMITS } from "../arguments/verdict-limits.ts";
import { fitPowers } from "./fit-powers.ts";
import type { DirectionCheck, Point } from "./judge-ladder.ts";
import type { Rung } from "./ladder.ts";
import { slopeAt } from "./path-integral.ts";

/**
 * Reports whether the error that a fit over large steps shows is one of the gradient, and not of steps that are too large: finer
 * steps do not disprove it, and the gradient on the way does not account for what f moves by.
 *
 * @param found - a check by least squares
 * @param first - a check along the same direction on a ladder of steps, if there is one
 */
export function* isCredible(
  point: Point,
  found: DirectionCheck,
  first: DirectionCheck | null,
): MaybeAsync<boolean> {
  if (first !== null && isRefuted(found.numeric - found.analytic, first)) return false;
  return yield* isWrongOnTheWay(point, found);
}

/** Reports whether the finest rungs of a ladder at which noise does not hide an error show less than half of it. */
function isRefuted(error: number, { rungs, noise }: DirectionCheck): boolean {
  const size = Math.abs(error);
  const finest = rungs
    .filter(
      ({ step, gain }) =>
        step <= LIMITS.maxTellingStep && LIMITS.barsAllowed * gain * noise <= LIMITS.minErrorKept * size,
    )
    .slice(-LIMITS.refutingRungs);
  const isSmall = ({ residual }: Rung) => Math.abs(residual) <= LIMITS.minErrorKept * size;
  return finest.length > 0 && finest.every(isSmall);
}

/**
 * Reports whether the gradient is wrong on the way along a direction as well: whether f moves by something else than the integral
 * of its slopes. It costs no evaluation of f. A bend that noise hides at x shows in the gradients beside x.
 */
function* isWrongOnTheWay({ subject, centre }: Point, found: DirectionCheck): MaybeAsync<boolean> {
  const { direction, rungs, analytic, numeric, step } = found;
  const sides = direction.sides === "both" ? [1, -1] : [1];
  const fitted = rungs.filter((rung) => rung.step <= step).reverse();
  const moves = fitted.map(({ values }) =>
    sides.length === 2 ? (values[0]! - values[1]!) / 2 : values[0]! - centre,
  );
  for (const side of sides) {
    let [before, slope, integral] = [0, analytic, 0];
    for (const [k, { step: here }] of fitted.entries()) {
      const next = yield* slopeAt(subject, direction.vector, side * here);
      if (next === null) return false;
      integral += ((slope + next) / 2) * (here - before);
      moves[k]! -= integral / sides.length;
      [before, slope] = [here, next];
    }
  }
  const powers = sides.length === 2 ? [1] : [1, 0];
  const steps = fitted.map((rung) => rung.step);
  const error = numeric - analytic;
  return (
    fitPowers(steps, moves, powers).coefficient * Math.sign(error) >= LIMITS.minErrorKept * Math.abs(error)
  );
}
