import { expect, it } from "vitest";
import { lesionSummary } from "../../../src/metrics/instances/lesion-summary.ts";
import type { LesionOutcome, LesionState } from "../../../src/metrics/lesions/lesion-state.ts";

const lesion = (outcome: LesionOutcome, targetVoxels: number): LesionState => ({
  class: 1,
  outcome,
  target: targetVoxels > 0 ? 1 : 0,
  predictions: [],
  parts: outcome === "matched" ? [1, 2] : [],
  mergedWith: [],
  targetVoxels,
  predictedVoxels: 1,
  intersection: 0,
  centre: [0, 0],
  total: 0,
  within: [],
  distances: [],
});

it("counts lesions over cases, and recall in quarters by volume", () => {
  const cases = [
    {
      voxelVolume: 1000,
      penalty: 0,
      lesions: [lesion("missed", 1), lesion("matched", 5), lesion("extra", 0)],
    },
    {
      voxelVolume: 2000,
      penalty: 0,
      lesions: [lesion("matched", 1), lesion("matched", 4), lesion("ignored", 9)],
    },
    { voxelVolume: 1000, penalty: 0, lesions: [lesion("missed", 3)] },
  ];
  const summary = lesionSummary(cases, 1);
  expect(summary).toMatchObject({ matched: 3, missed: 2, extra: 1, ignored: 1, split: 3, merged: 0 });
  expect(summary.recallByVolume).toEqual([
    { from: 1, to: 1, targets: 1, recall: 0 },
    { from: 2, to: 3, targets: 2, recall: 0.5 },
    { from: 5, to: 5, targets: 1, recall: 1 },
    { from: 8, to: 8, targets: 1, recall: 1 },
  ]);
  expect(lesionSummary(cases, 2).recallByVolume).toEqual([]);
});
