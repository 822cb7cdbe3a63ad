import { describe, expect, it } from "vitest";
import {
  averageSurfaceDistance,
  hausdorffDistance,
  surfaceDiceScore,
  surfaceDistances,
} from "../../src/index.ts";
import { elementSizes } from "../../src/metrics/surfaces/element-sizes.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { expectClose, referenceCases, referenceFile } from "./reference.ts";

interface Scores {
  surfaceDice: Record<string, number>;
  hausdorff: Record<string, number>;
  averageSurfaceDistance: { symmetric?: number; targetToPrediction?: number; predictionToTarget?: number };
  surfaceArea?: { target: number; prediction: number };
}

interface SurfaceCase {
  name: string;
  shape: number[];
  spacing: number[];
  target: number[];
  prediction: number[];
  areaWeighted: Scores;
  voxelBorder: Scores;
}

interface SizeTable {
  spacing: number[];
  byCode: number[];
}

const cases = referenceCases<SurfaceCase>("surfaces.json");
const tables = referenceFile<{ elementSize: { "2d": SizeTable[]; "3d": SizeTable[] } }>(
  "surfaces.json",
).elementSize;

/** Exactly half of this area has distance 0, which sums in the reference's order miss by rounding. */
const REACHED: Readonly<Record<string, number>> = { "two parts, one missed, area, 50": 0 };

/** Areas are given in float64, what counts voxels in float32. */
const definitions = [
  { boundary: "area", key: "areaWeighted", tolerance: 1e-12 },
  { boundary: "voxels", key: "voxelBorder", tolerance: 1e-6 },
] as const;

describe("surfaces agree with the reference", () => {
  const runs = definitions.flatMap((definition) =>
    cases.map((test) => [test.name, definition, test] as const),
  );

  it.each(runs)("%s: $boundary", (_, { boundary, key, tolerance }, test) => {
    const { shape, spacing } = test;
    const distances = surfaceDistances(labelMap(test.prediction, shape), labelMap(test.target, shape), {
      classes: 2,
      spacing,
      boundary,
    });
    const want = test[key];
    const expectNear = (got: number, value: number) => expectClose([got], [value], tolerance, 0.01);
    for (const [tau, value] of Object.entries(want.surfaceDice)) {
      expectNear(surfaceDiceScore(distances, { tolerance: Number(tau) }), value);
    }
    for (const [percentile, value] of Object.entries(want.hausdorff)) {
      const exact = REACHED[`${test.name}, ${boundary}, ${percentile}`] ?? value;
      expectNear(hausdorffDistance(distances, { percentile: Number(percentile) }), exact);
    }
    for (const [direction, value] of Object.entries(want.averageSurfaceDistance)) {
      expectNear(averageSurfaceDistance(distances, { direction: direction as "symmetric" }), value);
    }
    for (const [map, area] of Object.entries(want.surfaceArea ?? {})) {
      const { sizes } = distances.classes[1]![map as "target"];
      expectNear(
        sizes.reduce((sum, size) => sum + size, 0),
        area,
      );
    }
  });
});

describe("sizes of elements agree with the reference", () => {
  it.each(tables["3d"].map((table) => [table.spacing, table.byCode] as const))(
    "in 3-D, %j",
    (spacing, byCode) => {
      const sizes = elementSizes(spacing as [number, number, number]);
      expect(sizes.length).toBe(byCode.length);
      // Twelve decimals are given.
      for (const [code, size] of byCode.entries()) expect(Math.abs(sizes[code]! - size)).toBeLessThan(6e-13);
    },
  );

  it.each(tables["2d"].map((table) => [table.spacing, table.byCode] as const))(
    "in 2-D, %j",
    (spacing, byCode) => {
      const sizes = elementSizes([spacing[0]!, 1, spacing[1]!]);
      for (const [code, size] of byCode.entries()) {
        // Both rows of the cube hold what the square holds: 8 4 2 1 become 128 + 32, 64 + 16, 8 + 2, 4 + 1.
        const cube = [0xa0, 0x50, 0x0a, 0x05].reduce(
          (bits, both, k) => bits | (code & (8 >> k) ? both : 0),
          0,
        );
        expect(Math.abs(sizes[cube]! - size)).toBeLessThan(6e-13);
      }
    },
  );
});
