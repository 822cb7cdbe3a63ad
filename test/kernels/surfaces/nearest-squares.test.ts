import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Grid } from "../../../src/kernels/surfaces/boundary-points.ts";
import type { Weights } from "../../../src/kernels/surfaces/nearby-squares.ts";
import { nearestSquares } from "../../../src/kernels/surfaces/nearest-squares.ts";
import { emptyGaps } from "../../../src/kernels/surfaces/plane-gaps.ts";
import { pointsAt, randomPositions } from "../grid-points.ts";

function transform(grid: Grid, points: readonly number[], sites: readonly number[], weights: Weights) {
  const room = () => emptyGaps(grid);
  return nearestSquares(pointsAt(points, grid), pointsAt(sites, grid), grid, weights, room);
}

/** Every point with every site. */
function naive(
  { rows, columns }: Grid,
  points: readonly number[],
  sites: readonly number[],
  weights: Weights,
): number[] {
  const split = (at: number) => [
    Math.floor(at / (rows * columns)),
    Math.floor(at / columns) % rows,
    at % columns,
  ];
  const square = (a: number[], b: number[]) =>
    a.reduce((sum, place, axis) => sum + (place - b[axis]!) ** 2 * weights[axis]!, 0);
  return points.map((point) => Math.min(...sites.map((site) => square(split(point), split(site)))));
}

const grids = fc.record({
  planes: fc.integer({ min: 1, max: 8 }),
  rows: fc.integer({ min: 1, max: 8 }),
  columns: fc.integer({ min: 1, max: 8 }),
});
const parts = fc.constantFrom(0.002, 0.05, 0.3, 0.9);
const whole = fc.integer({ min: 1, max: 400 });
const broken = fc.double({ min: 0.01, max: 40, noNaN: true });

describe("nearest squares", () => {
  it("of a site in the middle of a plane", () => {
    const grid = { planes: 1, rows: 3, columns: 3 };
    const all = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    expect([...transform(grid, all, [4], [7, 4, 0.25])]).toEqual([
      4.25, 4, 4.25, 0.25, 0, 0.25, 4.25, 4, 4.25,
    ]);
  });

  it("are exact where the weights are whole", () => {
    fc.assert(
      fc.property(
        grids,
        parts,
        parts,
        fc.tuple(whole, whole, whole),
        fc.nat(9999),
        (grid, p, s, weights, seed) => {
          const points = randomPositions(grid, p, seed);
          const sites = randomPositions(grid, s, seed + 1);
          expect([...transform(grid, points, sites, weights)]).toEqual(naive(grid, points, sites, weights));
        },
      ),
      { seed: 1, numRuns: 400 },
    );
  });

  it("are those of every point with every site", () => {
    fc.assert(
      fc.property(
        grids,
        parts,
        parts,
        fc.tuple(broken, broken, broken),
        fc.nat(9999),
        (grid, p, s, weights, seed) => {
          const points = randomPositions(grid, p, seed);
          const sites = randomPositions(grid, s, seed + 1);
          const want = naive(grid, points, sites, weights);
          transform(grid, points, sites, weights).forEach((square, k) => {
            expect(Math.abs(square - want[k]!)).toBeLessThanOrEqual(1e-12 * want[k]!);
          });
        },
      ),
      { seed: 2, numRuns: 400 },
    );
  });

  it("of points far from all sites, in a grid that is no cube", () => {
    const grid = { planes: 3, rows: 40, columns: 70 };
    const sites = [0, 69, 3000, 8399];
    const points = randomPositions(grid, 0.05, 3);
    expect([...transform(grid, points, sites, [9, 1, 4])]).toEqual(naive(grid, points, sites, [9, 1, 4]));
  });

  it("of several planes, near and far, do not mind what the gaps held", () => {
    const grid = { planes: 4, rows: 30, columns: 30 };
    const sites = [17, 905, 906];
    const points = [16, 18, 899, 900, 907, 1799, 3599];
    const gaps = emptyGaps(grid);
    gaps.fill(1);
    const got = nearestSquares(pointsAt(points, grid), pointsAt(sites, grid), grid, [1, 1, 1], () => gaps);
    expect([...got]).toEqual(naive(grid, points, sites, [1, 1, 1]));
  });
});
