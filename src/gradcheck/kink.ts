import { describeList } from "../tensor/describe.ts";
import { type DirectionCheck, type Point, slopesBeside } from "./check-direction.ts";
import { checkPoint, MOST_EVALUATIONS } from "./check-point.ts";
import { planDirections, scaleOf } from "./directions.ts";
import type { GradcheckElement } from "./element.ts";
import { joinInputs, packInputs } from "./inputs.ts";
import { type GradcheckFinding, observe } from "./observe.ts";
import type { Work } from "./work.ts";

/**
 * A kink at x at which the gradient is a sub-gradient: between the slopes on either side, in every element that differs and
 * along the direction that does, and right a little beside x. Null where it is not.
 */
export function* acceptKink(
  point: Point,
  failure: DirectionCheck,
  elements: readonly GradcheckElement[],
  chosen: Uint8Array | null,
  random: () => number,
): Work<GradcheckFinding | null> {
  const wrong = elements.filter(({ verdict }) => verdict === "fail");
  if (!wrong.every(isBetween)) return null;
  const along = { ...failure, kink: slopesBeside(failure) };
  // Where one part of f bends up and another down, what a direction sees of the two may cancel.
  const isOneWay =
    new Set(elements.flatMap(({ kink }) => (kink ? [Math.sign(kink[1] - kink[0])] : []))).size < 2;
  if ((isOneWay || wrong.length === 0) && !isBetween(along)) return null;
  if (!(yield* isRightBeside(point, chosen, random))) return null;
  const shown = wrong[0];
  const place = shown ? ` at ${describeList(shown.coordinates)}` : "";
  const [low, high] = shown?.kink ?? along.kink;
  const least = ROUNDED * Math.max(Math.abs(low), Math.abs(high));
  const text = (slope: number) => String(Math.abs(slope) < least ? 0 : Number(slope.toPrecision(4)));
  const slopes = `slopes ${text(low)} and ${text(high)}`;
  const analytic = text((shown ?? failure).analytic);
  return {
    kind: "kink",
    message: `f has a kink${place}: ${slopes}, the gradient ${analytic} between them, and right beside x`,
  };
}

/** A slope this small beside the other is one of 0. */
const ROUNDED = 1e-6;

/** By how much the slopes on either side are widened before a sub-gradient is looked for between them. */
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
 * Whether the gradient is right a little beside x, where a kink at x is none: at a point beside it and at the one across,
 * for on one side of every kink a gradient of zeros may be right.
 */
function* isRightBeside({ subject }: Point, chosen: Uint8Array | null, random: () => number): Work<boolean> {
  const { inputs, domain } = subject;
  const scale = scaleOf(inputs, domain);
  const aside = inputs.numbers.map((_, element) => {
    const length = (random() < 0.5 ? -1 : 1) * (0.5 + random() / 2) * BESIDE * scale[element]!;
    return chosen === null || chosen[element] !== 0 ? length : 0;
  });
  for (const side of [1, -1]) {
    const numbers = inputs.numbers.map((x, element) => {
      const moved = x + side * aside[element]!;
      return domain === null || (moved >= domain.low && moved <= domain.high) ? moved : 2 * x - moved;
    });
    const beside = { ...subject, inputs: joinInputs(packInputs(inputs, numbers)) };
    try {
      const { point } = yield* observe(beside);
      if (point === null) return false;
      const directions = planDirections(beside.inputs, point.gradient, chosen, domain, random);
      const { verdict } = yield* checkPoint(point, directions, MOST_EVALUATIONS - 2);
      if (verdict !== "pass") return false;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  }
  return true;
}
