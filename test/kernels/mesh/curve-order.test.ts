import { expect, it } from "vitest";
import { curveOrder } from "../../../src/kernels/mesh/curve-order.ts";
import { STEPS } from "../../../src/kernels/mesh/net-elements.ts";

it("the points of a cube of 4 voxels come octant by octant", () => {
  const places = Array.from({ length: 64 }, (_, k) => [k >> 4, (k >> 2) & 3, k & 3]);
  // One step less: the first cell of a grid has the index −1.
  const order = curveOrder(Float64Array.from(places.flat(), (place) => (place - 1) * STEPS));
  expect([...order].sort((a, b) => a - b)).toEqual(places.map((_, k) => k));
  const octants = [...order].map((k) => places[k]!.map((place) => place >> 1).join(""));
  expect(octants.filter((octant, k) => octant !== octants[k - 1])).toEqual([
    "000",
    "001",
    "010",
    "011",
    "100",
    "101",
    "110",
    "111",
  ]);
});

it("far points are told apart by their high bits", () => {
  const order = curveOrder(Float64Array.of(70_000 * STEPS, 0, 0, 300 * STEPS, 0, 0, 0, 0, 0));
  expect([...order]).toEqual([2, 1, 0]);
});
