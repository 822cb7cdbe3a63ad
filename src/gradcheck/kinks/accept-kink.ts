import { stridesOf } from "../../tensor/shape.ts";
import type { GradcheckFinding } from "../arguments/finding.ts";
import { MAX_EVALUATIONS } from "../arguments/gradcheck-options.ts";
import type { Inputs } from "../arguments/inputs.ts";
import type { MaybeAsync } from "../arguments/maybe-async.ts";
import type { GradcheckElement } from "../measure/check-element.ts";
import { planDirections } from "../measure/directions.ts";
import type { DirectionCheck, Point } from "../measure/judge-ladder.ts";
import { addAcross, addAcrossAlone } from "./across-bounds.ts";
import { checkAtBounds, isRightAhead } from "./at-bounds.ts";
import { checkBeside } from "./check-beside.ts";
import { followsElement, hidesOwnSteps } from "./follow-element.ts";
import { GradientsBeside } from "./gradients-beside.ts";
import {
  borrowedMessageOf,
  FLATTENED,
  MET_APART,
  messageOf,
  NO_VALUE_ACROSS,
  UNSEEN_AT_BOUNDS,
  unmetMessageOf,
  unshownMessageOf,
} from "./kink-messages.ts";
import { rangeAlong } from "./search-slopes.ts";
import { RANGE_MARGIN, type SlopeRange } from "./slope-range.ts";
import {
  areShownInside,
  type Doubts,
  holdsSlope,
  isElementMet,
  isInside,
  isMetFartherOut,
  isRounded,
  slopesBeside,
} from "./sub-gradient.ts";

/** A kink at which the gradient is a sub-gradient: a pass, unless f cannot show that the gradient is correct beside it. */
export interface AcceptedKink {
  readonly verdict: "pass" | "unresolved";
  /** That of the checks beside the kink, the worst. */
  readonly resolution: number;
  readonly finding: GradcheckFinding;
}

/**
 * Accepts a gradient at a kink of f if it is a sub-gradient: along the direction that differs, along each element that
 * differs and along some others, its slope lies between slopes that the same gradient has at points next to x, which
 * break the ties of x in different orders. Differences of f must confirm the gradient a little farther in those
 * orders. At a bound of the domain one side of a kink shows; there the gradient must be correct just inside. Along one element,
 * slopes count where it alone is across its bound: a gradient that another element should have jumps at the bound of that one. A slope
 * that the gradient has only at a bound or across it is unresolved: f is evaluated in the domain only, and does not show it. The slope
 * that differences show along an element must be one that the gradient has beside x, and f must move along it by what the gradient gives
 * on the way.
 *
 * Null where the gradient is wrong.
 */
export function* acceptKink(
  point: Point,
  failure: DirectionCheck,
  elements: readonly GradcheckElement[],
  chosen: Uint8Array | null,
  random: () => number,
): MaybeAsync<AcceptedKink | null> {
  const { direction, numeric, bar } = failure;
  const isOpen = direction.sides === "both";
  if (!isOpen && !(yield* isRightAhead(point, failure))) return null;
  const beside = new GradientsBeside(point, chosen, random);
  yield* beside.addFirst(direction.vector);
  if (!beside.jumps(direction.vector, Math.abs(numeric - failure.analytic))) return null;
  yield* beside.addAll();
  const isKnown = isOpen || (yield* addAcross(beside, point, direction.vector));
  const doubts: Doubts = { isShort: false, isApart: false };
  const ahead = yield* slopesBeside(beside, point, direction.vector, isKnown, doubts);
  if (ahead === null) return null;
  // To one side of x the slope is the largest or the least of those beside x, which is found on the way there.
  const range = yield* rangeAlong(beside, direction.vector, numeric, "all");
  const error = Math.abs(numeric - failure.analytic);
  if (range === null) return null;
  const isMet = isInside(numeric, range, bar + RANGE_MARGIN * error);
  // In float32 the steps that show a slope may pass kinks of near ties, between which it has another.
  const isShort = isOpen && beside.isSingle();
  if (!isMet && !isShort && !isMetFartherOut(failure, range)) return null;
  const wrong = elements.filter(({ verdict }) => verdict === "fail");
  let shown: SlopeRange | null = null;
  let borrowed: GradcheckElement | null = null;
  let unmet: GradcheckElement | null = null;
  const vectors = [direction.vector];
  for (const [index, element] of wrong.entries()) {
    const vector = new Float64Array(point.gradient.length);
    const position = positionOf(point.subject.inputs, element);
    const scale = Math.abs(direction.vector[position]!);
    if (index < MAX_FOLLOWED && !(yield* followsElement(point, position, failure, scale))) {
      if (!isRounded(point)) return null;
      doubts.isShort = true;
    }
    const off = Math.abs(element.numeric - element.analytic);
    if (isRounded(point) && hidesOwnSteps(point, position, failure, scale, off)) doubts.isShort = true;
    vector[position] = 1;
    if (!isOpen && isKnown) yield* addAcrossAlone(beside, point, position);
    const along = yield* slopesBeside(beside, point, vector, isKnown, doubts);
    if (along === null) {
      const all = beside.rangeOfAll(vector);
      if (all === null || !holdsSlope(all, point, vector)) return null;
      borrowed ??= element;
    } else if (isMet && !(yield* isElementMet(beside, vector, element))) {
      if (!isShort) return null;
      unmet ??= element;
    }
    if (along !== null) vectors.push(vector);
    shown ??= along;
  }
  for (let round = 0; isOpen && round < SEPARATION_ROUNDS; round++) {
    if ((yield* slopesBeside(beside, point, beside.residual(), true, doubts)) === null) return null;
  }
  if (isOpen) {
    const { inputs, domain } = point.subject;
    const directions = planDirections(inputs, point.gradient, chosen, domain, random);
    for (const { vector, sides } of directions) {
      if (sides === "both" && (yield* slopesBeside(beside, point, vector, true, doubts)) === null)
        return null;
    }
  }
  const patterns = [beside.nearest(), range.lowest, range.highest].map(({ pattern }) => pattern);
  const { verdict, resolution } = yield* checkBeside(point, new Set(patterns), chosen, random);
  if (verdict === "fail") return null;
  const atBounds = isOpen ? yield* checkAtBounds(point, chosen, random) : "pass";
  if (atBounds === "fail") return null;
  if (atBounds === "unresolved")
    return { verdict: atBounds, resolution: Infinity, finding: { kind: "kink", message: UNSEEN_AT_BOUNDS } };
  if (!isMet || doubts.isShort)
    return { verdict: "unresolved", resolution: Infinity, finding: { kind: "kink", message: FLATTENED } };
  if (doubts.isApart)
    return { verdict: "unresolved", resolution: Infinity, finding: { kind: "kink", message: MET_APART } };
  if (unmet !== null) {
    const message = unmetMessageOf(unmet);
    return { verdict: "unresolved", resolution: Infinity, finding: { kind: "kink", message } };
  }
  if (borrowed !== null || !(yield* areShownInside(beside, point, vectors))) {
    const unshown = isKnown ? unshownMessageOf(wrong[0]) : NO_VALUE_ACROSS;
    const message = borrowed === null ? unshown : borrowedMessageOf(borrowed);
    return { verdict: "unresolved", resolution: Infinity, finding: { kind: "kink", message } };
  }
  const message = messageOf(isOpen, wrong[0], shown, verdict);
  return { verdict, resolution, finding: { kind: "kink", message } };
}

/** Wrong elements along which the gradient is followed, at most. */
const MAX_FOLLOWED = 8;

/** Directions, each the worst so far, along which a gradient must be a mean of those next to x. */
const SEPARATION_ROUNDS = 3;

/** Where an element is in the list of all numbers. */
function positionOf({ parts }: Inputs, { input, coordinates }: GradcheckElement): number {
  const { start, shape } = parts[input]!;
  const strides = stridesOf(shape);
  return coordinates.reduce((sum, coordinate, axis) => sum + coordinate * strides[axis]!, start);
}

/** Evaluations of f for the least of checks beside a kink: at one point on each side of it. */
export const BESIDE_EVALUATIONS: number = 2 * MAX_EVALUATIONS;
