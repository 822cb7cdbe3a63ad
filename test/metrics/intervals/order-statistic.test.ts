import fc from "fast-check";
import { expect, it } from "vitest";
import { orderStatistic } from "../../../src/metrics/intervals/order-statistic.ts";

it("is the value at the place after sorting, of equal values too", () => {
  const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ noNaN: true })), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(values, fc.nat(), (list, at) => {
      const place = at % list.length;
      expect(orderStatistic(Float64Array.from(list), place) === Float64Array.from(list).sort()[place]).toBe(
        true,
      );
    }),
  );
});

it("ends for values in order, in the opposite order and all the same", () => {
  for (const value of [(k: number) => k, (k: number) => -k, () => 1]) {
    const values = Float64Array.from({ length: 5000 }, (_, k) => value(k));
    const sorted = values.slice().sort();
    expect(orderStatistic(values, 125)).toBe(sorted[125]);
  }
});
