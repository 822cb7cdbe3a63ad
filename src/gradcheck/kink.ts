import { describeList } from "../tensor/describe.ts";
import { type DirectionCheck, type Point, slopesBeside } from "./check-direction.ts";
import { checkPoint, MOST_EVALUATIONS, type PointCheck } from "./check-point.ts";
import { planDirections, scaleOf } from "./directions.ts";
import type { GradcheckElement } from "./element.ts";
import { joinInputs, packInputs } from "./inputs.ts";
import { type GradcheckFinding, observe } from "./observe.ts";
import type { Work } from "./work.ts";

/**
 * A kink at x at which the gradient is a sub-gradient: between the slopes on either side, in every element that differs,
 * and right a little beside x. Null where it is not.
 */
export function* acceptKink(
  point: Point,
  failure: DirectionCheck,
  elements: readonly GradcheckElement[],
  chosen: Uint8Array | null,
  random: () => number,
): Work<GradcheckFinding | null> {
  const wrong = elements.filter(({ verdict }) => verdict === "fail");
  if (!wrong.every(isSubgradient)) return null;
  const beside = yield* checkBeside(point, chosen, random);
  if (beside?.verdict !== "pass") return null;
  const shown = wrong[0];
  const place = shown ? ` at ${describeList(shown.coordinates)}` : "";
  const [low, high] = shown?.kink ?? slopesBeside(failure);
  const slopes = `slopes ${low.toPrecision(4)} and ${high.toPrecision(4)}`;
  const analytic = (shown ?? failure).analytic.toPrecision(4);
  return {
    kind: "kink",
    message: `f has a kink${place}: ${slopes}, the gradient ${analytic} between them, and right beside x`,
  };
}

/** By how much the slopes on either side are widened before a sub-gradient is looked for between them. */
const WIDER = 0.1;

/** Whether a derivative lies between the slopes on either side of a kink. */
function isSubgradient({ kink, analytic, bar }: GradcheckElement): boolean {
  if (kink === null) return false;
  const [low, high] = [Math.min(...kink), Math.max(...kink)];
  const margin = WIDER * (high - low) + bar;
  return analytic >= low - margin && analytic <= high + margin;
}

/** How far beside a kink the gradient is checked, in the scale of x. */
const BESIDE = 0.02;

/** The check a little beside x, where a kink at x is no kink; null where f or its gradient is not to be had there. */
function* checkBeside(
  { subject }: Point,
  chosen: Uint8Array | null,
  random: () => number,
): Work<PointCheck | null> {
  const { inputs, domain } = subject;
  const scale = scaleOf(inputs, domain);
  const numbers = inputs.numbers.map((x, element) => {
    if (chosen !== null && chosen[element] === 0) return x;
    const moved = x + (random() < 0.5 ? -1 : 1) * (0.5 + random() / 2) * BESIDE * scale[element]!;
    return domain === null || (moved >= domain.low && moved <= domain.high) ? moved : 2 * x - moved;
  });
  const beside = { ...subject, inputs: joinInputs(packInputs(inputs, numbers)) };
  try {
    const { point } = yield* observe(beside);
    if (point === null) return null;
    const directions = planDirections(beside.inputs, point.gradient, chosen, domain, random);
    return yield* checkPoint(point, directions, MOST_EVALUATIONS);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
