import { expect, it } from "vitest";
import { columnDifference, meanDifference, outcomes } from "../../../src/metrics/report/difference-column.ts";

const { NaN: none } = Number;
const floats = (...values: number[]) => Float64Array.from(values);

it("differences are this minus other, where both have a value", () => {
  expect(columnDifference(floats(0.75, none, 0.5, none), floats(0.5, 1, none, none))).toEqual({
    values: floats(0.25, none, none, none),
    unpaired: Uint8Array.of(0, 1, 1, 0),
  });
});

it("infinite values are equal, and infinitely far from others", () => {
  const { values } = columnDifference(floats(Infinity, Infinity, 1), floats(Infinity, 1, Infinity));
  expect([...values]).toEqual([0, Infinity, -Infinity]);
});

it("the mean over classes is that of the pairs there are", () => {
  const columns = [
    columnDifference(floats(1, 1, none), floats(0, none, none)),
    columnDifference(floats(0.5, 1, none), floats(0.25, 0.5, none)),
  ];
  expect(meanDifference(3, columns)).toEqual({
    values: floats(0.625, 0.5, none),
    unpaired: Uint8Array.of(0, 1, 0),
  });
});

it("the mean over classes of opposite differences is 0, though their sum is the rounding of both", () => {
  const columns = [columnDifference(floats(0.9), floats(0.8)), columnDifference(floats(0.7), floats(0.8))];
  expect(columns[0]!.values[0]! + columns[1]!.values[0]!).not.toBe(0);
  expect(meanDifference(1, columns).values).toEqual(floats(0));
});

it("a score wins above 0, a distance below", () => {
  const column = { values: floats(0.5, -1, none, 0, Infinity, -0), unpaired: new Uint8Array(6) };
  expect(outcomes(column, 1)).toEqual({ wins: 2, losses: 1, ties: 2 });
  expect(outcomes(column, 0)).toEqual({ wins: 1, losses: 2, ties: 2 });
});
