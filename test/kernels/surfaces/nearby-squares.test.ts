import { describe, expect, it } from "vitest";
import { nearbySquares } from "../../../src/kernels/surfaces/nearby-squares.ts";
import { emptyGaps, fillGaps } from "../../../src/kernels/surfaces/plane-gaps.ts";
import { pointsAt } from "../grid-points.ts";

/** A site in the corner of the first of two planes of 3 × 4. */
const grid = { planes: 2, rows: 3, columns: 4 };
const gaps = emptyGaps(grid);
fillGaps(gaps, pointsAt([0], grid), grid);
const weights = [100, 10, 1] as const;
const NONE = Number.POSITIVE_INFINITY;

function search(places: readonly number[], plane: number, budget: number) {
  const squares = new Float64Array(places.length).fill(NONE);
  const to = nearbySquares(
    squares,
    Uint32Array.from(places),
    0,
    places.length,
    gaps,
    plane * 12,
    grid,
    weights,
    budget,
  );
  return { to, squares: [...squares] };
}

describe("the search outwards", () => {
  it("finds the nearest site from everywhere", () => {
    expect(search([0, 1, 5, 11], 0, 1e9)).toEqual({ to: 4, squares: [0, 1, 11, 49] });
    expect(search([0, 1, 5, 11], 1, 1e9)).toEqual({ to: 4, squares: [100, 101, 111, 149] });
  });

  it("ends with its budget, at the point that it did not finish", () => {
    expect(search([0, 11, 0], 0, 2)).toEqual({ to: 1, squares: [0, NONE, NONE] });
    expect(search([11], 0, 0)).toEqual({ to: 0, squares: [NONE] });
    expect(search([0, 0, 0], 0, 2)).toEqual({ to: 2, squares: [0, 0, NONE] });
  });

  it("leaves the points alone that have a square", () => {
    const squares = Float64Array.of(NONE, 7, NONE);
    const to = nearbySquares(squares, Uint32Array.of(1, 5, 11), 0, 3, gaps, 0, grid, weights, 1e9);
    expect({ to, squares: [...squares] }).toEqual({ to: 3, squares: [1, 7, 49] });
  });

  it("of no point ends at once", () => {
    expect(search([], 0, 0)).toEqual({ to: 0, squares: [] });
  });
});
