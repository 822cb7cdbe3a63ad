import { expect, it } from "vitest";
import { curveOrder } from "../../../src/kernels/mesh/curve-order.ts";

it("the points of a cube of 4 come octant by octant, with ascending keys", () => {
  const places = Array.from({ length: 64 }, (_, k) => [k >> 4, (k >> 2) & 3, k & 3]);
  const { order, keys } = curveOrder(Float64Array.from(places.flat()));
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
  expect([...keys]).toEqual([...keys].sort((a, b) => a - b));
});

it("neighbours are near in space: a long voxel counts as several", () => {
  // Along the first axis a step is 8, along the last one 1: the eight points of a plane come before the next plane.
  const points = Float64Array.from([0, 8].flatMap((z) => [0, 1, 2, 3, 4, 5, 6, 7].flatMap((x) => [z, 0, x])));
  expect([...curveOrder(points).order]).toEqual(Array.from({ length: 16 }, (_, k) => k));
});

it("one place, and equal places, have the key 0", () => {
  expect(curveOrder(Float64Array.of(3, 4, 5, 3, 4, 5)).keys).toEqual(Int32Array.of(0, 0));
});
