import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { LIMITS } from "../arguments/verdict-limits.ts";
import { LADDER } from "./check-direction.ts";
import type { Direction, Sides } from "./directions.ts";
import { fitPowers } from "./fit-powers.ts";
import { along, type DirectionCheck, type Point } from "./judge-ladder.ts";
import { measureRungs, type Rung, unitOfValues } from "./ladder.ts";

/**
 * Checks the gradient along a direction by least squares over equal steps, for a function that noise hides at all but
 * large steps: a solver that stops early, a sum in half precision. The more steps, the less is left of the noise.
 *
 *     (f(x + t·d) − f(x − t·d))/2 − g·(t·d)  ≈  e·t + c₃·t³
 *
 * The scatter of the values around the fit is the noise, and a term more in it shows what the shape of f makes of `e`.
 *
 * @param steps - how many; on one side of x twice as many
 * @param around - rungs of other checks, whose values show what f is rounded to
 * @param part - the largest of them, as a part of that of the ladder
 */
export function* checkByFit(
  point: Point,
  direction: Direction,
  steps: number,
  around: readonly Rung[],
  part = 1,
): MaybeAsync<DirectionCheck> {
  const { subject, gradient, centre } = point;
  const count = direction.sides === "both" ? steps : 2 * steps;
  const equal = Array.from({ length: count }, (_, k) => (LADDER.first * part * (count - k)) / count);
  const rungs = yield* measureRungs(subject, gradient, direction, centre, equal);
  return judgeFit(point, direction, rungs, unitOfValues([...rungs, ...around], centre));
}

/**
 * Powers of the step by which f moves on both sides of x, and on one, where its value at x is noisy as well: those of the
 * simplest fit first, and those that longer ones add.
 */
const POWERS: Readonly<Record<Sides, readonly number[]>> = { both: [1, 3, 5, 7], forward: [1, 0, 2, 3, 4] };

/** Powers of the simplest fit. */
const LEAST_POWERS: Readonly<Record<Sides, number>> = { both: 2, forward: 3 };

/** Parts of the steps, from the shortest on, of which a fit is made; f may be bent beyond the shorter ones. */
const WINDOWS = [1, 0.6];

/** Fewer steps than this show no noise beside what a fit explains. */
const MIN_FITTED = 8;

/** What a fit shows. */
interface Fitted {
  /** Numeric minus analytic derivative. */
  readonly error: number;
  /** How far it may be off. */
  readonly bar: number;
  readonly noise: number;
  /** The largest step. */
  readonly step: number;
}

function judgeFit(
  point: Point,
  direction: Direction,
  rungs: readonly Rung[],
  granule: number,
): DirectionCheck {
  const { gradient, jitter, unit, centre } = point;
  const { slope: analytic, norm } = along(gradient, direction.vector);
  let best: Fitted = { error: Number.NaN, bar: Infinity, noise: Infinity, step: Number.NaN };
  for (const window of WINDOWS) {
    const shorter = rungs.slice(Math.ceil(rungs.length * (1 - window)));
    const found = fitWindow(shorter, direction, point, granule);
    if (found !== null && found.bar < best.bar) best = found;
  }
  const shaken = jitter === null ? 0 : Math.abs(along(jitter, direction.vector).slope);
  const stored = (8 + Math.sqrt(gradient.length)) * unit * Math.max(Math.abs(analytic), 3 * norm);
  const bar = best.bar + LIMITS.barsAllowed * shaken + stored;
  const numeric = analytic + best.error;
  const size = Math.max(Math.abs(analytic), Math.abs(numeric) - bar);
  const resolution = bar / (size || Math.abs(centre) || 1);
  const differs = Math.abs(best.error) > bar;
  // Steps as long as these do not tell a slope of 0 from one that f has next to x only.
  const isTold = Number.isFinite(bar) && (differs || (size > 0 && resolution <= LIMITS.maxBarShare));
  const verdict = !isTold ? "unresolved" : differs ? "fail" : "pass";
  const { noise, step } = best;
  const reference = 0;
  return {
    direction,
    verdict,
    analytic,
    numeric,
    bar,
    resolution,
    reference,
    step,
    noise,
    rungs,
    kink: false,
  };
}

/** The error of the gradient by the steps of a window, with the fit of least bar; null where they are too few. */
function fitWindow(
  rungs: readonly Rung[],
  direction: Direction,
  point: Point,
  granule: number,
): Fitted | null {
  if (rungs.length < MIN_FITTED) return null;
  const { sides, vector } = direction;
  const steps = rungs.map(({ step }) => step);
  const odd = rungs.map(({ residual, step }) => residual * step);
  const even = rungs.map(({ secondDifference, step }) => (secondDifference * step) / 2);
  const mean = fitPowers(steps, even, [0, 2, 4]);
  const lost = lostByRounding(point, vector, steps[0]!, granule);
  let best: Fitted | null = null;
  let count = LEAST_POWERS[sides];
  let short = fitPowers(steps, odd, POWERS[sides].slice(0, count));
  for (count++; count <= POWERS[sides].length; count++) {
    const long = fitPowers(steps, odd, POWERS[sides].slice(0, count));
    const freedom = rungs.length - count;
    const both = sides === "both" ? (long.squares + mean.squares) / (2 * freedom) : 0;
    const scatter = Math.sqrt(Math.max(long.squares / freedom, both));
    const noise = sides === "both" ? scatter * Math.SQRT2 : scatter;
    // Values that may be off by more than they scatter are off alike: that no number of them takes away.
    const alike = noise < LIMITS.minScatterKnown * point.repeated ? point.repeated : 0;
    const shape =
      Math.abs(long.coefficient - short.coefficient) +
      scatter * Math.sqrt(long.gain * long.gain - short.gain * short.gain);
    const bar = LIMITS.fitDeviations * scatter * short.gain + shape + (lost + alike) * short.reach;
    if (best === null || bar < best.bar) best = { error: short.coefficient, bar, noise, step: steps[0]! };
    short = long;
  }
  return best;
}

/**
 * How far rounding may put values off in a way that goes on from step to step: a term that moves by less than the sum is
 * rounded to is lost in it. Terms of elements that are equal are lost together, others by chance.
 */
function lostByRounding(
  { subject, gradient }: Point,
  vector: Float64Array,
  step: number,
  granule: number,
): number {
  const losses = new Map<number, number>();
  for (let k = 0; k < gradient.length; k++) {
    const move = Math.abs(gradient[k]! * vector[k]! * step);
    if (move === 0 || move >= LIMITS.maxLostMove * granule) continue;
    const x = Math.abs(subject.inputs.numbers[k]!);
    losses.set(x, (losses.get(x) ?? 0) + Math.min(move, granule / 2));
  }
  let squares = 0;
  for (const loss of losses.values()) squares += loss * loss;
  return LIMITS.maxStairShare * (Math.sqrt(squares) + granule / 2);
}
