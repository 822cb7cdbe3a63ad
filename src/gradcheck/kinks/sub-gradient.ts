import type { MaybeAsync } from "../arguments/maybe-async.ts";
import type { GradcheckElement } from "../measure/check-element.ts";
import type { DirectionCheck, Point } from "../measure/judge-ladder.ts";
import { dot, sizeAlong } from "./along-vector.ts";
import type { GradientsBeside } from "./gradients-beside.ts";
import { rangeAlong, rangeApart } from "./search-slopes.ts";
import { type GradientBeside, RANGE_MARGIN, type SlopeRange } from "./slope-range.ts";

/** What rounding leaves open. */
export interface Doubts {
  /** Whether its steps are too long to tell a kink at x from others near x, so that a fail next to x may be none. */
  isShort: boolean;
  /** Whether the slope of the gradient is one beside x only where moves of elements are of sizes far apart, which rounding may take away. */
  isApart: boolean;
}

/** The range of slopes next to x, if it holds the slope of the gradient or what f does across a bound is not known. */
export function* slopesBeside(
  beside: GradientsBeside,
  point: Point,
  vector: Float64Array,
  isKnown: boolean,
  doubts: Doubts,
): MaybeAsync<SlopeRange | null> {
  const wanted = dot(point.gradient, vector);
  const range = yield* rangeAlong(beside, vector, wanted, "nearest");
  if (range === null || !isKnown || holdsSlope(range, point, vector)) return range;
  if (isRounded(point)) {
    const all = yield* rangeAlong(beside, vector, wanted, "all");
    if (all !== null && holdsSlope(all, point, vector)) {
      doubts.isShort = true;
      return all;
    }
  } else if (!beside.isSingle()) {
    const apart = yield* rangeApart(beside, vector, wanted, MIN_APART);
    if (apart !== null && holdsSlope(apart, point, vector)) return apart;
  }
  const apart = yield* rangeApart(beside, vector, wanted, 0);
  if (apart === null || !holdsSlope(apart, point, vector)) return null;
  doubts.isApart = true;
  return apart;
}

/** The part of the largest move down to which float64 stores moves that differ in size. */
const MIN_APART = 2 ** -8;

/** Reports whether f rounds x to float32, so that no step is shorter than the numbers there are apart. */
export function isRounded({ subject }: Point): boolean {
  return subject.inputs.parts.some(({ data, isRounded }) => isRounded || data instanceof Float32Array);
}

/** Reports whether the gradient has its slopes along some vectors at points in the domain as well, where f confirms them. */
export function* areShownInside(
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
export function* isElementMet(
  beside: GradientsBeside,
  vector: Float64Array,
  { numeric, analytic, bar }: GradcheckElement,
): MaybeAsync<boolean> {
  const range = yield* rangeAlong(beside, vector, numeric, "all");
  return range !== null && isInside(numeric, range, bar + RANGE_MARGIN * Math.abs(numeric - analytic));
}

export function holdsSlope(range: SlopeRange, { gradient, unit }: Point, vector: Float64Array): boolean {
  const size = Math.max(range.size, sizeAlong(gradient, vector));
  return isInside(dot(gradient, vector), range, ROUNDING_TERMS * unit * size);
}

/**
 * Reports whether the steps that are not the finest show a slope between those beside x. In float32, exp(x) − 1 does not move
 * within 6e-8 below 0: beside a kink at 0 the finest steps then show half of the slope on the other side.
 */
export function isMetFartherOut({ analytic, rungs }: DirectionCheck, range: SlopeRange): boolean {
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

export function isInside(slope: number, { low, high }: SlopeRange, bar: number): boolean {
  const margin = RANGE_MARGIN * (high - low) + bar;
  return slope >= low - margin && slope <= high + margin;
}

/** Units of rounding by which a slope next to x may differ where f has no kink. */
const ROUNDING_TERMS = 64;
