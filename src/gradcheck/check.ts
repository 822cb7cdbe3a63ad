import { mulberry32 } from "../kernels/sampling/random.ts";
import type { GradcheckFinding } from "./arguments/finding.ts";
import { checkWithin, chosenElements } from "./arguments/gradcheck-options.ts";
import { joinInputs } from "./arguments/inputs.ts";
import { targetNumbers } from "./arguments/loss-arguments.ts";
import type { MaybeAsync } from "./arguments/maybe-async.ts";
import { readCase } from "./arguments/read-case.ts";
import { type Explanation, explain } from "./explain/explain.ts";
import type { GradcheckPattern } from "./explain/find-pattern.ts";
import { smoothErrorFinding } from "./explain/smooth-error.ts";
import { checkApart } from "./inspect/check-apart.ts";
import { inspect } from "./inspect/inspect.ts";
import { unseenFinding } from "./inspect/unseen-finding.ts";
import { type AcceptedKink, acceptKink, BESIDE_EVALUATIONS } from "./kinks/accept-kink.ts";
import { isRightAhead } from "./kinks/at-bounds.ts";
import { UNLIKE_EVALUATIONS, unlikeBeside } from "./kinks/unlike-beside.ts";
import type { GradcheckElement } from "./measure/check-element.ts";
import type { Verdict } from "./measure/judge-ladder.ts";
import { smallestFailing } from "./shrink/smallest-failing.ts";

/** What {@link gradcheck} found. */
export interface GradcheckReport {
  /** The verdict on the whole gradient. */
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
  /** The seed of the random directions, to repeat the check. */
  readonly seed: number;
}

/** The gradient along one direction. */
export interface GradcheckDirection {
  /** The verdict on this direction. */
  readonly verdict: Verdict;
  /** The slope that the gradient gives along the direction. */
  readonly analytic: number;
  /** From differences, right to within `bar`. */
  readonly numeric: number;
  /** The bound on the error of `numeric`. */
  readonly bar: number;
  /** The finest step that `numeric` is made of; NaN where there is none. */
  readonly step: number;
  /** How far a value of f may be off, as it shows itself in those that were asked for. */
  readonly noise: number;
  /** Difference quotient minus analytic slope, for each step that was taken: what to draw to see how the check works. */
  readonly residuals: readonly { readonly step: number; readonly residual: number }[];
}

/** A kink at which the gradient is what differences show: that of the finest steps, or the mean of both sides. */
const PASSED_KINK: GradcheckFinding = {
  kind: "kink",
  message: "f has a kink at x or next to it; the gradient agrees with the differences of the finest steps",
};

const UNDECIDED_KINK: GradcheckFinding = {
  kind: "kink",
  message: "f has a kink at x, and the budget ends before it is looked at",
};

/** A check from arguments to report. */
export function* check(name: string, f: unknown, x: unknown, options: unknown): MaybeAsync<GradcheckReport> {
  const read = readCase(name, f, x, options);
  const { seed, budget, domain, noise } = read.checked;
  const random = mulberry32(seed);
  const inputs = joinInputs(read.arguments.x);
  checkWithin(name, inputs, domain);
  const chosen = chosenElements(name, read.where, inputs);
  const setting = { name, chosen, domain, noise, budget, random };
  const found = yield* inspect(read.functions(read.arguments.target), inputs, setting);
  const { failure, subject, point } = found;

  let explanation: Explanation = { elements: [], pattern: null, single: false };
  let kink: AcceptedKink | null = null;
  let isUndecided = false;
  const left = budget - subject.tally.evaluations;
  const apart =
    failure === null || point === null ? null : yield* checkApart(point, failure, chosen, random, left);
  if (failure !== null && point !== null && apart?.verdict !== "pass") {
    const shape = inputs.parts[0]!.shape;
    const target = inputs.parts.length === 1 ? targetNumbers(read.arguments.target, shape) : null;
    explanation = yield* explain(point, failure, { target, chosen, budget, random });
    if (budget - subject.tally.evaluations >= BESIDE_EVALUATIONS) {
      kink = yield* acceptKink(point, failure, explanation.elements, chosen, random);
    } else isUndecided = failure.kink || (yield* isRightAhead(point, failure));
  }
  const verdict = kink?.verdict ?? apart?.verdict ?? (isUndecided ? "unresolved" : found.verdict);
  const { directions } = kink === null && apart !== null ? apart : found;
  const isBent = verdict === "pass" && directions.some((one) => one.kink);
  const isWrong = verdict === "fail" && failure !== null && point !== null;
  const isAffordable = budget - subject.tally.evaluations >= UNLIKE_EVALUATIONS;
  const unlike = isWrong && isAffordable ? yield* unlikeBeside(point, failure, chosen, random) : null;
  const smooth = isWrong ? (unlike ?? smoothErrorFinding(explanation.elements)) : null;
  const hidden = apart?.verdict === "unresolved" && point !== null ? unseenFinding(apart, point) : null;
  const noted = kink?.finding ?? hidden ?? (isUndecided ? UNDECIDED_KINK : isBent ? PASSED_KINK : smooth);
  const smallest = verdict === "fail" && chosen === null ? yield* smallestFailing(read, found) : null;
  return {
    verdict,
    resolution: kink?.resolution ?? apart?.resolution ?? (isUndecided ? Infinity : found.resolution),
    value: found.value,
    shapes: inputs.parts.map(({ shape }) => shape),
    directions: directions.map(({ verdict: one, analytic, numeric, bar, step, noise, rungs }) => ({
      verdict: one,
      analytic,
      numeric,
      bar,
      step,
      noise,
      residuals: rungs.map(({ step, residual }) => ({ step, residual })),
    })),
    elements: explanation.elements,
    single: verdict === "fail" && explanation.single,
    pattern: verdict === "fail" ? explanation.pattern : null,
    findings: noted === null ? found.findings : [...found.findings, noted],
    smallest,
    evaluations: subject.tally.evaluations,
    outside: subject.tally.outside,
    outsideError: subject.tally.error?.message ?? null,
    seed,
  };
}
