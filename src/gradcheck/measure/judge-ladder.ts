import type { Subject } from "../arguments/subject.ts";
import { LIMITS } from "../arguments/verdict-limits.ts";
import type { Direction } from "./directions.ts";
import { type Estimate, extrapolate } from "./extrapolate.ts";
import { hasKink } from "./kink.ts";
import { movesOf, type Rung } from "./ladder.ts";
import type { Noise } from "./noise.ts";

/** What a check can say: the third is that f cannot show it. */
export type Verdict = "pass" | "fail" | "unresolved";

/** What is known at x before a direction is taken. */
export interface Point {
  readonly subject: Subject;
  /** The value of f at x. */
  readonly centre: number;
  /** By how much f differs when it is asked again, or may be off as it was said beforehand. */
  readonly repeated: number;
  /** Noise of f along the directions that were taken. */
  readonly noise: number;
  readonly gradient: Float64Array;
  /** By how much the gradient differs when it is asked again. */
  readonly jitter: Float64Array | null;
  /** Unit of rounding of the gradient: that of float32 if all of its numbers are. */
  readonly unit: number;
}

/** The gradient along one direction, beside differences of f. */
export interface DirectionCheck {
  readonly direction: Direction;
  readonly verdict: Verdict;
  readonly analytic: number;
  /** Right to within `bar`. */
  readonly numeric: number;
  readonly bar: number;
  /** The relative error that would have been seen. */
  readonly resolution: number;
  /** What a slope of 0 within rounding is judged beside: how far f moves, or its value; 0 where the slope is none of these. */
  readonly reference: number;
  readonly step: number;
  /** Noise of f, along this direction. */
  readonly noise: number;
  readonly rungs: readonly Rung[];
  /** Whether f has a kink at x along this direction. */
  readonly kink: boolean;
}

/** Judges the gradient along a direction by the rungs of a ladder and the noise that they show. */
export function judgeLadder(point: Point, direction: Direction, measured: Noise): DirectionCheck {
  const { noise, steady, rounding } = measured;
  const found = judge(point, direction, measured, noise);
  // What grows one way towards x looks like noise, but is f: no verdict must hang on it. On one side of x the rounding of
  // f at x grows one way, too.
  const isTrend = steady < noise && direction.sides === "both";
  // A kink that lies beside x looks like noise as well: where both of its sides are seen alike, their mean slope is found right.
  const isBent = found.kink && noise > MIN_BENT_NOISE * roundingTerms(point.gradient.length) * rounding;
  if (found.verdict === "pass" && (isTrend || isBent)) {
    const again = judge(point, direction, measured, isBent ? rounding : steady);
    if (again.verdict !== "pass")
      return { ...found, verdict: "unresolved", bar: Infinity, resolution: Infinity };
    if (again.resolution > found.resolution) return again;
  }
  if (found.verdict === "unresolved" && measured.settled < noise) {
    // Near a bound f may be so steep that its shape passes for noise, though the finest steps agree.
    const again = judge(point, direction, measured, measured.settled);
    if (again.verdict === "pass") return again;
  }
  if (found.verdict !== "fail" || found.kink) return found;
  // A sum of a small term and one minus a ratio looks as if it had no noise, but near 1 the ratio is rounded: where f
  // confirms the gradient at steps that are large beside that, the gradient is correct.
  const size = point.subject.inputs.numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const inner = Number.EPSILON * Math.max(Math.abs(point.centre), Math.min(1, size));
  if (inner > noise) {
    const again = judge(point, direction, measured, inner);
    if (again.bar <= LIMITS.maxBarShare * Math.abs(again.analytic) && again.verdict === "pass") return again;
  }
  return isTrend ? judge(point, direction, measured, steady) : found;
}

/** Noise over rounding, for each of the terms whose rounding adds up, from which a kink may be what makes it. */
const MIN_BENT_NOISE = 100;

/** Times the rounding of a value that the rounding of a sum of many terms makes of it. */
function roundingTerms(terms: number): number {
  return Math.max(1, Math.sqrt(terms) / SHORT_SUM);
}

/** The root of the number of terms up to which their rounding is not more than that of the other steps of f. */
const SHORT_SUM = 10;

/** What the rungs of a direction say, at a noise of f. */
function judge(
  point: Point,
  direction: Direction,
  { rungs, slopeNoise, rounding, stillSteps }: Noise,
  noise: number,
): DirectionCheck {
  const { centre, gradient, jitter, unit } = point;
  const { error, bar, step }: Estimate = extrapolate(rungs, noise, direction.sides);
  const { slope: analytic, norm } = along(gradient, direction.vector);
  const shaken = jitter === null ? 0 : Math.abs(along(jitter, direction.vector).slope);
  const terms = 8 + Math.sqrt(gradient.length);
  const stored = terms * unit * Math.max(Math.abs(analytic), 3 * norm);
  // A slope of 0, as at a perfect prediction, is known no better than storing the steps lets curvature cancel.
  const curved = Number.EPSILON * rungs.reduce((most, { residual }) => Math.max(most, Math.abs(residual)), 0);
  const measured = LIMITS.barsAllowed * (bar + shaken + curved) + stored;
  const numeric = analytic + error;

  // A slope that is rounding of float64 beside what f does around x is one of 0, and is judged beside that. In float32
  // slopes that small are met: 10⁻⁷ from a bound, say.
  const moves = movesOf(rungs, centre);
  const size = Math.max(Math.abs(analytic), Math.abs(numeric) - measured);
  const rounded = (terms * Number.EPSILON * moves) / 2;
  const reference = size <= rounded ? moves || Math.abs(centre) || 1 : 0;
  const allowed = reference > 0 ? Math.max(measured, rounded) : measured;
  const resolution = allowed / (reference || size || Math.abs(centre) || 1);
  // What jumps at fine steps by a good part of what f moves at all, and yet repeats, is a shape for which no step is fine.
  const wild = slopeNoise > LIMITS.maxNoiseShare * moves && moves > 0 && slopeNoise > point.repeated;
  const differs = Math.abs(error) > allowed;
  const isTold =
    Number.isFinite(allowed) &&
    (differs
      ? !wild &&
        !isRefuted(error, rungs, rounding) &&
        (stillSteps.length === 0 || Math.abs(error) > LIMITS.barsAllowedWhereStill * allowed)
      : resolution <= LIMITS.maxBarShare);
  const verdict = !isTold ? "unresolved" : differs ? "fail" : "pass";
  const kink = hasKink(rungs, noise);
  return {
    direction,
    verdict,
    analytic,
    numeric,
    bar: allowed,
    resolution,
    reference,
    step,
    noise,
    rungs,
    kink,
  };
}

/**
 * Reports whether the finest steps know nothing of an error: what coarser ones agree on are then kinks that they cross, which also
 * pass for noise. Steps at which rounding can hide the error do not count.
 */
function isRefuted(error: number, rungs: readonly Rung[], rounding: number): boolean {
  const size = Math.abs(error);
  const finest = rungs.filter(({ gain }) => gain * rounding <= size).slice(-LIMITS.refutingRungs);
  return (
    finest.length > 0 && finest.every(({ residual }) => Math.abs(residual) <= LIMITS.maxRefutedShare * size)
  );
}

/** Slope of a gradient along a vector, and the norm of its terms. */
export function along(gradient: Float64Array, vector: Float64Array): { slope: number; norm: number } {
  let slope = 0;
  let squares = 0;
  for (let k = 0; k < gradient.length; k++) {
    const term = gradient[k]! * vector[k]!;
    slope += term;
    squares += term * term;
  }
  return { slope, norm: Math.sqrt(squares) };
}
