import { describeList } from "../../tensor/describe.ts";
import type { GradcheckFinding } from "../arguments/finding.ts";
import { MAX_EVALUATIONS } from "../arguments/gradcheck-options.ts";
import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { placeOf } from "../measure/check-element.ts";
import type { DirectionCheck, Point } from "../measure/judge-ladder.ts";
import { checkFar } from "./check-beside.ts";
import { GradientsBeside } from "./gradients-beside.ts";
import { oppositeOf } from "./move-patterns.ts";
import { rangeAlong } from "./search-slopes.ts";
import type { SlopeRange } from "./slope-range.ts";

/** Evaluations of f that a look at a gradient that is correct beside x takes at most: two points, four checks at each. */
export const UNLIKE_EVALUATIONS: number = 4 * MAX_EVALUATIONS;

/**
 * Describes a gradient that is correct on both sides of x and wrong at x alone, which a mistake in one branch gives, and so
 * does automatic differentiation of operations that are each correct: relu(x) − relu(−x) has the slope 1 everywhere, and by the
 * chain rule 0 at 0. In the terms of Bolte and Pauwels, such a gradient is in a conservative field of f and not in its
 * Clarke subdifferential; f does not move by it, so the verdict stays a fail.
 *
 * Null where the gradient is wrong beside x as well, or f does not show it.
 *
 * @see Bolte and Pauwels 2020, https://arxiv.org/abs/1909.10300
 */
export function* unlikeBeside(
  point: Point,
  failure: DirectionCheck,
  chosen: Uint8Array | null,
  random: () => number,
): MaybeAsync<GradcheckFinding | null> {
  const { direction, numeric, analytic } = failure;
  const beside = new GradientsBeside(point, chosen, random);
  yield* beside.addFirst(direction.vector);
  if (!beside.jumps(direction.vector, Math.abs(numeric - analytic))) return null;
  yield* beside.addAll();
  const { pattern } = beside.nearest();
  let isShown = false;
  const { inputs, domain } = point.subject;
  for (const one of [pattern, oppositeOf(pattern, inputs.numbers, domain)]) {
    const { verdict } = yield* checkFar(point, one, chosen, random);
    if (verdict === "fail") return null;
    isShown ||= verdict === "pass";
  }
  if (!isShown) return null;
  const what = yield* whatDiffers(point, beside, chosen);
  return { kind: "kink", message: `the gradient is correct beside x and not at x: ${what}` };
}

/** The element that is furthest from all that it is beside x; where there is none, how the elements come together. */
function* whatDiffers(
  { gradient, subject, unit }: Point,
  beside: GradientsBeside,
  chosen: Uint8Array | null,
): MaybeAsync<string> {
  const { inputs } = subject;
  let worst = -1;
  let largest = 0;
  for (const [element, slope] of gradient.entries()) {
    if (chosen !== null && chosen[element] === 0) continue;
    const off = distanceFrom(beside.rangeOf(element), slope, unit);
    if (off > largest) [worst, largest] = [element, off];
  }
  if (worst < 0) return MIXED;
  const slope = gradient[worst]!;
  const vector = new Float64Array(gradient.length);
  vector[worst] = 1;
  const range = yield* rangeAlong(beside, vector, slope, "nearest");
  if (range === null || distanceFrom(range, slope, unit) === 0) return MIXED;
  const { input, coordinates } = placeOf(inputs, worst);
  const place = `${inputs.parts.length > 1 ? `input ${input} ` : ""}${describeList(coordinates)}`;
  const [least, most] = [text(range.low), text(range.high)];
  const slopes =
    least === most
      ? `${least}; kinks of operations that cancel leave such a gradient`
      : `from ${least} to ${most}; ${REMEDY}`;
  return `at ${place} it is ${text(slope)}, beside x ${slopes}`;
}

const REMEDY =
  "operations that are each correct and break one tie in different ways may give that: check each of them, or x without ties";

const MIXED = `each element is as at some point beside x, but no point has them all. A tie that is counted twice gives such a gradient; ${REMEDY}`;

const text = (slope: number) => String(Number(slope.toPrecision(4)));

/** How far a slope is from a range, if that is more than rounding or chance makes of it; else 0. */
function distanceFrom({ low, high }: Pick<SlopeRange, "low" | "high">, slope: number, unit: number): number {
  const size = Math.max(Math.abs(slope), Math.abs(low), Math.abs(high));
  const off = Math.max(low - slope, slope - high);
  return off > MIN_OFF * (high - low) + ROUNDING * unit * size ? off : 0;
}

/** The part of the range of slopes beside x from which an element is outside of it. */
const MIN_OFF = 0.1;

/** Units of rounding by which slopes beside x may differ from that at x. */
const ROUNDING = 64;
