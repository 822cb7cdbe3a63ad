import { describe, expect, it } from "vitest";
import type { Domain } from "../../../src/gradcheck/arguments/domain.ts";
import { MAX_EVALUATIONS } from "../../../src/gradcheck/arguments/gradcheck-options.ts";
import { explain } from "../../../src/gradcheck/explain/explain.ts";
import { checkPoint } from "../../../src/gradcheck/measure/check-point.ts";
import { planDirections } from "../../../src/gradcheck/measure/directions.ts";
import type { FloatArray } from "../../../src/index.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { randomLabels, randomValues } from "../../tensor/random-values.ts";
import { finish } from "../finish.ts";
import { softDice, softDiceGradient } from "../soft-dice.ts";
import { pointOf } from "../subjects.ts";

type Spoil = (slope: number, element: number, target: number) => number;

interface Given {
  readonly x?: FloatArray;
  readonly domain?: Domain | null;
  readonly chosen?: Uint8Array | null;
  readonly budget?: number;
}

/** Explains why a soft Dice gradient is wrong that was spoiled, element by element. */
function explainOf(
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

const at =
  (...places: number[]): Spoil =>
  (slope, element) =>
    places.includes(element) ? 1.5 * slope : slope;
const everywhere: Spoil = (slope) => 2 * slope;

describe("explain", () => {
  it("looks at all elements where they are few", () => {
    const { elements, wrong, single, pattern } = explainOf(32, at(3, 30));
    expect(elements.map(({ coordinates }) => coordinates[0])).toEqual(
      Array.from({ length: 32 }, (_, k) => k),
    );
    expect([wrong, single]).toEqual([[3, 30], false]);
    expect(pattern).toEqual({ text: "analytic = 1.500 × numeric", matched: 2, of: 32 });
  });

  it.each([1, 5, 32, 33, 1000])("finds the single wrong element of %d", (size) => {
    const place = size >> 1;
    const { wrong, single, pattern, evaluations } = explainOf(size, at(place));
    expect([wrong, single, pattern]).toEqual([[place], true, null]);
    expect(evaluations).toBeLessThan(1000);
  });

  it("looks at a sample of many, as many of either kind of target", () => {
    const { elements, wrong, pattern, single } = explainOf(1000, everywhere);
    expect([elements.length, wrong.length, single]).toEqual([32, 32, false]);
    expect(elements.filter(({ target }) => target === 1)).toHaveLength(16);
    expect(pattern).toEqual({ text: "analytic = 2.000 × numeric: a 2 too many", matched: 32, of: 32 });
  });

  it("shows no element twice", () => {
    for (const size of [33, 40, 64]) {
      const { elements } = explainOf(size, at(5, 20));
      const places = elements.map(({ coordinates }) => coordinates[0]);
      expect(new Set(places).size).toBe(places.length);
    }
  });

  it("finds one of few that are wrong among many, wherever they lie", () => {
    for (const places of [
      [3, 4],
      [100, 1100, 2100, 3900],
      [0, 1024, 2048, 3072, 4095],
    ]) {
      const { wrong, single } = explainOf(4096, at(...places));
      expect(wrong.length).toBeGreaterThan(0);
      expect(places).toEqual(expect.arrayContaining(wrong));
      expect(single).toBe(false);
    }
  });

  it("does not call an element the single one that is wrong if another is, out of the way of its direction", () => {
    // At the bounds of the domain elements move apart, those along which f rises from those along which it falls.
    const x = Float64Array.from({ length: 100 }, (_, k) => (k % 3 === 0 ? 1 : 0));
    const domain = { low: 0, high: 1 };
    const target = randomLabels(100, 3, 2, 4);
    const slopes = softDiceGradient(x, target);
    const rising = (k: number) => slopes[k]! * (x[k] === 1 ? -1 : 1) > 0;
    const places = Array.from({ length: 100 }, (_, k) => k);
    const [one, other] = [places.find(rising)!, places.find((k) => !rising(k))!];
    expect(explainOf(100, at(one), { x, domain })).toMatchObject({ wrong: [one], single: true });
    expect(explainOf(100, at(one, other), { x, domain })).toMatchObject({ wrong: [one], single: false });
  });

  it("looks at none that is not checked", () => {
    const chosen = Uint8Array.from({ length: 50 }, (_, k) => (k < 40 && k % 2 === 0 ? 1 : 0));
    const { elements, wrong, single } = explainOf(50, at(1, 4, 45), { chosen });
    expect(elements.every(({ coordinates }) => chosen[coordinates[0]!] === 1)).toBe(true);
    expect([wrong, single]).toEqual([[4], true]);
  });

  it.each([150, 170, 200, 300, 500, 560, 600, 700, 900, 1200])(
    "spends no more than its budget: %d",
    (budget) => {
      for (const spoil of [at(5), at(5, 600), everywhere, at(5, 100, 300, 600, 700)]) {
        for (const size of [20, 1000]) {
          const { evaluations, elements, wrong } = explainOf(size, spoil, { budget });
          expect(evaluations).toBeLessThanOrEqual(budget);
          expect(wrong.length).toBeLessThanOrEqual(elements.length);
        }
      }
    },
  );
});
