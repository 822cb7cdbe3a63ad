import fc from "fast-check";
import { expect, it } from "vitest";
import { sumOfThree } from "../../../src/kernels/mesh/sum-of-three.ts";

it("three numbers have one sum in all six orders: from the smallest to the largest", () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
  fc.assert(
    fc.property(number, number, number, (a, b, c) => {
      const [low, middle, high] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
      const want = low + middle + high;
      for (const order of [
        [a, b, c],
        [a, c, b],
        [b, a, c],
        [b, c, a],
        [c, a, b],
        [c, b, a],
      ] as const) {
        expect(sumOfThree(...order) + 0).toBe(want + 0);
      }
    }),
    { seed: 1 },
  );
  // From left to right 1e16 would swallow each 1 alone.
  expect(sumOfThree(1, 1e16, 1)).toBe(1e16 + 2);
});
