import fc from "fast-check";
import { expect, it } from "vitest";
import { bandCounts } from "../../../src/metrics/bands/band-counts.ts";
import { planSurfaces } from "../../../src/metrics/surfaces/plan-surfaces.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";

const ROWS = 24;
const COLUMNS = 31;
type Rectangle = readonly [row: number, column: number, rows: number, columns: number];

/** The voxels of a rectangle, which ends at the border of the image. */
function inside([row, column, rows, columns]: Rectangle): Uint8Array {
  return Uint8Array.from({ length: ROWS * COLUMNS }, (_, at) => {
    const [r, c] = [Math.floor(at / COLUMNS) - row, (at % COLUMNS) - column];
    return Number(r >= 0 && r < rows && c >= 0 && c < columns);
  });
}

/** The definition of the paper's program: the mask less what `steps` erosions with 3 × 3 pixels leave, zeros around the image. */
function erodedBand(mask: Uint8Array, steps: number): Uint8Array {
  let left = mask;
  for (let step = 0; step < steps; step++)
    left = left.map((_, at) => {
      const [row, column] = [Math.floor(at / COLUMNS), at % COLUMNS];
      for (const r of [row - 1, row, row + 1])
        for (const c of [column - 1, column, column + 1])
          if (r < 0 || r >= ROWS || c < 0 || c >= COLUMNS || left[r * COLUMNS + c] === 0) return 0;
      return 1;
    });
  return mask.map((voxel, at) => voxel - left[at]!);
}

const countsOf = (prediction: Uint8Array, target: Uint8Array, width: number | "diagonal") => {
  const [ours, theirs] = [prediction, target].map((mask) => labelMap(mask, [ROWS, COLUMNS]));
  return bandCounts(planSurfaces("f", ours!, theirs!, { classes: 2, boundary: "mesh" }), 1, width);
};

it("of rectangles as a mesh are those of the paper's program, whose distance has no corners there", () => {
  const rectangle = fc.tuple(
    fc.integer({ min: 0, max: ROWS - 1 }),
    fc.integer({ min: 0, max: COLUMNS - 1 }),
    fc.integer({ min: 1, max: ROWS }),
    fc.integer({ min: 1, max: COLUMNS }),
  );
  fc.assert(
    fc.property(rectangle, rectangle, fc.integer({ min: 1, max: 7 }), (first, second, width) => {
      const [ours, theirs] = [inside(first), inside(second)];
      const [p, t] = [erodedBand(ours, width), erodedBand(theirs, width)];
      const sum = (voxels: Uint8Array) => voxels.reduce((total, voxel) => total + voxel, 0);
      expect(countsOf(ours, theirs, width)).toEqual([sum(p), sum(t), sum(p.map((one, at) => one & t[at]!))]);
    }),
    { numRuns: 40 },
  );
});

it("by default are those that the definition of the paper gives, by SciPy", () => {
  // The diagonal is 250 pixels, 2 % of it are 5; the numbers are printed by scipy-bands.py.
  const draw = (...corners: (readonly [top: number, left: number, bottom: number, right: number])[]) =>
    labelMap(
      Uint8Array.from({ length: 200 * 150 }, (_, at) => {
        const [row, column] = [Math.floor(at / 150), at % 150];
        return Number(corners.some(([t, l, b, r]) => row >= t && row < b && column >= l && column < r));
      }),
      [200, 150],
    );
  const maps = [draw([10, 20, 150, 120]), draw([13, 20, 150, 126], [160, 0, 200, 9])] as const;
  const plan = planSurfaces("f", ...maps, { classes: 2, boundary: "mesh" });
  expect(bandCounts(plan, 1, "diagonal")).toEqual([2300, 2690, 1365]);
});

it("of a class in neither map are 0", () => {
  const none = new Uint8Array(ROWS * COLUMNS);
  expect(countsOf(none, none, 2)).toEqual([0, 0, 0]);
});
