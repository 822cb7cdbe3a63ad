import { expect, it } from "vitest";
import { formElements } from "../../../src/kernels/mesh/formed-elements.ts";
import { STEPS } from "../../../src/kernels/mesh/net-elements.ts";
import { stepVectors } from "../../../src/kernels/mesh/step-vectors.ts";

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
  const formed = formElements(
    square,
    stepVectors([
      [5, 0, 0],
      [0, 2, 0],
      [0, 0, 3],
    ]),
  );
  expect([...formed.middles]).toEqual([0, STEPS / 2, STEPS / 2]);
  expect([...formed.sizes]).toEqual([expect.closeTo(6, 12)]);
  expect([...formed.spokes.slice(0, 3)]).toEqual([0, expect.closeTo(-1, 12), expect.closeTo(-1.5, 12)]);
  expect([...formed.slabs].map(Math.abs)).toEqual([1, 0, 0, 0, expect.closeTo(Math.hypot(1, 1.5), 12)]);
  expect([...formed.reaches]).toEqual([0, expect.closeTo(1, 12), expect.closeTo(1.5, 12)]);
});

it("tilted axes shear it", () => {
  const steps = stepVectors([
    [1, 0, 0],
    [0, 1, 0.5],
    [0, 0, 1],
  ]);
  expect(formElements(square, steps).sizes[0]).toBeCloseTo(1, 12);
});

it("a segment has a length, and no vector across", () => {
  const segment = { ...square, corners: 2 as const, elements: Uint32Array.of(0, 2) };
  const formed = formElements(
    segment,
    stepVectors([
      [1, 0, 0],
      [0, 3, 0],
      [0, 0, 4],
    ]),
  );
  expect(formed.sizes[0]).toBeCloseTo(5, 12);
  expect([...formed.slabs]).toEqual([0, 0, 0, 0, expect.closeTo(2.5, 12)]);
});
