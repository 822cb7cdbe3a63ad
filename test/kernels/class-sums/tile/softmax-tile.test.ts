import { describe, expect, it } from "vitest";
import * as arrays from "../../../../src/kernels/arrays/softmax.ts";
import { softmaxPullbackTile, softmaxTile } from "../../../../src/kernels/class-sums/tile/softmax-tile.ts";
import { LINE, PLANE, ROW } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { fillPlane, forEachPlace, rowsOf, SIZES, tileFor } from "../cases/tile-cases.ts";

describe.each(SIZES)("%i voxels, %i classes", (count, classes) => {
  it.each([5, 300])("softmax has the bits of the simple loop, logits up to ±%i", (size) => {
    const tile = tileFor(count, classes);
    const x = rowsOf(tile, fillPlane(tile, PLANE.input, 1, -size, size));
    expect(Number.isFinite(softmaxTile(tile, true))).toBe(true);
    const want = new Float64Array(x.length);
    arrays.softmax(want, x, classes, count);
    expect(rowsOf(tile, tile.plane(PLANE.probability))).toEqual(want);
    for (let k = 0; k < count; k++) {
      const logits = Array.from({ length: classes }, (_, c) => x[c * count + k]!);
      expect(tile.line(LINE.top)[k]).toBe(logits.indexOf(Math.max(...logits)));
      expect(tile.line(LINE.largest)[k]).toBe(Math.max(...logits));
      expect(tile.line(LINE.others)[k]).toBeCloseTo(tile.line(LINE.total)[k]! - 1, 12);
    }
  });

  it.each([false, true])(
    "its transpose has the bits of the simple loop, added to what is there: %s",
    (adds) => {
      const tile = tileFor(count, classes);
      fillPlane(tile, PLANE.input, 1);
      softmaxTile(tile, false);
      const g = rowsOf(tile, fillPlane(tile, PLANE.slope, 2));
      const p = rowsOf(tile, tile.plane(PLANE.probability));
      const out = tile.plane(PLANE.gradient).fill(0.5);
      softmaxPullbackTile(tile, out, adds);
      const want = new Float64Array(p.length);
      arrays.softmaxPullback(want, p, g, classes, count);
      expect(rowsOf(tile, out)).toEqual(adds ? want.map((value) => 0.5 + value) : want);
    },
  );
});

it("a probability is 0 where a voxel does not count", () => {
  const tile = tileFor(40, 3, true);
  fillPlane(tile, PLANE.input, 1);
  softmaxTile(tile, false);
  const p = tile.plane(PLANE.probability);
  forEachPlace(tile, (at, k) => expect(p[at]! > 0).toBe(tile.counted![k] !== 0));
});

it.each([Number.NaN, Infinity, -Infinity])("the logit %f shows in the number that comes back", (logit) => {
  const tile = tileFor(9, 3);
  fillPlane(tile, PLANE.input, 1)[ROW + 4] = logit;
  expect(Number.isFinite(softmaxTile(tile, false))).toBe(false);
});
