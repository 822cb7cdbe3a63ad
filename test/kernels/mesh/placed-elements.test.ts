import { expect, it } from "vitest";
import { STEPS } from "../../../src/kernels/mesh/net-elements.ts";
import { placeElements, stepVectors, toSpace } from "../../../src/kernels/mesh/placed-elements.ts";

const square = {
  count: 1,
  corners: 4 as const,
  vertices: Float64Array.from([0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1], (place) => place * STEPS),
  codes: new Uint8Array(4),
  elements: Uint32Array.of(0, 1, 2, 3),
  across: Uint8Array.of(0),
  firsts: Uint32Array.of(0, 1, 1, 1, 1),
};

it("a flat square has its middle, its area and a vector across it", () => {
  const placed = placeElements(
    square,
    stepVectors([
      [5, 0, 0],
      [0, 2, 0],
      [0, 0, 3],
    ]),
  );
  expect([...placed.centres]).toEqual([0, STEPS / 2, STEPS / 2]);
  expect([...placed.sizes]).toEqual([expect.closeTo(6, 12)]);
  expect([...placed.spokes.slice(0, 3)]).toEqual([0, expect.closeTo(-1, 12), expect.closeTo(-1.5, 12)]);
  expect([...placed.slabs].map(Math.abs)).toEqual([1, 0, 0, 0, expect.closeTo(Math.hypot(1, 1.5), 12)]);
  expect([...placed.reaches]).toEqual([0, expect.closeTo(1, 12), expect.closeTo(1.5, 12)]);
});

it("tilted axes shear it", () => {
  const steps = stepVectors([
    [1, 0, 0],
    [0, 1, 0.5],
    [0, 0, 1],
  ]);
  expect(placeElements(square, steps).sizes[0]).toBeCloseTo(1, 12);
  const out = new Float64Array(3);
  toSpace(steps, false, STEPS, 2 * STEPS, 3 * STEPS, out, 0);
  expect([...out]).toEqual([1, 2, 4].map((place) => expect.closeTo(place, 12)));
});

it("a segment has a length, and no vector across", () => {
  const segment = { ...square, corners: 2 as const, elements: Uint32Array.of(0, 2) };
  const placed = placeElements(
    segment,
    stepVectors([
      [1, 0, 0],
      [0, 3, 0],
      [0, 0, 4],
    ]),
  );
  expect(placed.sizes[0]).toBeCloseTo(5, 12);
  expect([...placed.slabs]).toEqual([0, 0, 0, 0, expect.closeTo(2.5, 12)]);
});
