import { describeList } from "../../tensor/describe.ts";
import { scaleOf } from "../arguments/domain.ts";
import { MOST_EVALUATIONS } from "../arguments/gradcheck-options.ts";
import { displace, joinInputs, packInputs } from "../arguments/inputs.ts";
import { awaited, type MaybeAsync } from "../arguments/maybe-async.ts";
import { type DirectionCheck, type Point, slopesBeside, type Verdict } from "../measure/check-direction.ts";
import type { GradcheckElement } from "../measure/check-element.ts";
import { checkPoint } from "../measure/check-point.ts";
import { planDirections } from "../measure/directions.ts";
import type { GradcheckFinding } from "./finding.ts";
import { observe } from "./observe.ts";
import { readGradient } from "./read-gradient.ts";

/** A kink at which the gradient is a sub-gradient: a pass, unless f cannot show that it is right beside the kink. */
export interface AcceptedKink {
  readonly verdict: "pass" | "unresolved";
  readonly finding: GradcheckFinding;
}

/**
 * A kink at x at which the gradient is a sub-gradient: between the slopes on either side, in every element that differs and
 * along the direction that does, and right a little beside x. Of a kink at a bound of its domain f shows one side only: there
 * the gradient has to be right just ahead of x, as well. Null where it is not.
 */
export function* acceptKink(
  point: Point,
  failure: DirectionCheck,
  elements: readonly GradcheckElement[],
  chosen: Uint8Array | null,
  random: () => number,
): MaybeAsync<AcceptedKink | null> {
  const wrong = elements.filter(({ verdict }) => verdict === "fail");
  const isOpen = failure.direction.sides === "both";
  const along = { ...failure, kink: slopesBeside(failure) };
  if (isOpen) {
    if (!wrong.every(isBetween)) return null;
    // Where one part of f bends up and another down, what a direction sees of the two may cancel.
    const isOneWay =
      new Set(elements.flatMap(({ kink }) => (kink ? [Math.sign(kink[1] - kink[0])] : []))).size < 2;
    if ((isOneWay || wrong.length === 0) && !isBetween(along)) return null;
  } else if (!(yield* isRightAhead(point, failure))) return null;
  const verdict = yield* lookBeside(point, chosen, random);
  if (verdict === "fail") return null;
  const shown = wrong[0];
  const place = shown ? ` at ${describeList(shown.coordinates)}` : "";
  const [low, high] = isOpen ? (shown?.kink ?? along.kink) : [0, (shown ?? failure).numeric];
  const least = ROUNDED * Math.max(Math.abs(low), Math.abs(high));
  const text = (slope: number) => String(Math.abs(slope) < least ? 0 : Number(slope.toPrecision(4)));
  const analytic = text((shown ?? failure).analytic);
  const beside = verdict === "pass" ? "and right beside x" : "and beside x f does not show it";
  const message = isOpen
    ? `f has a kink${place}: slopes ${text(low)} and ${text(high)}, the gradient ${analytic} between them, ${beside}`
    : `the gradient jumps${place}, at a bound of the domain: it is ${analytic}, the slope inside ${text(high)}, ${beside}`;
  return { verdict, finding: { kind: "kink", message } };
}

/**
 * Whether the gradient just ahead of x, where f is asked on one side of x only, is what differences show there. It costs no
 * evaluation of f.
 */
export function* isRightAhead(
  { subject }: Point,
  { direction, analytic, numeric, bar, step }: DirectionCheck,
): MaybeAsync<boolean> {
  const { inputs } = subject;
  const { vector, sides } = direction;
  if (sides === "both") return false;
  const { plus } = displace(inputs, vector, step);
  const { numbers } = readGradient(yield* awaited(subject.gradient(...packInputs(inputs, plus))), inputs);
  if (numbers === null) return false;
  const ahead = numbers.reduce((sum, slope, element) => sum + slope * vector[element]!, 0);
  return Math.abs(ahead - numeric) <= bar + WIDER * Math.abs(numeric - analytic);
}

/** A slope this small beside the other is one of 0. */
const ROUNDED = 1e-6;

/** By how much of the kink a gradient may miss the slopes beside it. */
const WIDER = 0.1;

/** Whether a derivative lies between the slopes on either side of a kink. */
function isBetween({ kink, analytic, bar }: Pick<GradcheckElement, "kink" | "analytic" | "bar">): boolean {
  if (kink === null) return false;
  const [low, high] = [Math.min(...kink), Math.max(...kink)];
  const margin = WIDER * (high - low) + bar;
  return analytic >= low - margin && analytic <= high + margin;
}

/** How far beside a kink the gradient is checked, in the scale of x. */
const BESIDE = 0.02;

/** Evaluations of f that a look beside a kink may take. */
export const BESIDE_EVALUATIONS: number = 2 * MOST_EVALUATIONS;

/**
 * What f says of the gradient a little beside x, where a kink at x is none: at a point beside it and at the one across,
 * for on one side of every kink a gradient of zeros may be right.
 */
function* lookBeside(
  { subject }: Point,
  chosen: Uint8Array | null,
  random: () => number,
): MaybeAsync<Verdict> {
  const { inputs, domain } = subject;
  const scale = scaleOf(inputs, domain);
  const aside = inputs.numbers.map((_, element) => {
    const length = (random() < 0.5 ? -1 : 1) * (0.5 + random() / 2) * BESIDE * scale[element]!;
    return chosen === null || chosen[element] !== 0 ? length : 0;
  });
  let seen: Verdict = "pass";
  for (const side of [1, -1]) {
    const numbers = inputs.numbers.map((x, element) => {
      const moved = x + side * aside[element]!;
      return domain === null || (moved >= domain.low && moved <= domain.high) ? moved : 2 * x - moved;
    });
    const beside = { ...subject, inputs: joinInputs(packInputs(inputs, numbers)) };
    try {
      const { point } = yield* observe(beside);
      if (point === null) return "fail";
      const directions = planDirections(beside.inputs, point.gradient, chosen, domain, random);
      const { verdict } = yield* checkPoint(point, directions, MOST_EVALUATIONS - 2);
      if (verdict === "fail") return verdict;
      if (verdict === "unresolved") seen = verdict;
    } catch (error) {
      if (error instanceof RangeError) return "fail";
      throw error;
    }
  }
  return seen;
}
