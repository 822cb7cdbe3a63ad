import { describe, expect, it } from "vitest";
import { takeBinaryTerms } from "../../../../src/kernels/class-sums/terms/binary-tile.ts";
import { sigmoidTile } from "../../../../src/kernels/class-sums/tile/sigmoid-tile.ts";
import { LINE, PLANE } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { termAt, termsOf } from "../cases/binary-cases.ts";
import { fillPlane, forEachPlace, SIZES, tileFor } from "../cases/tile-cases.ts";

describe.each(SIZES)("%i voxels, %i classes", (count, classes) => {
  describe.each([true, false])("logits: %s", (isLogit) => {
    it.each([0, 2, 0.5])("terms for γ = %f", (gamma) => {
      const tile = tileFor(count, classes, true);
      const terms = termsOf(classes, gamma);
      const x = isLogit ? fillPlane(tile, PLANE.input, 1, -4, 4) : fillPlane(tile, PLANE.input, 1, 0.1, 0.9);
      fillPlane(tile, PLANE.target, 2, 0, 1);
      if (isLogit) sigmoidTile(tile);
      takeBinaryTerms(tile, isLogit, terms);
      const want = new Float64Array(count);
      forEachPlace(tile, (at, k, c) => {
        if (tile.counted![k] !== 0) want[k]! += termAt(tile, x[at]!, at, c, terms, isLogit);
      });
      for (let k = 0; k < count; k++) expect(tile.line(LINE.term)[k]).toBeCloseTo(want[k]!, 10);
    });
  });
});
