import { expect, it } from "vitest";
import { componentPlaces } from "../../../src/kernels/components/component-places.ts";

it("finds size, box and sums of places", () => {
  const numbers = Int32Array.of(1, 1, 0, 0, 0, 2, 1, 0, 0, 0, 2, 2);
  const { sizes, boxes, sums } = componentPlaces(numbers, 2, [2, 2, 3]);
  expect([...sizes]).toEqual([0, 3, 3]);
  expect([...boxes.slice(6)]).toEqual([0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 2]);
  expect([...sums.slice(3)]).toEqual([1, 0, 1, 2, 3, 5]);
});
