import { expect, it } from "vitest";
import { countDistinct, keptOf, meanSlope } from "../../../src/gradcheck/behaviour/measure-slopes.ts";

const slopes = [0.5, -1, 0, 4];
/** What an activation lets through: all, half, a quarter, nothing. */
const passed = (k: number) => [1, 0.5, 0.25, 0][k]!;

it("takes the mean before the activation, of the elements at which anything is left", () => {
  expect(meanSlope(slopes, passed, Uint8Array.of(1, 1, 1, 1))).toBe((0.5 + 2 + 0) / 3);
  expect(meanSlope(slopes, passed, Uint8Array.of(0, 1, 0, 1))).toBe(2);
  expect(meanSlope(slopes, passed, Uint8Array.of(0, 0, 0, 1))).toBeNaN();
});

it("takes the part of the magnitudes that is let through", () => {
  expect(keptOf(slopes, passed, Uint8Array.of(1, 1, 1, 1))).toBe(1.5 / 2.5);
  expect(keptOf(slopes, passed, Uint8Array.of(1, 0, 0, 0))).toBe(1);
});

it("counts slopes as one that rounding tells apart, and 1,000 at most", () => {
  expect(countDistinct([1, -1, 1 + 1e-6, 0, 0, 2])).toBe(4);
  expect(countDistinct([1, 1 + 1e-4])).toBe(2);
  expect(countDistinct(Array.from({ length: 3000 }, (_, k) => k))).toBe(1000);
});
