import { checkInteger, checkNumber, checkOptions } from "../tensor/check-options.ts";
import { describe, isClass } from "../tensor/describe.ts";
import type { Tensor } from "../tensor/tensor.ts";
import {
  checkDomain,
  checkWithin,
  chosenElements,
  type GradcheckOptions,
} from "./arguments/gradcheck-options.ts";
import { type GradcheckInput, type Inputs, joinInputs, packInputs, readInputs } from "./arguments/inputs.ts";
import { type MaybeAsync, runToEnd } from "./arguments/maybe-async.ts";
import { answerFor, newTally, type Subject, valueFor } from "./arguments/subject.ts";
import type { CheckedFunction } from "./gradcheck.ts";
import { LADDER } from "./measure/check-direction.ts";
import { checkElement } from "./measure/check-element.ts";
import type { Point } from "./measure/judge-ladder.ts";
import { ladderAround, SECOND_RUNGS } from "./points/check-point.ts";

/** Options of {@link numericGradient}. */
export type NumericGradientOptions<Target = unknown> = Pick<
  GradcheckOptions<Target>,
  "target" | "where" | "domain" | "noise" | "budget"
>;

/** The gradient of a function by differences, with error bars. */
export interface NumericGradient<Part> {
  /** Value of f at x. */
  readonly value: number;
  /** The derivative along each element; NaN where f does not show it, and for elements that `where` leaves out. */
  readonly gradient: Part;
  /** By how much a derivative may be off; Infinity where it is NaN. */
  readonly bars: Part;
  /** Elements at which f has a kink, with its slopes on either side; their derivative is the mean of the two. */
  readonly kinks: readonly NumericKink[];
  /** Evaluations of f. */
  readonly evaluations: number;
}

/** A kink of a function along one element. */
export interface NumericKink {
  /** Which of several inputs the element is in. */
  readonly input: number;
  /** The position of the element, in shape coordinates. */
  readonly coordinates: readonly number[];
  /** The slopes on both sides of the kink. */
  readonly slopes: readonly [below: number, above: number];
}

/** Float64 of the form of an input: a Tensor for a Tensor, a Float64Array for an array; a list for a list. */
export type NumericPart<X> = X extends Tensor
  ? Tensor
  : X extends readonly GradcheckInput[]
    ? (Tensor | Float64Array)[]
    : Float64Array;

/** Evaluations of f for one element: a ladder of steps on both sides of x, and a second one that must confirm it. */
const EVALUATIONS_PER_ELEMENT = 2 * (LADDER.rungs + SECOND_RUNGS);

/** Evaluations of f at x itself. */
const EVALUATIONS_AT_X = 2;

/**
 * Numeric gradient of any function, element by element, with error bars: differences over a ladder of steps, extrapolated
 * to step 0, at the precision that the values of f turn out to have. You choose no step.
 *
 * It takes about 70 evaluations of f for each element; `where` picks some of them.
 *
 * @param f - returns one number or a Tensor of one, or a promise; outside of its domain it may throw a RangeError or
 * return NaN
 * @param x - a Tensor or a typed array of floats, or a list of them; f receives points of the same kind and precision
 * @param options - see {@link NumericGradientOptions}
 * @throws {TypeError} if an argument is of the wrong kind, or f does not return a number
 * @throws {RangeError} if an option has an invalid value, if f is not finite at x, or if the budget is too small for so
 * many elements
 * @example
 * const { gradient } = numericGradient(([a, b]) => a * Math.exp(b), new Float64Array([2, 0]));
 * gradient[1].toFixed(6) // "2.000000"
 */
export function numericGradient<X extends GradcheckInput | readonly GradcheckInput[], Target = undefined>(
  f: CheckedFunction<X, Target, PromiseLike<number | Tensor>>,
  x: X,
  options?: NumericGradientOptions<Target>,
): Promise<NumericGradient<NumericPart<X>>>;
export function numericGradient<X extends GradcheckInput | readonly GradcheckInput[], Target = undefined>(
  f: CheckedFunction<X, Target, number | Tensor>,
  x: X,
  options?: NumericGradientOptions<Target>,
): NumericGradient<NumericPart<X>>;
export function numericGradient(f: unknown, x: unknown, options: unknown = {}): unknown {
  return runToEnd(measureGradient(f, x, options));
}

const NUMERIC_OPTIONS = ["target", "where", "domain", "noise", "budget"];

function* measureGradient(f: unknown, x: unknown, options: unknown): MaybeAsync<NumericGradient<unknown>> {
  const name = "numericGradient";
  if (typeof f !== "function") throw new TypeError(`${name}: f is ${describe(f)}, want a function`);
  if (isClass(f)) throw new TypeError(`${name}: f is a class, want a function`);
  checkOptions(name, options, NUMERIC_OPTIONS);
  const { target, where, domain: bounds, noise = 0, budget = 100_000 } = options as NumericGradientOptions;
  checkNumber(name, "noise", noise, 0);
  checkInteger(name, "budget", budget, EVALUATIONS_PER_ELEMENT + EVALUATIONS_AT_X);
  const domain = bounds === undefined ? null : checkDomain(name, bounds);
  const inputs = joinInputs(readInputs(name, x));
  checkWithin(name, inputs, domain);
  const chosen = chosenElements(name, where, inputs);
  const elements = Array.from(inputs.numbers.keys()).filter((k) => chosen === null || chosen[k] === 1);
  const needed = EVALUATIONS_PER_ELEMENT * elements.length + EVALUATIONS_AT_X;
  if (needed > budget) {
    throw new RangeError(
      `${name}: budget is ${budget}, and ${elements.length} elements may take ${needed} evaluations; raise it, or choose elements with where`,
    );
  }
  const call = f as (...given: unknown[]) => unknown;
  const known = target === undefined ? [] : [target];
  const subject: Subject = {
    name,
    f: (...given) => call(...given, ...known),
    gradient: () => null,
    inputs,
    domain,
    noise,
    tally: newTally(),
  };
  const point = yield* pointWithoutGradient(subject);
  const gradient = new Float64Array(inputs.numbers.length).fill(Number.NaN);
  const bars = new Float64Array(inputs.numbers.length).fill(Infinity);
  const kinks: NumericKink[] = [];
  for (const element of elements) {
    const found = yield* checkElement(point, element, null);
    const again = yield* checkElement(point, element, null, ladderAround(found.step, SECOND_RUNGS));
    const bar = found.bar + Math.abs(found.numeric - again.numeric);
    if (found.kink !== null) {
      kinks.push({ input: found.input, coordinates: found.coordinates, slopes: found.kink });
    }
    if (!Number.isFinite(bar)) continue;
    gradient[element] = found.numeric;
    bars[element] = bar;
  }
  const isList = Array.isArray(x);
  const form = (numbers: Float64Array) => {
    const parts = packInputs(withDoubles(inputs), numbers);
    return isList ? parts : parts[0];
  };
  const { evaluations } = subject.tally;
  return { value: point.centre, gradient: form(gradient), bars: form(bars), kinks, evaluations };
}

/** A point at which the gradient under check is 0, so that residuals are slopes. */
function* pointWithoutGradient(subject: Subject): MaybeAsync<Point> {
  const { inputs, tally, name } = subject;
  const centre = yield* answerFor(subject, packInputs(inputs, inputs.numbers));
  if (!Number.isFinite(centre)) {
    throw tally.error ?? new RangeError(`${name}: f is ${centre} at x, want a finite value`);
  }
  const again = yield* valueFor(subject, packInputs(inputs, inputs.numbers));
  const repeated = Math.max(Math.abs(again - centre) || 0, subject.noise ?? 0);
  const gradient = new Float64Array(inputs.numbers.length);
  return { subject, centre, repeated, noise: 0, gradient, jitter: null, unit: Number.EPSILON / 2 };
}

/** Inputs of the same forms that hold float64. */
function withDoubles({ numbers, parts }: Inputs): Inputs {
  return { numbers, parts: parts.map((part) => ({ ...part, data: new Float64Array(0) })) };
}
