import type { Domain } from "../../../src/gradcheck/arguments/domain.ts";
import { MAX_EVALUATIONS } from "../../../src/gradcheck/arguments/gradcheck-options.ts";
import { explain } from "../../../src/gradcheck/explain/explain.ts";
import { planDirections } from "../../../src/gradcheck/measure/directions.ts";
import { checkPoint } from "../../../src/gradcheck/points/check-point.ts";
import type { FloatArray } from "../../../src/index.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { randomLabels, randomValues } from "../../tensor/random-values.ts";
import { finish } from "../finish.ts";
import { softDice, softDiceGradient } from "../soft-dice.ts";
import { pointOf } from "../subjects.ts";

export type Spoil = (slope: number, element: number, target: number) => number;

interface Given {
  readonly x?: FloatArray;
  readonly domain?: Domain | null;
  readonly chosen?: Uint8Array | null;
  readonly budget?: number;
}

/** Explains why a soft Dice gradient is wrong that was spoiled, element by element. */
export function explainOf(
  size: number,
  spoil: Spoil,
  { x, domain = null, chosen = null, budget = 10_000 }: Given = {},
) {
  const target = randomLabels(size, 3, 2, 4);
  const point = pointOf(
    (p) => softDice(p, target),
    (p) => Array.from(softDiceGradient(p, target), (slope, k) => spoil(slope, k, target[k]!)),
    x ?? randomValues(size, 4, 0.05, 0.95),
    domain,
  );
  const random = mulberry32(1);
  const directions = planDirections(point.subject.inputs, point.gradient, chosen, domain, random);
  const { failure } = finish(checkPoint(point, directions, MAX_EVALUATIONS - 2));
  const found = finish(explain(point, failure!, { target, chosen, budget, random }));
  const wrong = found.elements.filter(({ verdict }) => verdict === "fail");
  return {
    ...found,
    wrong: wrong.map(({ coordinates }) => coordinates[0]).sort((a, b) => a! - b!),
    evaluations: point.subject.tally.evaluations,
  };
}

/** Half as much again at some elements. */
export const at =
  (...places: number[]): Spoil =>
  (slope, element) =>
    places.includes(element) ? 1.5 * slope : slope;
