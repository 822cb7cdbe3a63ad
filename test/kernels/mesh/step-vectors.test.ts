import { expect, it } from "vitest";
import { STEPS } from "../../../src/kernels/mesh/net-elements.ts";
import { isStraight, stepVectors, toSpace } from "../../../src/kernels/mesh/step-vectors.ts";

const straight = stepVectors([
  [5, 0, 0],
  [0, 2, 0],
  [0, 0, 3],
]);
const tilted = stepVectors([
  [1, 0, 0],
  [0, 1, 0.5],
  [0, 0, 1],
]);

it("a step is a part of a voxel along each axis", () => {
  expect([...straight]).toEqual([5 / STEPS, 0, 0, 0, 2 / STEPS, 0, 0, 0, 3 / STEPS]);
  expect(isStraight(straight)).toBe(true);
  expect(isStraight(tilted)).toBe(false);
});

it("tilted axes shear a difference, and straight ones stretch it, to the same bits by both ways", () => {
  const written = (steps: Float64Array, way: boolean) => {
    const out = new Float64Array(4);
    toSpace(steps, way, STEPS, 2 * STEPS, 3 * STEPS, out, 1);
    return [...out.slice(1)];
  };
  expect(written(tilted, false)).toEqual([1, 2, 4].map((place) => expect.closeTo(place, 12)));
  expect(written(straight, true)).toEqual(written(straight, false));
});
