import { describe, expect, it } from "vitest";
import { emptyGaps, fillGaps } from "../../../src/kernels/surfaces/plane-gaps.ts";
import { pointsAt, randomPositions } from "../grid-points.ts";

describe("gaps", () => {
  it("are counted to the nearest site before or behind", () => {
    const grid = { planes: 5, rows: 1, columns: 2 };
    const gaps = emptyGaps(grid);
    gaps.fill(77);
    fillGaps(gaps, pointsAt([2, 8], grid), grid);
    expect([0, 2, 4, 6, 8].map((at) => gaps[at])).toEqual([1, 0, 1, 1, 0]);
    for (const at of [1, 3, 5, 7, 9]) expect(gaps[at]).toBeGreaterThanOrEqual(5);
  });

  it.each([
    [4, 3, 5],
    [1, 4, 4],
    [9, 1, 1],
  ])("agree with a search, on %d planes of %d × %d", (planes, rows, columns) => {
    const grid = { planes, rows, columns };
    const size = rows * columns;
    const sites = randomPositions(grid, 0.2, planes);
    const gaps = emptyGaps(grid);
    fillGaps(gaps, pointsAt(sites, grid), grid);
    gaps.forEach((gap, at) => {
      const apart = sites
        .filter((site) => (site - at) % size === 0)
        .map((site) => Math.abs(site - at) / size);
      if (apart.length > 0) expect(gap).toBe(Math.min(...apart));
      else expect(gap).toBeGreaterThanOrEqual(planes);
    });
  });

  it("hold as many planes as there are", () => {
    for (const planes of [32_768, 32_769, 70_000]) {
      const grid = { planes, rows: 1, columns: 2 };
      const gaps = emptyGaps(grid);
      fillGaps(gaps, pointsAt([2 * planes - 2], grid), grid);
      expect(gaps[0]).toBe(planes - 1);
      for (const at of [1, 2 * planes - 1]) expect(gaps[at]).toBeGreaterThanOrEqual(planes);
    }
    expect(emptyGaps({ planes: 32_768, rows: 1, columns: 1 }).BYTES_PER_ELEMENT).toBe(2);
  });
});
