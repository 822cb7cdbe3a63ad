import { roundedInputs } from "../arguments/inputs.ts";
import type { DirectionCheck, Point } from "../measure/judge-ladder.ts";

/**
 * The same point, in float32 if all values along a direction and all of the gradient are float32 numbers: f then rounds
 * its inputs, and points between which float32 has no number are one to it. A gradient of few bits, such as ones and zeros,
 * does not show that by itself.
 */
export function asComputed(point: Point, { rungs }: DirectionCheck): Point {
  const { centre, gradient, subject } = point;
  const values = [centre, ...rungs.flatMap((rung) => rung.values)];
  if (rungs.length < MIN_RUNGS || !values.every(isSingle) || !gradient.every(isSingle)) return point;
  const inputs = roundedInputs(subject.inputs);
  return { ...point, unit: Math.max(point.unit, 2 ** -24), subject: { ...subject, inputs } };
}

/** Rungs of which two values each are not float32 numbers by chance. */
const MIN_RUNGS = 3;

function isSingle(value: number): boolean {
  return Math.fround(value) === value;
}
