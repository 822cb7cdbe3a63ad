import type { Tensor } from "../tensor/tensor.ts";
import type { GradcheckOptions, TapeGradcheckOptions } from "./arguments/gradcheck-options.ts";
import type { GradcheckInput } from "./arguments/inputs.ts";
import { type MaybeAsync, runToEnd } from "./arguments/maybe-async.ts";
import { check, type GradcheckReport } from "./check.ts";
import { formatGradcheck } from "./format-report.ts";

/** The arguments for which a function is checked: x, or each of a list. */
export type GradcheckInputs<X> = [X] extends [readonly GradcheckInput[]] ? X : [x: X];

/** A gradient under check: as many numbers as x has, in its order; a list of such for a list of inputs. */
export type GradcheckGradient = Tensor | ArrayLike<number> | readonly (Tensor | ArrayLike<number>)[];

/** A function under check: it takes x, or each of a list of inputs, and then the target if there is one. */
export type CheckedFunction<X, Target, Result> = (
  ...given: [...inputs: GradcheckInputs<X>, target: Target]
) => Result;

/** Options of {@link gradcheck} for a function and a gradient that are black boxes. */
export interface BlackBoxGradcheckOptions<X, Target, Gradient = GradcheckGradient>
  extends GradcheckOptions<Target> {
  /** The gradient to be checked; it takes the arguments of f. */
  readonly gradient: CheckedFunction<X, Target, Gradient>;
}

/** Options of {@link gradcheck} for a function made of softdice operations, which has its gradient from the tape. */
export interface OwnGradcheckOptions<Target = unknown> extends TapeGradcheckOptions<Target> {
  /** Left out: the gradient of the tape is checked. */
  readonly gradient?: never;
}

/**
 * Checks a gradient against its function. You choose no tolerance: the check takes differences of f over a ladder
 * of steps, in a few directions, measures how precise they are, and compares the gradient with them.
 *
 *     residual(t) = (f(x + t·d) − f(x − t·d) − g·(2t·d)) / 2t  →  0
 *
 * `"pass"` comes with the size of an error that would have been seen, `"fail"` with where and how the gradient is wrong;
 * `"unresolved"` means that f cannot show it. At most 150 evaluations of f decide, whatever the size of x; after a fail
 * more explain it.
 *
 * Without `gradient`, f is made of softdice operations and its gradient from the tape is checked, in float64 unless
 * `dtype` is given. With `gradient`, both are black boxes over tensors or typed arrays of x's own kind: another library's
 * loss, a formula. Either may return a promise; then the report is a promise too.
 *
 * @param f - returns one number; where it is not defined it may throw a RangeError or return NaN
 * @param x - a Tensor or a typed array of floats, or a list of them
 * @param options - see {@link OwnGradcheckOptions}, {@link BlackBoxGradcheckOptions}
 * @throws {TypeError} if an argument is of the wrong kind, or f does not return a number
 * @throws {RangeError} if an option has an invalid value, or f is not finite at x
 * @example
 * gradcheck((x) => sum(square(x)), tensor([1, 2, 3])).verdict // "pass"
 * @example
 * const f = (x) => x[0] * x[0];
 * gradcheck(f, new Float64Array([3]), { gradient: (x) => [x[0]] }).verdict // "fail"
 */
export function gradcheck<Target = undefined>(
  f: (x: Tensor, target: Target) => Tensor,
  x: GradcheckInput,
  options?: OwnGradcheckOptions<Target>,
): GradcheckReport;
export function gradcheck(
  f: (...inputs: Tensor[]) => Tensor,
  x: readonly GradcheckInput[],
  options?: OwnGradcheckOptions,
): GradcheckReport;
export function gradcheck<X extends GradcheckInput | readonly GradcheckInput[], Target = undefined>(
  f: CheckedFunction<X, Target, PromiseLike<number | Tensor>>,
  x: X,
  options: BlackBoxGradcheckOptions<X, Target, GradcheckGradient | PromiseLike<GradcheckGradient>>,
): Promise<GradcheckReport>;
export function gradcheck<X extends GradcheckInput | readonly GradcheckInput[], Target = undefined>(
  f: CheckedFunction<X, Target, number | Tensor>,
  x: X,
  options: BlackBoxGradcheckOptions<X, Target>,
): GradcheckReport;
export function gradcheck(f: unknown, x: unknown, options: unknown = {}): unknown {
  return runToEnd(check("gradcheck", f, x, options));
}

/**
 * {@link gradcheck}, as an assertion.
 *
 * @throws {Error} with the report as text, unless the verdict is `"pass"`
 * @example
 * assertGradcheck((x) => sum(square(x)), tensor([1, 2, 3]));
 */
export function assertGradcheck<Target = undefined>(
  f: (x: Tensor, target: Target) => Tensor,
  x: GradcheckInput,
  options?: OwnGradcheckOptions<Target>,
): void;
export function assertGradcheck(
  f: (...inputs: Tensor[]) => Tensor,
  x: readonly GradcheckInput[],
  options?: OwnGradcheckOptions,
): void;
export function assertGradcheck<X extends GradcheckInput | readonly GradcheckInput[], Target = undefined>(
  f: CheckedFunction<X, Target, PromiseLike<number | Tensor>>,
  x: X,
  options: BlackBoxGradcheckOptions<X, Target, GradcheckGradient | PromiseLike<GradcheckGradient>>,
): Promise<void>;
export function assertGradcheck<X extends GradcheckInput | readonly GradcheckInput[], Target = undefined>(
  f: CheckedFunction<X, Target, number | Tensor>,
  x: X,
  options: BlackBoxGradcheckOptions<X, Target>,
): void;
export function assertGradcheck(f: unknown, x: unknown, options: unknown = {}): unknown {
  return runToEnd(assertCheck(f, x, options));
}

function* assertCheck(f: unknown, x: unknown, options: unknown): MaybeAsync<void> {
  const report = yield* check("assertGradcheck", f, x, options);
  if (report.verdict !== "pass") throw new Error(formatGradcheck(report));
}
