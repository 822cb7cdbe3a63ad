import { coordinatesOf } from "../../tensor/shape.ts";
import { inwardOf, scaleOf } from "../arguments/domain.ts";
import type { Inputs } from "../arguments/inputs.ts";
import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { LIMITS } from "../arguments/verdict-limits.ts";
import { checkDirection, LADDER } from "./check-direction.ts";
import type { Direction } from "./directions.ts";
import type { Point, Verdict } from "./judge-ladder.ts";
import { hasKink, slopesBeside } from "./kink.ts";
import type { Ladder } from "./ladder.ts";

/** One element of x, and the derivative of f along it. */
export interface GradcheckElement {
  /** Which of several inputs it is in. */
  readonly input: number;
  /** Position in that input, in shape coordinates. */
  readonly coordinates: readonly number[];
  /** The value of the element. */
  readonly x: number;
  /** Of the target at the same place, where it is known. */
  readonly target: number | null;
  /** From the gradient under check. */
  readonly analytic: number;
  /** From differences, right to within `bar`. */
  readonly numeric: number;
  /** The bound on the error of `numeric`. */
  readonly bar: number;
  /** The verdict on this element. */
  readonly verdict: Verdict;
  /** Slopes on either side where f has a kink there. */
  readonly kink: readonly [number, number] | null;
}

/** An element with the finest step that its derivative is made of; NaN where there is none. */
export interface MeasuredElement extends GradcheckElement {
  readonly step: number;
}

/** The derivative along one element, beside the gradient's. */
export function* checkElement(
  point: Point,
  element: number,
  target: ArrayLike<number> | null,
  ladder: Ladder = LADDER,
): MaybeAsync<MeasuredElement> {
  const { inputs, domain } = point.subject;
  const scale = scaleOf(inputs, domain)[element]!;
  const x = inputs.numbers[element]!;
  const inward = inwardOf(x, domain);
  const length = inward < 0 ? -scale : scale;
  const vector = new Float64Array(inputs.numbers.length);
  vector[element] = length;
  const direction: Direction = { vector, sides: inward === 0 ? "both" : "forward" };
  const check = yield* checkDirection(point, direction, ladder);
  const [below, above] = slopesBeside(check);
  return {
    ...placeOf(inputs, element),
    x,
    target: target?.[element] ?? null,
    analytic: point.gradient[element]!,
    numeric: check.numeric / length,
    bar: check.bar / scale,
    verdict: check.verdict,
    step: check.step,
    kink: hasKink(check.rungs, check.noise, LIMITS.elementKinkRungs)
      ? [below / length, above / length]
      : null,
  };
}

/** Which input an element is in, and where. */
export function placeOf({ parts }: Inputs, element: number): { input: number; coordinates: number[] } {
  const input = parts.findIndex(({ end }) => element < end);
  const { start, shape } = parts[input]!;
  return { input, coordinates: coordinatesOf(element - start, shape) };
}
