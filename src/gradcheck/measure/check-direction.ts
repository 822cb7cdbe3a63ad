import type { MaybeAsync } from "../arguments/maybe-async.ts";
import type { Subject } from "../arguments/subject.ts";
import type { Direction } from "./directions.ts";
import { type Estimate, extrapolate } from "./extrapolate.ts";
import { type Ladder, measureLadder, type Rung } from "./ladder.ts";
import { measureNoise, type Noise } from "./noise.ts";

/** What a check can say: the third is that f cannot show it. */
export type Verdict = "pass" | "fail" | "unresolved";

/** What is known at x before a direction is taken. */
export interface Point {
  readonly subject: Subject;
  /** The value of f at x. */
  readonly centre: number;
  /** By how much f differs when it is asked again. */
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
  readonly step: number;
  /** Noise of f, along this direction. */
  readonly noise: number;
  readonly rungs: readonly Rung[];
  /** Whether f has a kink at x along this direction. */
  readonly kink: boolean;
}

/** From about a quarter of the scale of x down to 10⁻¹⁴ of it; values rounded to decimals know no such steps. */
export const LADDER: Ladder = { first: 0.2357, ratio: 5, rungs: 20 };

/** An error estimate is an estimate itself. */
const SAFETY = 4;

/** Where f stands still at fine steps it may also jump at coarse ones: an error has to be so many bars then. */
const CLEARLY = 2;

/** With a bar above this part of the slope, there is no saying whether the slope is right. */
const RESOLVED = 0.3;

export function* checkDirection(
  point: Point,
  direction: Direction,
  ladder: Ladder = LADDER,
): MaybeAsync<DirectionCheck> {
  const { subject, centre, repeated, gradient } = point;
  const climbed = yield* measureLadder(subject, gradient, direction, centre, ladder);
  const measured = measureNoise(climbed, centre, repeated, point.noise, gradient.length);
  const { noise, steady } = measured;
  const found = judge(point, direction, measured, noise);
  if (found.verdict !== "fail" || found.kink) return found;
  // A sum of a small term and one minus a ratio looks as if it had no noise, but near 1 the ratio is rounded: where f
  // confirms the gradient at steps that are large beside that, it is right.
  const size = subject.inputs.numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const inner = Number.EPSILON * Math.max(Math.abs(centre), Math.min(1, size));
  if (inner > noise) {
    const again = judge(point, direction, measured, inner);
    if (again.bar <= RESOLVED * Math.abs(again.analytic) && again.verdict === "pass") return again;
  }
  // What grows one way towards x looks like noise, but is f: whether the gradient is wrong must not hang on it.
  return steady < noise ? judge(point, direction, measured, steady) : found;
}

/** What the rungs of a direction say, at a noise of f. */
function judge(
  point: Point,
  direction: Direction,
  { rungs, slopeNoise, rounding, still }: Noise,
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
  const allowed = SAFETY * (bar + shaken + curved) + stored;
  const numeric = analytic + error;

  // A slope that is rounding beside what f does around x is one of 0, and is judged beside that.
  const moves = Math.max(
    0,
    ...rungs.flatMap(({ values }) => values.map((value) => Math.abs(value - centre))),
  );
  const size = Math.max(Math.abs(analytic), Math.abs(numeric) - allowed);
  const scale = size <= terms * unit * moves ? moves : size;
  const resolution = allowed / (scale || Math.abs(centre) || 1);
  // What jumps at fine steps by a good part of what f moves at all, and yet repeats, is a shape for which no step is fine.
  const wild = slopeNoise > WILD * moves && moves > 0 && slopeNoise > point.repeated;
  const differs = Math.abs(error) > allowed;
  const isTold =
    Number.isFinite(allowed) &&
    (differs
      ? !wild && !isRefuted(error, rungs, rounding) && (!still || Math.abs(error) > CLEARLY * allowed)
      : resolution <= RESOLVED);
  const verdict = !isTold ? "unresolved" : differs ? "fail" : "pass";
  const kink = hasKink(rungs, noise);
  return { direction, verdict, analytic, numeric, bar: allowed, resolution, step, noise, rungs, kink };
}

/** Noise above this part of all that f moves is none. */
const WILD = 0.1;

/** So many of the finest rungs can refute an error, and how little of it they then show. */
const REFUTING_RUNGS = 2;
const REFUTED = 0.1;

/**
 * Whether the finest steps know nothing of an error: what coarser ones agree on are then kinks that they cross, which also
 * pass for noise. Steps at which rounding can hide the error do not count.
 */
function isRefuted(error: number, rungs: readonly Rung[], rounding: number): boolean {
  const size = Math.abs(error);
  const finest = rungs.filter(({ gain }) => gain * rounding <= size).slice(-REFUTING_RUNGS);
  return finest.length > 0 && finest.every(({ residual }) => Math.abs(residual) <= REFUTED * size);
}

/** Rungs over which a second difference stays the same, to this part of itself, at a kink. */
const STEADY_RUNGS = 4;
const STEADY = 0.15;

/** Whether the second difference over the step stays over so many rungs: without a kink it shrinks with the step. */
export function hasKink(rungs: readonly Rung[], noise: number, wanted: number = STEADY_RUNGS): boolean {
  let steady = 1;
  for (let k = 1; k < rungs.length; k++) {
    const { secondDifference, gain } = rungs[k]!;
    const stays =
      Math.abs(secondDifference - rungs[k - 1]!.secondDifference) <= STEADY * Math.abs(secondDifference);
    steady = stays && Math.abs(secondDifference) > 2 * SAFETY * gain * noise ? steady + 1 : 1;
    if (steady === wanted) return true;
  }
  return false;
}

/** Noise may be so small a part of a second difference from which slopes are read. */
const CLEAR = 1e-6;

/**
 * The slopes of f along a direction, behind x and ahead of it, from the finest step whose second difference is clear of
 * noise, for there curvature is least; where none is, from the step that decided. Their mean is what the gradient says and
 * the residual: that goes by the step as it was stored.
 */
export function slopesBeside(check: DirectionCheck): [behind: number, ahead: number] {
  const { analytic, rungs, noise, step } = check;
  const isClear = ({ secondDifference, gain }: Rung) => gain * noise <= CLEAR * Math.abs(secondDifference);
  const shown = rungs.filter(isClear).at(-1) ?? rungs.find((rung) => rung.step === step);
  if (shown === undefined) return [Number.NaN, Number.NaN];
  const mean = analytic + shown.residual;
  return [mean - shown.secondDifference / 2, mean + shown.secondDifference / 2];
}

/** Slope of a gradient along a vector, and the norm of its terms. */
function along(gradient: Float64Array, vector: Float64Array): { slope: number; norm: number } {
  let slope = 0;
  let squares = 0;
  for (let k = 0; k < gradient.length; k++) {
    const term = gradient[k]! * vector[k]!;
    slope += term;
    squares += term * term;
  }
  return { slope, norm: Math.sqrt(squares) };
}
