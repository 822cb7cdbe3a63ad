import { describe, expect, it } from "vitest";
import {
  boundedLogRow,
  positivePowerRow,
  positivePowerSlope,
} from "../../../../src/kernels/class-sums/terms/guarded-rows.ts";
import { MIN_LOGARITHM_OF } from "../../../../src/kernels/class-sums/terms/voxel-terms.ts";
import { Tile } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { log } from "../../../../src/kernels/elementary/logarithm.ts";

it("a logarithm is at least −100", () => {
  const out = new Float64Array(5);
  boundedLogRow(out, Float64Array.of(9, 0.5, 1, 0, -1e-7, MIN_LOGARITHM_OF), 1, 5);
  expect([...out]).toEqual([log(0.5), 0, -100, -100, -100]);
});

describe("the power of what is positive", () => {
  const tile = new Tile(1);
  const x = Float64Array.of(0.25, 0, -0.5, 4);
  const out = new Float64Array(4);

  it("is 0 elsewhere, and 1 throughout for the exponent 0", () => {
    positivePowerRow(tile, out, x, 4, 0.5);
    expect([...out]).toEqual([0.5, 0, 0, 2]);
    positivePowerRow(tile, out, x, 4, 0);
    expect([...out]).toEqual([1, 1, 1, 1]);
  });

  it("has the slope 0 there, however steep the power is", () => {
    const g = Float64Array.of(3, 3, 3, -1);
    positivePowerSlope(tile, out, g, x, 4, 0.5);
    expect([...out]).toEqual([3, 0, 0, -0.25]);
    positivePowerSlope(tile, out, g, x, 4, 2);
    expect([...out]).toEqual([1.5, 0, 0, -8]);
    positivePowerSlope(tile, out, g, x, 4, 0);
    expect([...out]).toEqual([0, 0, 0, 0]);
  });
});
