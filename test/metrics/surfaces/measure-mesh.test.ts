import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  averageSurfaceDistance,
  DiceMeter,
  hausdorffDistance,
  type LabelMap,
  labelMap,
  surfaceDistances,
} from "../../../src/index.ts";
import { randomLabels } from "../../tensor/random-values.ts";
import { inputs, SPACING } from "./aspects/mesh-inputs.ts";

describe("distances of meshes", () => {
  it("by axes that are perpendicular are those by spacing, to the last bit", () => {
    fc.assert(
      fc.property(inputs, ({ shape, axes, isTilted, prediction, target }) => {
        fc.pre(!isTilted);
        const options = { classes: 2, boundary: "mesh" } as const;
        const spacing = SPACING.slice(0, shape.length);
        expect(surfaceDistances(prediction, target, { ...options, axes })).toEqual(
          surfaceDistances(prediction, target, { ...options, spacing }),
        );
      }),
      { seed: 2, numRuns: 15 },
    );
  });

  it("on axes that are reversed or in another order are those by spacing, to the last bit", () => {
    const maps = [1, 2].map((seed) => labelMap(randomLabels(60, seed, 2, 5), [3, 4, 5])) as [
      LabelMap,
      LabelMap,
    ];
    const options = { classes: 2, boundary: "mesh" } as const;
    const want = surfaceDistances(...maps, { ...options, spacing: SPACING }).classes;
    const [p, r, c] = SPACING as [number, number, number];
    for (const axes of [
      [
        [-p, 0, 0],
        [0, r, 0],
        [0, 0, -c],
      ],
      [
        [0, 0, p],
        [-r, 0, 0],
        [0, c, 0],
      ],
    ])
      expect(surfaceDistances(...maps, { ...options, axes }).classes).toEqual(want);
  });

  it("between two parallel planes are their distance, off the grid too", () => {
    // Slabs that begin at plane 2 and at plane 5 of 9, open at the border: one surface each.
    const slab = (first: number) =>
      labelMap(
        Uint8Array.from({ length: 9 * 16 }, (_, at) => (at >= first * 16 ? 1 : 0)),
        [9, 4, 4],
      );
    const distances = surfaceDistances(slab(2), slab(5), {
      classes: 2,
      spacing: [2, 1, 1],
      boundary: "mesh",
      border: "open",
    });
    expect(hausdorffDistance(distances)).toBe(6);
    expect(averageSurfaceDistance(distances)).toBe(6);
    expect(distances.classes[1]!.prediction.sizes.reduce((sum, size) => sum + size)).toBeCloseTo(16, 0);
  });

  it("of equal maps are 0", () => {
    const map = labelMap(randomLabels(125, 3, 2, 4), [5, 5, 5]);
    const { classes } = surfaceDistances(map, map, { classes: 2, boundary: "mesh" });
    expect([...classes[1]!.prediction.distances]).toEqual([0]);
  });

  it("of a class in one map are infinite, with its area", () => {
    const one = labelMap([0, 0, 0, 0, 1, 0, 0, 0, 0], [3, 3]);
    const { prediction, target } = surfaceDistances(one, labelMap(new Uint8Array(9), [3, 3]), {
      classes: 2,
      boundary: "mesh",
    }).classes[1]!;
    // A diamond around the voxel: each side from the middle of two crossed edges to the next.
    expect([...prediction.distances]).toEqual([Infinity]);
    expect(prediction.sizes[0]).toBeCloseTo(4 * 0.5, 12);
    expect(target.distances.length).toBe(0);
  });

  it("are kept by a meter, which merges", () => {
    const measures = { tolerances: [1], percentiles: [95], average: true, boundary: "mesh" } as const;
    const [a, b] = [1, 2].map((seed) => labelMap(randomLabels(64, seed, 2, 6), [4, 4, 4]));
    const meter = new DiceMeter({ surface: measures }).add(a!, b!, { id: "1", spacing: [1, 1, 1] });
    const other = new DiceMeter({ surface: measures }).add(b!, a!, { id: "2", spacing: [1, 1, 1] });
    const merged = DiceMeter.fromJSON(JSON.parse(JSON.stringify(other))).merge(meter);
    const distances = surfaceDistances(a!, b!, { classes: 2, boundary: "mesh" });
    const { scores } = merged.report({ includeBackground: false }).cases[0]!;
    expect(scores.hd95).toBe(hausdorffDistance(distances, { percentile: 95 }));
    expect(scores.assd).toBe(averageSurfaceDistance(distances));
  });
});
