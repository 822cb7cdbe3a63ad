import { inwardOf } from "../arguments/domain.ts";
import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { valueAt } from "../arguments/subject.ts";
import type { DirectionCheck, Point } from "../measure/judge-ladder.ts";
import { finestTelling, slopeOfPath } from "../measure/path-integral.ts";

/**
 * Reports whether f moves along one element by what the gradient gives on the way there: by steps as fine as noise allows, and by a part
 * of the element itself. A gradient with any convention for kinks does so, for it crosses each kink at one place only, so one that does
 * not is wrong beside x, however many kinks are there.
 *
 *     f(x + t·e) − f(x) = ∫ g(x + s·e)·e ds  over s from 0 to t
 *
 * It costs four evaluations of f at most.
 *
 * @param scale - the length of the steps that showed the failure
 */
export function* followsElement(
  point: Point,
  element: number,
  failure: DirectionCheck,
  scale: number,
): MaybeAsync<boolean> {
  const { inputs, domain } = point.subject;
  const x = inputs.numbers[element]!;
  const isSingle = point.unit > Number.EPSILON;
  const least = LEAST_STEPS[isSingle ? "single" : "double"];
  const fine = Math.max(finestTelling(failure) * scale, least * Math.max(Math.abs(x), isSingle ? scale : 0));
  const steps = x === 0 ? [fine] : [fine, Math.abs(x) / OWN_PARTS];
  const inward = inwardOf(x, domain);
  const sides = inward === 0 ? [1, -1] : [inward];
  for (const step of steps) {
    for (const side of sides) {
      if (!(yield* followsStep(point, element, side * step, failure.noise))) return false;
    }
  }
  return true;
}

/**
 * Reports whether noise hides an error of one element at steps that are a part of the element itself, where those that showed a failure
 * go past what is as near to it as 0 is.
 *
 * @param error - how far its slope may be off
 */
export function hidesOwnSteps(
  point: Point,
  element: number,
  failure: DirectionCheck,
  scale: number,
  error: number,
): boolean {
  const own = Math.abs(point.subject.inputs.numbers[element]!);
  if (own === 0 || finestTelling(failure) * scale <= own) return false;
  const noise = Math.max(failure.noise, point.unit * Math.abs(point.centre));
  return (error * own) / OWN_PARTS <= NOISE_UNITS * noise;
}

/** The least step as a part of an element: more than rounding takes. */
const LEAST_STEPS = { double: 2 ** -36, single: 2 ** -16 } as const;

/** The step of an element that is not 0, as a part of itself, inverted. */
const OWN_PARTS = 8;

function* followsStep(point: Point, element: number, step: number, known: number): MaybeAsync<boolean> {
  const { subject, centre } = point;
  const { numbers } = subject.inputs;
  const moved = numbers.slice();
  const isSingle = point.unit > Number.EPSILON;
  const far = numbers[element]! + step;
  moved[element] = isSingle ? Math.fround(far) : far;
  const length = moved[element]! - numbers[element]!;
  if (length === 0) return true;
  const value = yield* valueAt(subject, moved);
  if (Number.isNaN(value)) return true;
  const vector = new Float64Array(numbers.length);
  vector[element] = length;
  const [whole, ...nearer] = PARTS;
  const path = yield* slopeOfPath(point, vector, 1, [whole], nearer);
  if (path === null) return true;
  const size = numbers.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const noise = Math.max(known, point.unit * Math.max(Math.abs(centre), Math.abs(value), Math.min(1, size)));
  const change = value - centre;
  const allowed =
    MAX_MISS * Math.max(Math.abs(change), Math.abs(path.mean)) + 2 * path.scatter + NOISE_UNITS * noise;
  return Math.abs(change - path.mean) <= allowed;
}

/** Parts of a step between which the gradient is asked. */
const PARTS = [1, 1 / 5, 1 / 25, 1 / 125, 1 / 625] as const;

/** The part of what f moves by that the gradient on the way may miss. */
const MAX_MISS = 0.25;

/** Units of noise by which the difference of two values may be off. */
const NOISE_UNITS = 8;
