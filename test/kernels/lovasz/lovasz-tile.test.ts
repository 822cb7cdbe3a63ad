import { describe, expect, it } from "vitest";
import { sigmoidTile } from "../../../src/kernels/class-sums/tile/sigmoid-tile.ts";
import { softmaxTile } from "../../../src/kernels/class-sums/tile/softmax-tile.ts";
import { PLANE, ROW, type Tile } from "../../../src/kernels/class-sums/tile/tile.ts";
import {
  type LovaszForm,
  labelErrorTile,
  labelLovaszTile,
  lovaszErrorTile,
  lovaszGradientTile,
} from "../../../src/kernels/lovasz/lovasz-tile.ts";
import { fillLabels, fillPlane, rowsOf, SIZES, tileFor } from "../class-sums/cases/tile-cases.ts";
import { expectSameBits } from "../same-bits.ts";

const FORMS: readonly LovaszForm[] = ["hinge", "none", "sigmoid", "softmax"];

/** A tile with its probabilities, and a target that is a label of each voxel. */
function prepare(count: number, classes: number, form: LovaszForm): Tile {
  const tile = tileFor(count, classes);
  fillPlane(tile, PLANE.input, 1, form === "none" ? 0.1 : -3, form === "none" ? 0.9 : 3);
  fillLabels(tile);
  tile.plane(PLANE.target).forEach((_, at, plane) => {
    plane[at] = tile.labels[at % ROW] === Math.floor(at / ROW) && at % ROW < count ? 1 : 0;
  });
  takeProbabilities(tile, form);
  return tile;
}

function takeProbabilities(tile: Tile, form: LovaszForm): void {
  if (form === "softmax") softmaxTile(tile, false);
  if (form === "sigmoid") sigmoidTile(tile);
}

/** The errors as the paper has them. */
function naiveError(form: LovaszForm, x: readonly number[], t: readonly number[], c: number): number {
  if (form === "hinge") return Math.max(0, 1 - x[c]! * (2 * t[c]! - 1));
  const total = x.reduce((sum, logit) => sum + Math.exp(logit), 0);
  const p = { none: x[c]!, sigmoid: 1 / (1 + Math.exp(-x[c]!)), softmax: Math.exp(x[c]!) / total }[form];
  return Math.abs(t[c]! - p);
}

describe.each(SIZES)("%i voxels, %i classes", (count, classes) => {
  const columnOf = (plane: Float64Array, k: number) =>
    Array.from({ length: classes }, (_, c) => plane[c * ROW + k]!);

  it.each(FORMS)("errors of %s", (form) => {
    const tile = prepare(count, classes, form);
    lovaszErrorTile(tile, form);
    for (let k = 0; k < count; k++) {
      const [x, t, errors] = [PLANE.input, PLANE.target, PLANE.slope].map((plane) =>
        columnOf(tile.plane(plane), k),
      ) as [number[], number[], number[]];
      errors.forEach((error, c) => {
        expect(error).toBeCloseTo(naiveError(form, x, t, c), 13);
      });
    }
  });

  it.each(FORMS)("gradient of weighted errors of %s", (form) => {
    const tile = prepare(count, classes, form);
    const u = fillPlane(tile, PLANE.logSlope, 2, 0, 1);
    lovaszGradientTile(tile, form);
    const h = 1e-6;
    for (let k = 0; k < Math.min(count, 40); k++) {
      const [x, t, weights, got] = [
        tile.plane(PLANE.input),
        tile.plane(PLANE.target),
        u,
        tile.plane(PLANE.gradient),
      ].map((plane) => columnOf(plane, k)) as [number[], number[], number[], number[]];
      const valueAt = (moved: number, step: number) => {
        const near = x.map((value, c) => value + (c === moved ? step : 0));
        return weights.reduce((sum, weight, c) => sum + weight * naiveError(form, near, t, c), 0);
      };
      got.forEach((slope, c) => {
        expect(slope).toBeCloseTo((valueAt(c, h) - valueAt(c, -h)) / (2 * h), 6);
      });
    }
  });
});

it.each(SIZES)("labels of a softmax have the bits of their rows, %i voxels, %i classes", (count, classes) => {
  const model = prepare(count, classes, "softmax");
  const own = prepare(count, classes, "softmax");
  lovaszErrorTile(model, "softmax");
  labelErrorTile(own);
  expectSameBits(rowsOf(own, own.plane(PLANE.slope)), rowsOf(model, model.plane(PLANE.slope)));
  for (const tile of [model, own]) fillPlane(tile, PLANE.logSlope, 2, 0, 1);
  lovaszGradientTile(model, "softmax");
  labelLovaszTile(own);
  expectSameBits(rowsOf(own, own.plane(PLANE.gradient)), rowsOf(model, model.plane(PLANE.gradient)));
});

it("takes the mean of both sides at the kinks", () => {
  const tile = tileFor(4, 1);
  const set = (index: number, values: number[]) => tile.plane(index).set(values);
  set(PLANE.input, [1, -1, 0, 2]);
  set(PLANE.target, [1, 0, 1, 1]);
  set(PLANE.logSlope, [1, 1, 1, 1]);
  lovaszGradientTile(tile, "hinge");
  expect([...tile.plane(PLANE.gradient).subarray(0, 4)].map((slope) => slope + 0)).toEqual([
    -0.5, 0.5, -1, 0,
  ]);
  lovaszGradientTile(tile, "none");
  expect([...tile.plane(PLANE.gradient).subarray(0, 4)].map((slope) => slope + 0)).toEqual([0, -1, -1, 1]);
});
