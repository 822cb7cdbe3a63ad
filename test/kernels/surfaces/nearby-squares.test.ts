import { describe, expect, it } from "vitest";
import { nearbySquares } from "../../../src/kernels/surfaces/nearby-squares.ts";
import { emptyGaps, fillGaps } from "../../../src/kernels/surfaces/plane-gaps.ts";
import { pointsAt } from "../grid-points.ts";

/** A site in the corner of the first of two planes of 3 × 4. */
const grid = { planes: 2, rows: 3, columns: 4 };
const gaps = emptyGaps(grid);
fillGaps(gaps, pointsAt([0], grid), grid);
const weights = [100, 10, 1] as const;

function search(places: readonly number[], plane: number, budget: number) {
  const squares = new Float64Array(places.length).fill(-1);
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
    expect(search([0, 11, 0], 0, 2)).toEqual({ to: 1, squares: [0, -1, -1] });
    expect(search([11], 0, 0)).toEqual({ to: 0, squares: [-1] });
    expect(search([0, 0, 0], 0, 2)).toEqual({ to: 2, squares: [0, 0, -1] });
  });

  it("of no point ends at once", () => {
    expect(search([], 0, 0)).toEqual({ to: 0, squares: [] });
  });
});
