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
import { withoutSimd } from "../../../src/kernels/simd/simd-module.ts";
import { sizeOf } from "../../../src/tensor/shape.ts";
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

  it("of large surfaces have the same bits with the axes in another order and reversed, and without WebAssembly", () => {
    const extents = [26, 30, 34];
    const spacing = [1.5, 0.7, 1];
    /** A wavy ball, with the axes in an order, those of a negative sign reversed. */
    const map = (shift: number, order: readonly (readonly [axis: number, sign: number])[]) => {
      const shape = order.map(([axis]) => extents[axis]!);
      const labels = Uint8Array.from({ length: sizeOf(shape) }, (_, at) => {
        const place = [
          Math.floor(at / (shape[1]! * shape[2]!)),
          Math.floor(at / shape[2]!) % shape[1]!,
          at % shape[2]!,
        ];
        const [p, r, c] = [0, 1, 2].map((axis) => {
          const k = order.findIndex(([own]) => own === axis);
          return order[k]![1] > 0 ? place[k]! : shape[k]! - 1 - place[k]!;
        });
        const square = (p! - 12) ** 2 + (r! - 14) ** 2 + (c! - 16 - shift) ** 2;
        return Number(square + 3 * ((5 * p! + 3 * r! + 7 * c!) % 11) < 120);
      });
      return labelMap(labels, shape);
    };
    const measure = (order: readonly (readonly [number, number])[], shift: number) =>
      surfaceDistances(map(0, order), map(shift, order), {
        classes: 2,
        spacing: order.map(([axis]) => spacing[axis]!),
        boundary: "mesh",
      }).classes[1]!;
    const straight = [
      [0, 1],
      [1, 1],
      [2, 1],
    ] as const;
    const turned = [
      [2, -1],
      [0, 1],
      [1, -1],
    ] as const;
    // Surfaces near each other are searched by their cells, others by trees.
    for (const shift of [1, 7]) {
      const want = measure(straight, shift);
      expect(want.prediction.distances.length).toBeGreaterThan(1000);
      expect(measure(turned, shift)).toEqual(want);
      expect(withoutSimd(() => measure(straight, shift))).toEqual(want);
    }
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
