import { describe, expect, it } from "vitest";
import { binaryGradientTile } from "../../../../src/kernels/class-sums/terms/binary-gradient-tile.ts";
import { sigmoidTile } from "../../../../src/kernels/class-sums/tile/sigmoid-tile.ts";
import { PLANE, ROW } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { termAt, termsOf } from "../cases/binary-cases.ts";
import { fillPlane, forEachPlace, SIZES, tileFor } from "../cases/tile-cases.ts";

describe.each(SIZES)("%i voxels, %i classes", (count, classes) => {
  describe.each([true, false])("logits: %s", (isLogit) => {
    it.each([0, 2, 0.5])("gradient for γ = %f", (gamma) => {
      const tile = tileFor(count, classes, true);
      const terms = termsOf(classes, gamma);
      const x = isLogit ? fillPlane(tile, PLANE.input, 1, -4, 4) : fillPlane(tile, PLANE.input, 1, 0.1, 0.9);
      fillPlane(tile, PLANE.target, 2, 0, 1);
      if (isLogit) sigmoidTile(tile);
      const out = tile.plane(PLANE.gradient).fill(0.25);
      binaryGradientTile(tile, isLogit, terms, 3, true);
      const h = 1e-5;
      forEachPlace(tile, (at, k, c) => {
        if (tile.counted![k] === 0) return;
        const f = (step: number) => termAt(tile, x[at]! + step, at, c, terms, isLogit);
        expect(out[at]).toBeCloseTo(0.25 + (3 * (f(h) - f(-h))) / (2 * h), 6);
      });
      const first = out[ROW]!;
      binaryGradientTile(tile, isLogit, terms, 3, false);
      expect(out[ROW]).toBeCloseTo(first - 0.25, 12);
    });
  });
});

it("has a finite gradient at probabilities of 0 and 1", () => {
  const tile = tileFor(2, 1);
  tile.plane(PLANE.input).set([0, 1]);
  tile.plane(PLANE.target).set([1, 0]);
  for (const gamma of [0, 0.5, 2]) {
    binaryGradientTile(tile, false, termsOf(1, gamma), 1, false);
    expect([...tile.plane(PLANE.gradient).subarray(0, 2)].every(Number.isFinite)).toBe(true);
  }
});
