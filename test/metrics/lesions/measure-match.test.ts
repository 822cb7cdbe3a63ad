import { expect, it } from "vitest";
import { placedLesions } from "../../../src/metrics/lesions/find-lesions.ts";
import { readLesionRules } from "../../../src/metrics/lesions/lesion-rules.ts";
import { measureMatch } from "../../../src/metrics/lesions/measure-match.ts";
import { surfaceMetric } from "../../../src/metrics/surfaces/measure-class.ts";

it("measures a target beside the pieces of its prediction, and nothing else", () => {
  const targets = placedLesions(Int32Array.of(1, 1, 0, 0, 2, 2), 2, [1, 1, 6]);
  const pieces = placedLesions(Int32Array.of(1, 0, 2, 0, 3, 0), 3, [1, 1, 6]);
  const axes = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ] as const;
  const measure = (members: number[], boundary: "voxels" | "area" = "voxels") =>
    measureMatch(
      {
        targets,
        pieces,
        predictions: pieces,
        overlaps: [],
        matches: new Map(),
        extras: [],
        piecesOf: () => members,
      },
      1,
      [1, 1, 6],
      false,
      {
        rules: readLesionRules("test", { percentiles: [100], tolerances: [0], boundary }),
        reach: 3,
        weights: [1, 1, 1],
        voxelVolume: 1,
        diagonal: Math.sqrt(3),
        surface: surfaceMetric(axes, false, boundary),
      },
    );
  expect(measure([1, 2])).toEqual({
    predictedVoxels: 2,
    intersection: 1,
    total: 4,
    within: [2],
    distances: [1],
  });
  // Nothing is certain within a diagonal of a surface at tolerance 0; all of both is within one.
  const { total, withinBounds } = measure([1, 2], "area");
  expect(withinBounds).toEqual([[0, total]]);
  expect(measure([])).toEqual({
    predictedVoxels: 0,
    intersection: 0,
    total: 0,
    within: [0],
    distances: ["Infinity"],
  });
});
