import { describe, expect, it } from "vitest";
import { MAX_EVALUATIONS } from "../../../src/gradcheck/arguments/gradcheck-options.ts";
import { EVALUATIONS_PER_LOOK, locate, supportOf } from "../../../src/gradcheck/explain/locate.ts";
import { planDirections } from "../../../src/gradcheck/measure/directions.ts";
import { checkPoint } from "../../../src/gradcheck/points/check-point.ts";
import type { FloatArray } from "../../../src/index.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { randomLabels, randomValues } from "../../tensor/random-values.ts";
import { finish } from "../finish.ts";
import { softDice, softDiceGradient } from "../soft-dice.ts";
import { pointOf } from "../subjects.ts";

function search(size: number, spoil: (gradient: FloatArray) => FloatArray, most = 10_000) {
  const target = randomLabels(size, 3, 2, 8);
  const point = pointOf(
    (p) => softDice(p, target),
    (p) => spoil(softDiceGradient(p, target)),
    randomValues(size, 4, 0.05, 0.95),
  );
  const directions = planDirections(point.subject.inputs, point.gradient, null, null, mulberry32(1));
  const { failure } = finish(checkPoint(point, directions, MAX_EVALUATIONS));
  const before = point.subject.tally.evaluations;
  const place = finish(locate(point, failure!, most));
  return { place, spent: point.subject.tally.evaluations - before };
}

const scaled =
  (factor: number, ...places: number[]) =>
  (gradient: FloatArray) =>
    gradient.map((slope, k) => (places.includes(k) ? factor * slope : slope));

describe("locate", () => {
  it.each([
    [2, 0],
    [2, 1],
    [33, 0],
    [1000, 999],
    [1000, 500],
    [4097, 4096],
  ])("of %d elements finds the one that is wrong: %d", (size, wrong) => {
    expect(search(size, scaled(1.5, wrong)).place).toBe(wrong);
  });

  it("halves: twice twelve steps for each half of each level", () => {
    const { place, spent } = search(4096, scaled(1.001, 77));
    expect(place).toBe(77);
    expect(spent).toBe(12 * 2 * EVALUATIONS_PER_LOOK);
  });

  it("asks nothing where there is but one element", () => {
    expect(search(1, scaled(2, 0))).toEqual({ place: 0, spent: 0 });
  });

  it("gives up at the second level where all is wrong", () => {
    const { place, spent } = search(1000, (gradient) => gradient.map((slope) => 1.001 * slope));
    expect(place).toBeNull();
    expect(spent).toBe(2 * 2 * EVALUATIONS_PER_LOOK);
  });

  it("follows the half that is further off", () => {
    const spoil = (gradient: FloatArray) => scaled(5, 900)(scaled(1.01, 100)(gradient));
    expect(search(1000, spoil).place).toBe(900);
  });

  it("stops where its budget ends", () => {
    for (const most of [0, 47, 48, 100, 333]) {
      const { place, spent } = search(1000, scaled(2, 5), most);
      expect(place).toBeNull();
      expect(spent).toBeLessThanOrEqual(most);
    }
  });
});

describe("supportOf", () => {
  it("gives the places that are not 0", () => {
    expect([...supportOf(Float64Array.of(0, -1, 0, 2, -0, Number.MIN_VALUE))]).toEqual([1, 3, 5]);
  });
});
