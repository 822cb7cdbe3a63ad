import type { MaybeAsync } from "../arguments/maybe-async.ts";
import type { Direction } from "./directions.ts";
import { type DirectionCheck, judgeLadder, type Point } from "./judge-ladder.ts";
import { type Ladder, measureRungs, stepsOf } from "./ladder.ts";
import { measureNoise } from "./noise.ts";
import { judgeConstant, judgeStepFunction } from "./standstill.ts";

/** From about a quarter of the scale of x down to 10⁻¹⁴ of it; values rounded to decimals know no such steps. */
export const LADDER: Ladder = { first: 0.2357, ratio: 5, rungs: 20 };

/** Checks the gradient along a direction against differences of f over a ladder of steps. */
export function* checkDirection(
  point: Point,
  direction: Direction,
  ladder: Ladder = LADDER,
): MaybeAsync<DirectionCheck> {
  const { subject, centre, repeated, gradient } = point;
  const rungs = yield* measureRungs(subject, gradient, direction, centre, stepsOf(ladder));
  const measured = measureNoise(rungs, centre, repeated, point.noise, gradient.length);
  const found = judgeLadder(point, direction, measured);
  if (found.verdict === "pass") return found;
  return judgeStepFunction(found, point, measured) ?? (yield* judgeConstant(found, point, ladder)) ?? found;
}
