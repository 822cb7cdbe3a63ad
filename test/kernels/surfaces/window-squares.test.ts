import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Grid } from "../../../src/kernels/surfaces/boundary-points.ts";
import type { Weights } from "../../../src/kernels/surfaces/nearby-squares.ts";
import { windowSquares } from "../../../src/kernels/surfaces/window-squares.ts";
import { pointsAt, randomPositions } from "../grid-points.ts";

const NONE = Number.POSITIVE_INFINITY;

function search(grid: Grid, points: readonly number[], sites: readonly number[], weights: Weights) {
  const squares = new Float64Array(points.length).fill(NONE);
  const all = windowSquares(squares, pointsAt(points, grid), pointsAt(sites, grid), grid, weights);
  return { all, squares: [...squares] };
}

/** The square to the nearest site, of every point with every site. */
function naive(grid: Grid, points: readonly number[], sites: readonly number[], weights: Weights): number[] {
  const { rows, columns } = grid;
  const square = (a: number, b: number) => {
    const plane = Math.floor(a / (rows * columns)) - Math.floor(b / (rows * columns));
    const row = (Math.floor(a / columns) % rows) - (Math.floor(b / columns) % rows);
    const column = (a % columns) - (b % columns);
    return plane * plane * weights[0] + row * row * weights[1] + column * column * weights[2];
  };
  return points.map((point) => Math.min(...sites.map((site) => square(point, site))));
}

describe("squares in a window", () => {
  it("are of the nearest site, along rows and across planes", () => {
    const grid = { planes: 3, rows: 3, columns: 3 };
    expect(search(grid, [0, 13, 14, 26], [13], [1, 1, 1])).toEqual({ all: true, squares: [3, 0, 1, 3] });
  });

  it("of voxels with long planes reach no other plane", () => {
    const grid = { planes: 3, rows: 3, columns: 3 };
    expect(search(grid, [4, 13, 14], [13], [100, 1, 1])).toEqual({ all: false, squares: [NONE, 0, 1] });
  });

  it("do not mistake the end of a row for the start of the next one", () => {
    const grid = { planes: 1, rows: 2, columns: 9 };
    expect(search(grid, [8], [9], [1, 1, 1])).toEqual({ all: false, squares: [NONE] });
  });

  it("are left out where a place outside of the window may be nearer", () => {
    const grid = { planes: 1, rows: 6, columns: 6 };
    expect(search(grid, [0], [14], [1, 1, 1])).toEqual({ all: true, squares: [8] });
    // Two steps along rows cost more than three along columns.
    expect(search(grid, [0], [12], [1, 3, 1])).toEqual({ all: false, squares: [NONE] });
  });

  it("are no more looked for where too few points have a site nearby", () => {
    const grid = { planes: 2, rows: 20, columns: 40 };
    const points = Array.from({ length: 401 }, (_, k) => 399 + k);
    const { all, squares } = search(grid, [...points, 801], [0, 800], [1, 1, 1]);
    expect(all).toBe(false);
    expect(squares.at(-1)).toBe(NONE);
  });

  it("are those of every point with every site, to the bit, or none", () => {
    const extent = fc.integer({ min: 1, max: 9 });
    const weight = fc.double({ min: 0.01, max: 40, noNaN: true });
    const parts = fc.constantFrom(0.01, 0.1, 0.5);
    fc.assert(
      fc.property(
        fc.record({ planes: extent, rows: extent, columns: extent }),
        fc.oneof(fc.constant([1, 1, 1] as const), fc.tuple(weight, weight, weight)),
        parts,
        fc.nat(9999),
        (grid, weights, part, seed) => {
          const points = randomPositions(grid, part, seed);
          const sites = randomPositions(grid, part, seed + 1);
          const want = naive(grid, points, sites, weights);
          const { all, squares } = search(grid, points, sites, weights);
          expect(squares).toEqual(want.map((square, k) => (squares[k] === NONE ? NONE : square)));
          expect(all).toBe(!squares.includes(NONE));
        },
      ),
      { seed: 4, numRuns: 500 },
    );
  });
});
