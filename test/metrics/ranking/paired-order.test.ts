import { expect, it } from "vitest";
import { type PairedOrder, pairedOrder, rankRanges } from "../../../src/metrics/ranking/paired-order.ts";

const column = (value: number, cases: number) =>
  Float64Array.from({ length: cases }, (_, k) => value + ((k * 7) % 5) / 1000);

it("one model is better than another where the interval of their difference says so, of errors the lower one", () => {
  const values = [column(0.9, 150), column(0.5, 150), column(0.89, 150)];
  const order = pairedOrder({ values, reach: 1, isLowerBetter: false }, 0.95);
  expect(order).toEqual([
    [false, true, false],
    [false, false, false],
    [false, true, false],
  ]);
  const errors = pairedOrder({ values, reach: 1, isLowerBetter: true }, 0.95) as PairedOrder;
  expect(errors[1]).toEqual([true, false, true]);
  expect(rankRanges(order as PairedOrder)).toEqual([
    { low: 1, high: 2 },
    { low: 3, high: 3 },
    { low: 1, high: 2 },
  ]);
});

it("few cases say less than many, since others may differ by as much as is possible", () => {
  const isBetter = (cases: number, reach: number | null) =>
    (
      pairedOrder(
        { values: [column(0.9, cases), column(0.8, cases)], reach, isLowerBetter: false },
        0.95,
      ) as PairedOrder
    )[0]![1];
  expect([10, 30, 100].map((cases) => isBetter(cases, 1))).toEqual([false, false, true]);
  expect(isBetter(10, 0.1)).toBe(true);
  // From 200 cases on the difference itself decides, without a bound.
  expect(isBetter(200, null)).toBe(true);
});

it("says why there is no order", () => {
  const order = (...values: Float64Array[]) =>
    pairedOrder({ values, reach: null, isLowerBetter: true }, 0.95);
  expect(order(column(1, 4), column(2, 4))).toBe("4 cases, and an interval of a mean needs 5");
  expect(order(column(1, 9), column(2, 9))).toBe(
    "9 cases, and an interval of values without an upper bound needs 200; ranks of each case have one",
  );
  expect(order(column(1, 200), new Float64Array(200).fill(Infinity))).toBe("an infinite value");
});
