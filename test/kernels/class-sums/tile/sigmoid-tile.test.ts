import { describe, expect, it } from "vitest";
import {
  sigmoidOfNegativeTile,
  sigmoidPullbackTile,
  sigmoidTile,
} from "../../../../src/kernels/class-sums/tile/sigmoid-tile.ts";
import { PLANE, ROW } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { sigmoid } from "../../../../src/kernels/elementary/sigmoid.ts";
import { fillPlane, rowsOf, SIZES, tileFor } from "../cases/tile-cases.ts";

describe.each(SIZES)("%i voxels, %i classes", (count, classes) => {
  it("values, their complement and the transpose are those of each element", () => {
    const tile = tileFor(count, classes);
    const x = rowsOf(tile, fillPlane(tile, PLANE.input, 1, -30, 30));
    const g = rowsOf(tile, fillPlane(tile, PLANE.slope, 2));
    expect(Number.isFinite(sigmoidTile(tile))).toBe(true);
    sigmoidOfNegativeTile(tile);
    sigmoidPullbackTile(tile);
    expect(rowsOf(tile, tile.plane(PLANE.probability))).toEqual(x.map(sigmoid));
    expect(rowsOf(tile, tile.plane(PLANE.rest))).toEqual(x.map((value) => sigmoid(-value)));
    expect(rowsOf(tile, tile.plane(PLANE.gradient))).toEqual(
      x.map((value, k) => g[k]! * (sigmoid(value) * sigmoid(-value))),
    );
  });
});

it("a logit of infinity shows in the number that comes back", () => {
  const tile = tileFor(9, 2, true);
  const x = fillPlane(tile, PLANE.input, 1);
  expect(Number.isFinite(sigmoidTile(tile))).toBe(true);
  x[ROW + 8] = -Infinity;
  expect(Number.isFinite(sigmoidTile(tile))).toBe(false);
  expect(tile.plane(PLANE.probability)[tile.counted!.indexOf(0)]).toBe(0);
});
