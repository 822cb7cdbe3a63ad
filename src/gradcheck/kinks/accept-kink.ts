import { stridesOf } from "../../tensor/shape.ts";
import type { GradcheckFinding } from "../arguments/finding.ts";
import { MAX_EVALUATIONS } from "../arguments/gradcheck-options.ts";
import type { Inputs } from "../arguments/inputs.ts";
import type { MaybeAsync } from "../arguments/maybe-async.ts";
import type { GradcheckElement } from "../measure/check-element.ts";
import { checkPoint } from "../measure/check-point.ts";
import { planDirections } from "../measure/directions.ts";
import type { DirectionCheck, Point } from "../measure/judge-ladder.ts";
import { slopeAt } from "../measure/path-integral.ts";
import { dot, sizeAlong } from "./along-vector.ts";
import { checkBeside } from "./check-beside.ts";
import { followsElement, hidesOwnSteps } from "./follow-element.ts";
import { GradientsBeside } from "./gradients-beside.ts";
import {
  borrowedMessageOf,
  FLATTENED,
  messageOf,
  NO_VALUE_ACROSS,
  UNSEEN_AT_BOUNDS,
  unmetMessageOf,
  unshownMessageOf,
} from "./kink-messages.ts";
import { rangeAlong } from "./search-slopes.ts";
import { type GradientBeside, RANGE_MARGIN, type SlopeRange } from "./slope-range.ts";

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
  const isKnown = isOpen || (yield* beside.addAcross(direction.vector));
  const doubts: Doubts = { isShort: false };
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
    if (!isOpen && isKnown) yield* beside.addAcrossAlone(position);
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

/** What differences show at x of the elements at bounds of the domain: a check ends where a direction of others shows a kink. */
function* checkAtBounds(
  point: Point,
  chosen: Uint8Array | null,
  random: () => number,
): MaybeAsync<"pass" | "fail" | "unresolved"> {
  const { inputs, domain } = point.subject;
  const planned = planDirections(inputs, point.gradient, chosen, domain, random);
  const inward = planned.filter(({ sides }) => sides === "forward");
  if (inward.length === 0) return "pass";
  const { verdict, failure } = yield* checkPoint(point, inward, MAX_EVALUATIONS);
  if (failure === null) return verdict;
  return (yield* isRightAhead(point, failure)) ? "unresolved" : "fail";
}

/** What float32 leaves open. */
interface Doubts {
  /** Whether its steps are too long to tell a kink at x from others near x, so that a fail next to x may be none. */
  isShort: boolean;
}

/** The range of slopes next to x, if it holds the slope of the gradient or what f does across a bound is not known. */
function* slopesBeside(
  beside: GradientsBeside,
  point: Point,
  vector: Float64Array,
  isKnown: boolean,
  doubts: Doubts,
): MaybeAsync<SlopeRange | null> {
  const wanted = dot(point.gradient, vector);
  const range = yield* rangeAlong(beside, vector, wanted, "nearest");
  if (range === null || !isKnown || holdsSlope(range, point, vector)) return range;
  if (!isRounded(point)) return null;
  const all = yield* rangeAlong(beside, vector, wanted, "all");
  if (all === null || !holdsSlope(all, point, vector)) return null;
  doubts.isShort = true;
  return all;
}

/** Reports whether f rounds x to float32, so that no step is shorter than the numbers there are apart. */
function isRounded({ subject }: Point): boolean {
  return subject.inputs.parts.some(({ data, isRounded }) => isRounded || data instanceof Float32Array);
}

/** Reports whether the gradient has its slopes along some vectors at points in the domain as well, where f confirms them. */
function* areShownInside(
  beside: GradientsBeside,
  point: Point,
  vectors: readonly Float64Array[],
): MaybeAsync<boolean> {
  for (const vector of vectors) {
    const range = yield* rangeAlong(beside, vector, dot(point.gradient, vector), "nearest", isInDomain);
    if (range === null || !holdsSlope(range, point, vector)) return false;
  }
  return true;
}

function isInDomain({ across }: GradientBeside): boolean {
  return across === null;
}

/**
 * Reports whether the slope that differences show along an element at a bound is one that the gradient has beside x: else it is wrong
 * there as well, however near its slopes are to that at x.
 */
function* isElementMet(
  beside: GradientsBeside,
  vector: Float64Array,
  { numeric, analytic, bar }: GradcheckElement,
): MaybeAsync<boolean> {
  const range = yield* rangeAlong(beside, vector, numeric, "all");
  return range !== null && isInside(numeric, range, bar + RANGE_MARGIN * Math.abs(numeric - analytic));
}

function holdsSlope(range: SlopeRange, { gradient, unit }: Point, vector: Float64Array): boolean {
  const size = Math.max(range.size, sizeAlong(gradient, vector));
  return isInside(dot(gradient, vector), range, ROUNDING_TERMS * unit * size);
}

/**
 * Reports whether the steps that are not the finest show a slope between those beside x. In float32, exp(x) − 1 does not move
 * within 6e-8 below 0: beside a kink at 0 the finest steps then show half of the slope on the other side.
 */
function isMetFartherOut({ analytic, rungs }: DirectionCheck, range: SlopeRange): boolean {
  const farther = rungs.filter(({ step }) => step >= MIN_FARTHER && step <= MAX_FARTHER);
  return (
    farther.length >= MIN_FARTHER_RUNGS &&
    farther.every(({ residual }) => isInside(analytic + residual, range, 0))
  );
}

/** Steps, in the scale of x, over which rounding in float32 changes a slope by little, and kinks farther away do not count. */
const MIN_FARTHER = 1e-5;
const MAX_FARTHER = 1e-2;

/** Rungs of such steps that must agree. */
const MIN_FARTHER_RUNGS = 3;

/** Where an element is in the list of all numbers. */
function positionOf({ parts }: Inputs, { input, coordinates }: GradcheckElement): number {
  const { start, shape } = parts[input]!;
  const strides = stridesOf(shape);
  return coordinates.reduce((sum, coordinate, axis) => sum + coordinate * strides[axis]!, start);
}

function isInside(slope: number, { low, high }: SlopeRange, bar: number): boolean {
  const margin = RANGE_MARGIN * (high - low) + bar;
  return slope >= low - margin && slope <= high + margin;
}

/** Units of rounding by which a slope next to x may differ where f has no kink. */
const ROUNDING_TERMS = 64;

/**
 * Reports whether the gradient just ahead of x, where f is asked on one side of x only, is what differences show there. It costs no
 * evaluation of f.
 */
export function* isRightAhead(
  { subject }: Point,
  { direction, analytic, numeric, bar, step }: DirectionCheck,
): MaybeAsync<boolean> {
  if (direction.sides === "both") return false;
  const first = Math.min(step, MAX_STEP_AHEAD);
  const far = yield* slopeAt(subject, direction.vector, first);
  const near = yield* slopeAt(subject, direction.vector, first / 2);
  if (far === null || near === null) return false;
  return Math.abs(2 * near - far - numeric) <= bar + RANGE_MARGIN * Math.abs(numeric - analytic);
}

/** A step, in the scale of x, that float32 stores well and over which the gradient changes as along a line. */
const MAX_STEP_AHEAD = 2 ** -12;

/** Evaluations of f for the least of checks beside a kink: at one point on each side of it. */
export const BESIDE_EVALUATIONS: number = 2 * MAX_EVALUATIONS;
