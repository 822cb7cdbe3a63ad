import fc from "fast-check";
import { expect, it } from "vitest";
import { significantWins } from "../../../src/metrics/ranking/significant-wins.ts";

const winsOf = (
  values: readonly (readonly number[])[],
  weights?: readonly number[],
  isLowerBetter = false,
) => {
  const table = {
    name: "",
    isLowerBetter,
    reach: null,
    values: values.map((column) => Float64Array.from(column)),
  };
  const ones = new Float64Array(values[0]!.length).fill(1);
  return [...significantWins(table, ones)(weights ? Float64Array.from(weights) : ones)];
};

it("has the decisions of R's wilcox.test(x, y, paired = TRUE, exact = FALSE)", () => {
  const values = [
    [9, 10, 9, 9, 9, 8, 8, 9],
    [8, 8, 8, 9, 8, 8, 8, 8],
    [7, 8, 8, 9, 9, 7, 8, 9],
  ];
  // One-sided p: 0.0239 and 0.0473 of the first model, 0.579 between the others.
  expect(winsOf(values)).toEqual([1, 0, 0]);
  // Sizes that are equal but for their rounding are equal: R has p 0.0502 of these.
  expect(winsOf(values.map((column) => column.map((value) => value / 10)))).toEqual([1, 0, 0]);
  expect(winsOf(values, undefined, true)).toEqual([0, 0.5, 0.5]);
});

it("equal models, a single model and a single case have no win", () => {
  expect(
    winsOf([
      [1, 2, 3],
      [1, 2, 3],
    ]),
  ).toEqual([0, 0]);
  expect(winsOf([[1, 2, 3]])).toEqual([0]);
  expect(winsOf([[1], [2]])).toEqual([0, 0]);
  expect(
    winsOf([
      [Infinity, Infinity],
      [Infinity, 1],
    ]),
  ).toEqual([0, 0]);
});

it("a weight is the number of times that a case is there", () => {
  const value = fc.integer({ min: 0, max: 5 });
  const cases = fc.array(fc.tuple(value, value, value, fc.integer({ min: 0, max: 3 })), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(cases, (rows) => {
      const columns = [0, 1, 2].map((k) => rows.map((row) => row[k]!));
      const repeated = [0, 1, 2].map((k) => rows.flatMap((row) => new Array<number>(row[3]!).fill(row[k]!)));
      expect(
        winsOf(
          columns,
          rows.map((row) => row[3]!),
        ),
      ).toEqual(winsOf(repeated));
    }),
  );
});
