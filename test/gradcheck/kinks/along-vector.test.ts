import { expect, it } from "vitest";
import { dot, movedBy, sizeAlong } from "../../../src/gradcheck/kinks/along-vector.ts";
import type { Point } from "../../../src/gradcheck/measure/judge-ladder.ts";
import { subjectOf } from "../subjects.ts";

const [a, b] = [Float64Array.of(1, -2, 3), Float64Array.of(2, 1, -1)];

it("gives the slope along a vector, and the magnitudes that it is made of", () => {
  expect(dot(a, b)).toBe(-3);
  expect(sizeAlong(a, b)).toBe(7);
});

it("moves the elements that are checked, and mirrors a move that leaves the domain", () => {
  const x = Float64Array.of(0.5, 1, 0.25);
  const subject = {
    ...subjectOf(
      () => 0,
      () => x,
      x,
    ),
    domain: { low: 0, high: 1 },
  };
  const moved = (chosen: Uint8Array | null) =>
    Array.from(movedBy({ subject } as Point, Float64Array.of(1, 1, -1), 2 ** -20, chosen));
  const [first, second, third] = moved(null) as [number, number, number];
  expect(first).toBeGreaterThan(0.5);
  expect(second).toBeLessThan(1);
  expect(third).toBeLessThan(0.25);
  expect(moved(Uint8Array.of(0, 1, 0))).toEqual([0.5, second, 0.25]);
});
