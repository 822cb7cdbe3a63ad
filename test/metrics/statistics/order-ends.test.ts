import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { orderEnds } from "../../../src/metrics/statistics/order-ends.ts";

const TAIL = 0.025;

describe("of the median at 95 %", () => {
  const numbers = Array.from({ length: 200 }, (_, k) => k + 10);

  it("miss in 3 to 5 % for every number of values from 10 on", () => {
    for (const n of numbers) {
      const [low, high] = orderEnds(n, 0.5, TAIL, true);
      expect(low).toEqual(high);
      expect(low!.miss).toBeGreaterThanOrEqual(0.6 * TAIL);
      expect(low!.miss).toBeLessThanOrEqual(TAIL + 1e-15);
    }
  });

  it("are the outer values where these miss in 0.6 of the tail or more", () => {
    const steps = numbers.map((n) => orderEnds(n, 0.5, TAIL, true)[0]!);
    const outer = numbers.map((n) => orderEnds(n, 0.5, TAIL, false)[0]!);
    expect(steps.map(({ rank }) => rank)).toEqual(outer.map(({ rank }) => rank));
    expect(steps.map(({ step }) => step === 0)).toEqual(outer.map(({ miss }) => miss >= 0.6 * TAIL));
  });
});

it("miss as often as they say, in samples of an exponential distance to either side", () => {
  const random = mulberry32(5);
  const draw = (part: number) => {
    const size = -Math.log(1 - random());
    return random() < part ? -part * size : (1 - part) * size;
  };
  for (const [n, part] of [
    [8, 0.5],
    [10, 0.5],
    [13, 0.5],
    [40, 0.2],
  ] as const) {
    const [low, high] = orderEnds(n, part, TAIL, true);
    let [below, above] = [0, 0];
    for (let trial = 0; trial < 6000; trial++) {
      const sorted = Float64Array.from({ length: n }, () => draw(part)).sort();
      const at = (rank: number) => sorted[rank - 1] ?? Infinity;
      if (at(low!.rank) + low!.step * (at(low!.rank + 1) - at(low!.rank)) > 0) below++;
      const top = n + 1 - high!.rank;
      if (at(top) - high!.step * (at(top) - at(top - 1)) < 0) above++;
    }
    expect(Math.abs(below / 6000 - low!.miss)).toBeLessThan(0.007);
    expect(Math.abs(above / 6000 - high!.miss)).toBeLessThan(0.007);
  }
});

it("go less than half the way where that suffices, though the next value misses often", () => {
  // 0.9⁴⁰ and 40·0.1·0.9³⁹ have the chance 0.15556 of the way, with rates 1/0.1 and 39/0.9.
  const [low] = orderEnds(40, 0.1, TAIL, true);
  expect(low).toEqual({ rank: 1, step: expect.closeTo(0.4439092, 6), miss: TAIL });
});

it("swap with the part of the distribution below the quantile", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (n, part) => {
        const [low, high] = orderEnds(n, part, TAIL, true);
        const mirrored = orderEnds(n, 1 - part, TAIL, true);
        expect(mirrored[0]).toEqual(high);
        if (1 - (1 - part) === part) expect(mirrored[1]).toEqual(low);
      },
    ),
    { numRuns: 50 },
  );
});

it("are missing where the outermost value misses too often", () => {
  expect(orderEnds(5, 0.5, TAIL, true)).toEqual([null, null]);
  expect(orderEnds(30, 0.1, TAIL, true)[0]).toBeNull();
});
