import { expect, it } from "vitest";
import type { FormedElements } from "../../../src/kernels/mesh/formed-elements.ts";
import { orderElements, placeAll } from "../../../src/kernels/mesh/placed-elements.ts";
import { stepVectors } from "../../../src/kernels/mesh/step-vectors.ts";

const steps = stepVectors([
  [5, 0, 0],
  [0, 2, 0],
  [0, 0, 3],
]);
/** Four elements along a line, of two forms, far from the order of their places. */
const formed = {
  count: 4,
  steps,
  forms: Uint32Array.of(0, 1, 0, 1),
  middles: Float64Array.of(0, 0, 30, 0, 0, 0, 0, 0, 20, 0, 0, 10),
} as unknown as FormedElements;

it("elements are in space, each with its number, its form and its exact middle, neighbours beside each other", () => {
  const { numbers, centres, places, forms, count, keys } = placeAll(formed);
  expect(count).toBe(4);
  const along = [...numbers].map((number) => formed.middles[3 * number + 2]!);
  expect([along, [...along].reverse()]).toContainEqual([0, 10, 20, 30]);
  expect([0, 1, 2, 3].map((k) => centres[3 * k + 2])).toEqual(along);
  expect([0, 1, 2, 3].map((k) => places[3 * k + 2])).toEqual(along.map((column) => column * steps[8]!));
  expect([...forms]).toEqual([...numbers].map((number) => formed.forms[number]));
  expect([...keys]).toEqual([...keys].sort((a, b) => a - b));
});

it("some elements keep their numbers among all", () => {
  const { numbers, count } = orderElements(formed, Uint32Array.of(3, 2));
  expect(count).toBe(2);
  expect([...numbers].sort()).toEqual([2, 3]);
});
