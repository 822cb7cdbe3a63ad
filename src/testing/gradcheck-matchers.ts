import { GRADCHECK_OPTIONS, type TapeGradcheckOptions } from "../gradcheck/arguments/gradcheck-options.ts";
import type { GradcheckInput } from "../gradcheck/arguments/inputs.ts";
import { type MaybeAsync, runToEnd } from "../gradcheck/arguments/maybe-async.ts";
import { check, type GradcheckReport } from "../gradcheck/check.ts";
import { formatGradcheck } from "../gradcheck/format-report.ts";
import type { GradcheckGradient, GradcheckInputs } from "../gradcheck/gradcheck.ts";
import { checkBoolean, checkOptions } from "../tensor/check-options.ts";

/** Options of `toHaveCorrectGradient`: those of `gradcheck`, and one. */
export interface CorrectGradientOptions<X = GradcheckInput, Target = unknown, Gradient = unknown>
  extends TapeGradcheckOptions<Target> {
  /** The gradient to be checked, given what the loss is given; without it the loss is made of softdice operations. */
  readonly gradient?: (...given: [...inputs: GradcheckInputs<X>, target: Target]) => Gradient;
  /** Whether a gradient that the loss cannot show lets the assertion pass; default false. */
  readonly allowUnresolved?: boolean;
}

/** Assertions about a loss of type `Loss`, as `expect` offers them. */
export interface GradcheckMatchers<Loss = unknown> {
  /**
   * Checks the gradient of a loss at x without a tolerance: see `gradcheck`, whose options it takes.
   *
   * A promise for a loss or a gradient that gives one: await it.
   */
  toHaveCorrectGradient<
    X extends GradcheckInput | readonly GradcheckInput[],
    Target = undefined,
    Gradient extends GradcheckGradient | PromiseLike<GradcheckGradient> = GradcheckGradient,
  >(
    x: X,
    options?: CorrectGradientOptions<X, Target, Gradient>,
  ): IsLater<Loss, Gradient> extends true ? Promise<void> : void;
}

/** Returns whether a loss or its gradient gives a promise, so that an assertion about them is one too. */
type IsLater<Loss, Gradient> = Loss extends (...given: never[]) => PromiseLike<unknown>
  ? true
  : Gradient extends PromiseLike<unknown>
    ? true
    : false;

/** What a matcher finds, in the form that Vitest and Jest share. */
export interface MatcherResult {
  /** Whether the assertion holds. */
  readonly pass: boolean;
  /** The text of a failure. */
  readonly message: () => string;
}

/** What Vitest and Jest tell a matcher, as far as it is of use here. */
export interface MatcherContext {
  /** Whether the assertion is negated. */
  readonly isNot?: boolean;
}

/** A function that `expect.extend` makes an assertion of. */
export type Matcher = (
  this: MatcherContext,
  loss: unknown,
  x: unknown,
  options?: unknown,
) => MatcherResult | Promise<MatcherResult>;

/**
 * Matchers for `expect.extend` of Vitest and of Jest: `expect(loss).toHaveCorrectGradient(x, options)`.
 *
 * It fails with the report of `gradcheck` as its message; its negation is for gradients that are to be found wrong. A
 * gradient that the loss cannot show fails both, unless `allowUnresolved` is true. `softdice/testing/vitest` and
 * `softdice/testing/jest` register the matchers and declare their types.
 *
 * @example
 * import { gradcheckMatchers } from "softdice/testing";
 * import { expect } from "vitest";
 *
 * expect.extend(gradcheckMatchers);
 * expect((x) => sum(square(x))).toHaveCorrectGradient(tensor([1, 2, 3]));
 */
export const gradcheckMatchers: { readonly toHaveCorrectGradient: Matcher } = {
  toHaveCorrectGradient(loss, x, options = {}) {
    return runToEnd(match(loss, x, options, this?.isNot === true));
  },
};

function* match(loss: unknown, x: unknown, options: unknown, isNot: boolean): MaybeAsync<MatcherResult> {
  checkOptions("toHaveCorrectGradient", options, [...GRADCHECK_OPTIONS, "allowUnresolved"]);
  const { allowUnresolved = false, ...rest } = options as CorrectGradientOptions;
  checkBoolean("toHaveCorrectGradient", "allowUnresolved", allowUnresolved);
  const report = yield* check("toHaveCorrectGradient", loss, x, rest);
  const { verdict } = report;
  // What is unresolved is neither right nor wrong: the assertion holds, or does not, whichever way it is put.
  const pass = verdict === "unresolved" ? allowUnresolved !== isNot : verdict === "pass";
  return { pass, message: () => messageOf(report) };
}

/** Why an assertion does not hold. For a correct gradient only the negation does not. */
function messageOf(report: GradcheckReport): string {
  const text = formatGradcheck(report);
  if (report.verdict === "pass") return `expected the gradient to be wrong, but it is correct\n\n${text}`;
  if (report.verdict === "fail") return text;
  return `${text}\n\n  allowUnresolved: true lets pass what f cannot show`;
}
