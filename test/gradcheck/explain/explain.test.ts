import { describe, expect, it } from "vitest";
import { randomLabels } from "../../tensor/random-values.ts";
import { softDiceGradient } from "../soft-dice.ts";
import { at, explainOf, type Spoil } from "./explain-spoiled.ts";

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
