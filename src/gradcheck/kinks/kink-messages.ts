import { describeList } from "../../tensor/describe.ts";
import type { GradcheckElement } from "../measure/check-element.ts";
import type { Verdict } from "../measure/judge-ladder.ts";
import type { SlopeRange } from "./slope-range.ts";

/** The words for slopes that rounding changes near x. */
export const FLATTENED =
  "f has a kink at x or near it, and its steps show a slope that is on neither side of it, as where a difference of nearly equal numbers is rounded to 0: check it in a higher precision";

/** The words for a slope that the gradient has beside x where some elements move by far less than others. */
export const MET_APART =
  "f has a kink at x, and the gradient has its slope beside x only where some elements move by far less than others, which rounding may hide: check x with elements of like size, or without ties";

/** The words for elements at bounds whose slopes do not show beside a kink of others. */
export const UNSEEN_AT_BOUNDS =
  "f has a kink at x, and does not show the gradient of the elements at bounds of the domain: check x a little inside the domain, or beside the kink";

/** The words for a kink that is accepted: where it is, the slopes beside it, and what checks there have shown. */
export function messageOf(
  isOpen: boolean,
  wrong: GradcheckElement | undefined,
  range: SlopeRange | null,
  verdict: Verdict,
): string {
  const sides = isOpen ? "on both sides of x" : "beside x";
  const beside =
    verdict === "pass"
      ? `the gradient is correct ${sides}`
      : `f does not show whether it is correct ${sides}`;
  if (wrong === undefined || range === null) {
    return `f has a kink at x: the gradient lies between those of its sides, and ${beside}`;
  }
  const place = describeList(wrong.coordinates);
  const { low, high } = range;
  const least = NEGLIGIBLE_SLOPE * Math.max(Math.abs(low), Math.abs(high));
  const text = (slope: number) => String(Math.abs(slope) < least ? 0 : Number(slope.toPrecision(4)));
  const analytic = text(wrong.analytic);
  if (isOpen) {
    return `f has a kink at ${place}: its slopes are ${text(low)} and ${text(high)}, the gradient ${analytic} lies between them, and ${beside}`;
  }
  return `the gradient jumps at ${place}, at a bound of the domain: it is ${analytic}, the slope inside is ${text(wrong.numeric)}, and ${beside}`;
}

/** The words for a gradient that has no value across the bound where it jumps. */
export const NO_VALUE_ACROSS =
  "the gradient jumps at a bound of the domain, and has no value across it that would show where to: check x a little inside the domain";

/** The words for a gradient that has its slopes at a bound or across it only. */
export function unshownMessageOf(wrong: GradcheckElement | undefined): string {
  const [here, inside] = [wrong?.analytic, wrong?.numeric].map((slope) => Number(slope?.toPrecision(4)));
  const what =
    wrong === undefined
      ? "the gradient jumps at a bound of the domain"
      : `the gradient jumps at ${describeList(wrong.coordinates)}, at a bound of the domain: it is ${here}, the slope inside is ${inside}`;
  return `${what}, and f is not evaluated across the bound: check x a little inside the domain, or without \`domain\` if f has values there`;
}

/** The words for a slope that an element has only where other elements are across their bounds: it may be that of another element. */
export function borrowedMessageOf({ coordinates, analytic, numeric }: GradcheckElement): string {
  const [here, inside] = [analytic, numeric].map((slope) => Number(slope.toPrecision(4)));
  return `the gradient at ${describeList(coordinates)}, at a bound of the domain, is ${here}, and the slope inside is ${inside}; beside x it has no slopes around ${here} unless other elements leave the domain: check x a little inside the domain`;
}

/** The words for a slope that differences show, and the gradient nowhere beside x. */
export function unmetMessageOf({ coordinates, analytic, numeric }: GradcheckElement): string {
  const [here, shown] = [analytic, numeric].map((slope) => Number(slope.toPrecision(4)));
  return `f has a kink at x or near it, and at ${describeList(coordinates)} differences show a slope of ${shown}, which the gradient, ${here} there, has nowhere beside x: check it in a higher precision`;
}

/** A slope that is this part of the other is printed as 0. */
const NEGLIGIBLE_SLOPE = 1e-6;
