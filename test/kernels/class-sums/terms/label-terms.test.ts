import { describe, expect, it } from "vitest";
import { takeLabelTerms } from "../../../../src/kernels/class-sums/terms/label-terms.ts";
import { takeSoftTerms } from "../../../../src/kernels/class-sums/terms/soft-terms.ts";
import { spreadLabels } from "../../../../src/kernels/class-sums/tile/load-tile.ts";
import { softmaxTile } from "../../../../src/kernels/class-sums/tile/softmax-tile.ts";
import { LINE, PLANE } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { categoricalTerms } from "../cases/categorical-terms.ts";
import { fillLabels, fillPlane, SIZES, tileFor } from "../cases/tile-cases.ts";

describe.each(SIZES)("%i voxels, %i classes", (count, classes) => {
  it.each([0, 2, 0.5])("labels have the terms of their one-hot rows, to the bit, for γ = %f", (gamma) => {
    const tile = tileFor(count, classes, true);
    fillPlane(tile, PLANE.input, 1, -90, 90);
    fillLabels(tile);
    softmaxTile(tile, true);
    takeLabelTerms(tile, true, categoricalTerms(classes, gamma));
    const lines = [LINE.term, LINE.weight].map((line) => tile.line(line).slice(0, count));
    spreadLabels(tile, tile.plane(PLANE.target));
    takeSoftTerms(tile, true, categoricalTerms(classes, gamma));
    lines.forEach((line, index) => {
      const soft = tile.line([LINE.term, LINE.weight][index]!);
      expect(line.every((value, k) => value === soft[k])).toBe(true);
    });
  });
});
