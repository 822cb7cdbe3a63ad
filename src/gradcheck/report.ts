import type { Verdict } from "./check-direction.ts";
import type { GradcheckElement } from "./element.ts";
import type { GradcheckFinding } from "./finding.ts";
import type { GradcheckPattern } from "./pattern.ts";

/** What {@link gradcheck} found. */
export interface GradcheckReport {
  readonly verdict: Verdict;
  /** The relative error of the gradient as a whole that would have been seen. */
  readonly resolution: number;
  /** Value of f at x. */
  readonly value: number;
  /** The shape of each input. */
  readonly shapes: readonly (readonly number[])[];
  /** What the directions that were taken show. */
  readonly directions: readonly GradcheckDirection[];
  /** After a fail: the wrong element, or a sample of all. */
  readonly elements: readonly GradcheckElement[];
  /** After a fail: whether one element is wrong and all others are right. */
  readonly single: boolean;
  /** After a fail: what the wrong elements have in common. */
  readonly pattern: GradcheckPattern | null;
  /** What f and the gradient do that a user should know. */
  readonly findings: readonly GradcheckFinding[];
  /** After a fail: code of the smallest arguments found that fail too. */
  readonly smallest: string | null;
  /** Evaluations of f. */
  readonly evaluations: number;
  /** Steps that led to where f is not defined. */
  readonly outside: number;
  /** What f said there the first time, if it threw. */
  readonly outsideError: string | null;
  readonly seed: number;
}

/** The gradient along one direction. */
export interface GradcheckDirection {
  readonly verdict: Verdict;
  readonly analytic: number;
  /** From differences, right to within `bar`. */
  readonly numeric: number;
  readonly bar: number;
  /** The finest step that `numeric` is made of; NaN where there is none. */
  readonly step: number;
  /** How far a value of f may be off, as it shows itself in those that were asked for. */
  readonly noise: number;
  /** Difference quotient minus analytic slope, for each step that was taken: what to draw to see how the check works. */
  readonly residuals: readonly { readonly step: number; readonly residual: number }[];
}
