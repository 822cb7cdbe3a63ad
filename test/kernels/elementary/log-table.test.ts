import { expect, it } from "vitest";
import { LOG_CENTRES, LOG_OF_CENTRES } from "../../../src/kernels/elementary/log-table.ts";
import * as exact from "../big-elementary.ts";
import { big, divide, multiply, ONE, subtract, toNumber } from "../big-float.ts";
import { cellStart } from "../cells.ts";

const cells = Array.from({ length: 32 }, (_, cell) => cell);

it("spans a factor of 2", () => {
  expect([LOG_CENTRES.length, LOG_OF_CENTRES.length]).toEqual([32, 32]);
  expect([cellStart(0), cellStart(32)]).toEqual([91 / 128, 91 / 64]);
});

it.each(cells)("cell %i has a centre that is exp of its logarithm, to 2⁻⁷¹", (cell) => {
  const exponential = exact.exp(big(LOG_OF_CENTRES[cell]!));
  const off = toNumber(subtract(divide(big(LOG_CENTRES[cell]!), exponential), ONE));
  expect(Math.abs(off)).toBeLessThan(2 ** -71);
});

it.each(cells)("cell %i has a logarithm of at most 32 binary places", (cell) => {
  expect(LOG_OF_CENTRES[cell]! * 2 ** 32).toSatisfy(Number.isInteger);
});

it.each(cells)("cell %i has an inverse that is right to 2⁻⁵⁶", (cell) => {
  const c = LOG_CENTRES[cell]!;
  expect(Math.abs(toNumber(subtract(multiply(big(1 / c), big(c)), ONE)))).toBeLessThan(2 ** -56);
});

it.each(cells)("cell %i lies so closely around its centre that |r| stays below 1/61", (cell) => {
  const c = LOG_CENTRES[cell]!;
  expect(Math.max(cellStart(cell + 1) - c, c - cellStart(cell)) / c).toBeLessThan(1 / 61);
});

it("has 1 for a centre", () => {
  expect(LOG_CENTRES[18]).toBe(1);
  expect(LOG_OF_CENTRES[18]).toBe(0);
});
