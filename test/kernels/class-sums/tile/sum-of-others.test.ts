import { describe, expect, it } from "vitest";
import { sumOfOthers } from "../../../../src/kernels/arrays/softmax.ts";
import {
  sumOfOtherRows,
  sumOfOthersAtLabels,
} from "../../../../src/kernels/class-sums/tile/sum-of-others.ts";
import { PLANE, ROW } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { fillLabels, fillPlane, rowsOf, SIZES, tileFor } from "../cases/tile-cases.ts";

describe.each(SIZES)("%i voxels, %i classes", (count, classes) => {
  it("the sum of the other rows has the bits of the simple loop", () => {
    const tile = tileFor(count, classes);
    const x = rowsOf(tile, fillPlane(tile, PLANE.input, 1));
    sumOfOtherRows(tile, tile.plane(PLANE.rest), tile.plane(PLANE.input));
    const want = new Float64Array(x.length);
    sumOfOthers(want, x, classes, count);
    expect(rowsOf(tile, tile.plane(PLANE.rest))).toEqual(want);
  });

  it("at the labels it has the bits of the sum of all rows", () => {
    const tile = tileFor(count, classes, true);
    fillPlane(tile, PLANE.input, 1);
    fillLabels(tile);
    const [all, x] = [tile.plane(PLANE.rest), tile.plane(PLANE.input)];
    sumOfOtherRows(tile, all, x);
    const atLabels = new Float64Array(count);
    sumOfOthersAtLabels(atLabels, x, classes, tile.labels, count);
    atLabels.forEach((value, k) => {
      const label = tile.labels[k]!;
      if (label >= 0) expect(value).toBe(all[label * ROW + k]);
    });
  });
});
