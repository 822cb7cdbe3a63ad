import { expect, it } from "vitest";
import { slabSquare, twicePositive } from "../../../../src/kernels/mesh/search/slab-square.ts";

// Across the last axis, 1 thick to either side, 2 wide to either side.
const SLAB = Float64Array.of(0, 0, 1, 1, 2);

it.each<[string, [number, number, number], number]>([
  ["inside", [1, 1, 0.5], 0],
  ["above", [1, 0, -4], 9],
  ["beside", [3, 4, 0], 9],
  ["above and beside", [5, 0, 5], 25],
])("a point %s has the squared distance of the slab", (_, [u, v, w], want) => {
  expect(slabSquare(SLAB, 0, u, v, w)).toBeCloseTo(want, 12);
});

it("twice a positive number, and 0 for a negative one", () => {
  expect([3, 0, -3].map(twicePositive)).toEqual([6, 0, 0]);
});
