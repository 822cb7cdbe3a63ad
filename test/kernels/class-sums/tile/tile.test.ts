import { expect, it } from "vitest";
import { ROW, Tile, tileOf } from "../../../../src/kernels/class-sums/tile/tile.ts";

it("holds a row a class in a plane, and makes planes and lines once", () => {
  const tile = new Tile(3);
  expect(tile.plane(2)).toHaveLength(3 * ROW);
  expect(tile.plane(2)).toBe(tile.plane(2));
  expect(tile.plane(1)).not.toBe(tile.plane(2));
  expect(tile.line(0)).toHaveLength(ROW);
  expect(tile.line(0)).toBe(tile.line(0));
});

it("is used again by the next pass of as many classes, unless it is large", () => {
  expect(tileOf(3, 1)).toBe(tileOf(3, 1));
  expect(tileOf(4, 1)).not.toBe(tileOf(3, 1));
  expect(tileOf(500, 1)).not.toBe(tileOf(500, 1));
});
