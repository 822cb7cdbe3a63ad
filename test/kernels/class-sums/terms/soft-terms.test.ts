import { describe, expect, it } from "vitest";
import * as arrays from "../../../../src/kernels/arrays/softmax.ts";
import {
  logSoftmaxPullbackTile,
  probabilityPullbackTile,
  takeSoftSlopes,
  takeSoftTerms,
} from "../../../../src/kernels/class-sums/terms/soft-terms.ts";
import { softmaxTile } from "../../../../src/kernels/class-sums/tile/softmax-tile.ts";
import { LINE, PLANE, ROW } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { categoricalTerms } from "../cases/categorical-terms.ts";
import { fillPlane, rowsOf, SIZES, tileFor } from "../cases/tile-cases.ts";

describe.each(SIZES)("%i voxels, %i classes", (count, classes) => {
  it("the logarithm of a softmax is that of the simple loop, and its transpose keeps the digits of 1 − p", () => {
    const tile = tileFor(count, classes);
    const x = rowsOf(tile, fillPlane(tile, PLANE.input, 1, -90, 90));
    fillPlane(tile, PLANE.target, 2, 0, 1);
    softmaxTile(tile, true);
    takeSoftTerms(tile, true, categoricalTerms(classes));
    const logs = new Float64Array(x.length);
    arrays.logSoftmax(logs, x, classes, count);
    const t = rowsOf(tile, tile.plane(PLANE.target));
    for (let k = 0; k < count; k++) {
      let want = 0;
      for (let c = 0; c < classes; c++) want += (0.5 + c) * t[c * count + k]! * logs[c * count + k]!;
      expect(tile.line(LINE.term)[k]).toBeCloseTo(-want, 9);
    }
    takeSoftSlopes(tile, true, categoricalTerms(classes), 2);
    const d = rowsOf(tile, tile.plane(PLANE.logSlope));
    const p = rowsOf(tile, tile.plane(PLANE.probability));
    logSoftmaxPullbackTile(tile);
    const [rest, others] = [new Float64Array(x.length), new Float64Array(x.length)];
    arrays.sumOfOthers(rest, p, classes, count);
    arrays.sumOfOthers(others, d, classes, count);
    expect(rowsOf(tile, tile.plane(PLANE.gradient))).toEqual(
      d.map((value, k) => value * rest[k]! - p[k]! * others[k]!),
    );
  });
});

it("label smoothing spreads a part of the target, but not where a voxel does not count", () => {
  const tile = tileFor(6, 2, true);
  tile.counted!.set([1, 1, 0, 1, 1, 1]);
  fillPlane(tile, PLANE.input, 1, 0.1, 0.9);
  fillPlane(tile, PLANE.target, 2, 0, 1);
  takeSoftTerms(tile, false, categoricalTerms(2, 0, 0.4));
  const [p, t] = [tile.plane(PLANE.input), tile.plane(PLANE.target)];
  for (let k = 0; k < 6; k++) {
    const part = (c: number) => (0.5 + c) * (0.6 * t[c * ROW + k]! + 0.2) * Math.log(p[c * ROW + k]!);
    expect(tile.line(LINE.term)[k]).toBeCloseTo(k === 2 ? 0 : -part(0) - part(1), 12);
  }
});

it("a probability below the bound of the logarithm has no slope of it", () => {
  const tile = tileFor(2, 2);
  tile.plane(PLANE.input).set([0.5, 0]);
  tile.plane(PLANE.logSlope).set([2, 2]);
  tile.plane(PLANE.slope).set([0.25, 0.25]);
  tile.plane(PLANE.gradient).set([1, 1]);
  probabilityPullbackTile(tile);
  expect([...tile.plane(PLANE.gradient).subarray(0, 2)]).toEqual([3.25, -0.75]);
});
