import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { gradientAt } from "../arguments/read-gradient.ts";
import type { Subject } from "../arguments/subject.ts";
import { along, type DirectionCheck, type Point } from "./judge-ladder.ts";
import type { Rung } from "./ladder.ts";

/**
 * Reports whether the gradient next to x accounts for a step of f that the gradient at x does not account for: its integral along
 * the step is what f moves by, and it reaches x without a jump. f then bends at steps finer than those that it resolves,
 * as −log x does one unit of rounding from 0, and the error is not one of the gradient.
 *
 *     f(x + t·d) − f(x) = ∫ g(x + s·d)·d ds  over s from 0 to t
 *
 * It costs no evaluation of f. A gradient that is wrong at x alone jumps there, and one that is wrong around x has another
 * integral.
 *
 * @param failure - a direction along which the gradient differs from f
 * @param own - the step to which the gradient is followed; by default, the finest that f is asked for
 */
export function* accountsForStep(
  point: Point,
  failure: DirectionCheck,
  own: number = Infinity,
): MaybeAsync<boolean> {
  const { direction, step, rungs, noise } = failure;
  const rung = rungs.find((one) => one.step === step);
  if (rung === undefined) return false;
  const error = Math.abs(failure.numeric - failure.analytic);
  const sides = direction.sides === "both" ? [1, -1] : [1];
  let isBent = false;
  for (const side of sides) {
    for (const part of PROBES) {
      const slope = yield* slopeAt(point.subject, direction.vector, side * part * step);
      if (slope === null) return false;
      isBent ||= Math.abs(slope - failure.analytic) >= MIN_CHANGE * error;
    }
  }
  if (!isBent) return false;
  const steps = finerThan(rungs, step, point.unit > Number.EPSILON);
  const nearer = nearerThan(steps.at(-1)!, own);
  for (const [index, side] of sides.entries()) {
    const value = rung.values[index]!;
    const moved = (side * (value - point.centre)) / step;
    const path = yield* slopeOfPath(point, direction.vector, side, steps, nearer);
    if (path === null || path.scatter > MIN_CHANGE * error) return false;
    const jump = Math.abs(path.nearest - failure.analytic);
    if (jump > MIN_CHANGE * error && jump > MAX_JUMP * Math.abs(path.next - path.nearest)) return false;
    const size = MAX_PATH_ERROR * Math.max(Math.abs(moved), Math.abs(path.mean));
    const allowed = Math.min(MIN_CHANGE * error, size + path.scatter + 2 * rung.gain * noise);
    if (Math.abs(moved - path.mean) > allowed) return false;
  }
  return true;
}

/** Where the gradient is asked first, as parts of the step. */
const PROBES = [1, 0.5];

/** The part of an error by which the gradient must change within the step to account for it, and may miss f's movement. */
const MIN_CHANGE = 0.25;

/** How far the gradient at x may be from that at the nearest point, in differences of that from the next. */
const MAX_JUMP = 4;

/** The part of itself by which an integral over so few points may differ from what f moves by. */
const MAX_PATH_ERROR = 0.1;

/** Points between one step and the next finer one; a multiple of 4. */
const POINTS = 4;

/** The same where kinks may lie at all distances from x. */
const CROWDED_POINTS = 16;

/** Steps below which the gradient is taken for what it is at the last of them. */
const MAX_SEGMENTS = 9;

/**
 * The steps of rungs from a step on, the largest first, and finer ones at which f does not change. A gradient of float32 may come
 * from a function that rounds its inputs: at finer steps it is that at x and shows no jump.
 */
function finerThan(rungs: readonly Rung[], step: number, isSingle: boolean): number[] {
  const steps = rungs.map((rung) => rung.step).filter((one) => one <= step);
  while (!isSingle && steps.length < MAX_SEGMENTS) steps.push(steps.at(-1)! / STILL_RATIO);
  return steps.slice(0, MAX_SEGMENTS);
}

/** The ratio of steps finer than those at which f moves. */
const STILL_RATIO = 5;

/** Steps finer than one, down to another. */
function nearerThan(finest: number, own: number): number[] {
  const steps: number[] = [];
  for (let step = finest; step > own && steps.length < MAX_NEARER; ) {
    step /= STILL_RATIO;
    steps.push(step);
  }
  return steps;
}

/** Such steps, at most: they lead through all sizes of float32. */
const MAX_NEARER = 64;

/** What the gradient gives on the way to a step. */
export interface PathSlope {
  /** Slope of the gradient along a direction, averaged over the path. */
  readonly mean: number;
  /** By how much the outer and the inner half of the points differ in it: of slopes that change as along a line both have the mean. */
  readonly scatter: number;
  /** The slope at the point next to x, and at the next step. */
  readonly nearest: number;
  readonly next: number;
}

/** The mean slope from x to a step, from points between each step and the next finer one; null where a gradient is missing. */
export function* slopeOfPath(
  point: Point,
  vector: Float64Array,
  side: number,
  given: readonly number[],
  nearer: readonly number[],
): MaybeAsync<PathSlope | null> {
  const { subject } = point;
  const steps = [...given, ...nearer];
  const points = nearer.length > 0 ? CROWDED_POINTS : POINTS;
  const sums = [0, 0];
  const atSteps: number[] = [];
  for (const [index, end] of steps.entries()) {
    const start = steps[index + 1] ?? 0;
    for (let k = 0; k < points; k++) {
      const part = (k + 0.5) / points;
      const slope = yield* slopeAt(subject, vector, side * (start + part * (end - start)));
      if (slope === null) return null;
      sums[((k + 1) >> 1) % 2]! += ((end - start) * slope) / (points / 2);
    }
  }
  // At steps that small elements need, large ones may stay where they are, and a jump of theirs would not show.
  const least = nearer.length === 0 ? 0 : LEAST_MOVES[point.unit > Number.EPSILON ? "single" : "double"];
  for (const step of steps.slice(-2)) {
    const slope = yield* slopeAt(subject, vector, side * step, least);
    if (slope === null) return null;
    atSteps.push(slope);
  }
  const length = steps[0]!;
  const [even, odd] = sums as [number, number];
  return {
    mean: (even + odd) / (2 * length),
    scatter: Math.abs(even - odd) / (2 * length),
    nearest: atSteps.at(-1)!,
    next: atSteps[0]!,
  };
}

/** The part of itself by which an element moves at least where its gradient is looked for jumps: more than rounding takes. */
const LEAST_MOVES = { double: 2 ** -40, single: 2 ** -20 } as const;

/**
 * Slope of the gradient at x + step·vector along that vector; null where there is none.
 *
 * @param least - the part of itself by which an element is moved at least
 */
export function* slopeAt(
  subject: Subject,
  vector: Float64Array,
  step: number,
  least = 0,
): MaybeAsync<number | null> {
  const { inputs, domain } = subject;
  const numbers = inputs.numbers.map((x, k) => {
    const wanted = step * vector[k]!;
    const moved = x + Math.sign(wanted) * Math.max(Math.abs(wanted), least * Math.abs(x));
    return domain === null ? moved : Math.min(domain.high, Math.max(domain.low, moved));
  });
  const gradient = yield* gradientAt(subject, numbers);
  return gradient === null ? null : along(gradient, vector).slope;
}

/** The finest step at which noise does not hide the error that a direction shows, or of all by which many show it together. */
export function finestTelling({ numeric, analytic, rungs, noise }: DirectionCheck): number {
  const error = Math.abs(numeric - analytic);
  const telling = rungs.filter(({ gain }) => MAX_NOISE_SHARE * gain * noise <= error);
  return (telling.at(-1) ?? rungs.at(-1))?.step ?? 0;
}

/** Times the noise of a difference quotient that an error must be to show at a step. */
const MAX_NOISE_SHARE = 10;
