import { expect, it } from "vitest";
import { lesionClassReport, lesionReports } from "../../../src/metrics/instances/lesion-report.ts";
import { readLesionRules } from "../../../src/metrics/lesions/lesion-rules.ts";
import type { LesionState } from "../../../src/metrics/lesions/lesion-state.ts";

const rules = readLesionRules("test", { percentiles: [95, 100], tolerances: [1] });
const matched: LesionState = {
  class: 1,
  outcome: "matched",
  target: 1,
  predictions: [1],
  parts: [1, 2],
  mergedWith: [2],
  targetVoxels: 500,
  predictedVoxels: 250,
  intersection: 250,
  centre: [1, 2],
  total: 10,
  within: [5],
  distances: [1, 3],
};
const missed: LesionState = {
  ...matched,
  outcome: "missed",
  predictions: [],
  parts: [1],
  mergedWith: [],
  predictedVoxels: 0,
  intersection: 0,
  total: 0,
  within: [0],
  distances: ["Infinity", "Infinity"],
};

it("reports volumes in ml and scores by name; a missed lesion has the penalty", () => {
  const found = { voxelVolume: 8, penalty: 374, lesions: [matched, missed] };
  const reports = lesionReports(found, rules, undefined);
  expect(reports[0]).toMatchObject({
    targetVolume: 4,
    predictedVolume: 2,
    splitInto: [1, 2],
    mergedWith: [2],
  });
  expect(reports[0]!.scores).toEqual({ dice: 2 / 3, jaccard: 0.5, "surface-dice@1mm": 0.5, hd95: 1, hd: 3 });
  expect(reports.map(({ bounds }) => bounds)).toEqual([undefined, undefined]);
  expect(reports[1]!.splitInto).toEqual([]);
  expect(reports[1]!.scores).toEqual({ dice: 0, jaccard: 0, "surface-dice@1mm": 0, hd95: 374, hd: 374 });
});

it("reports the bounds of a lesion with a match, where surfaces pass between the voxels", () => {
  const voxel = { diagonal: 2, smallest: 1, largest: 1.5 };
  const bounded: LesionState = { ...matched, withinBounds: [[0, 9]] };
  const report = (lesion: LesionState, boundary: "area" | "voxels") =>
    lesionReports({ voxelVolume: 8, penalty: 374, lesions: [lesion] }, { ...rules, boundary }, voxel)[0]!
      .bounds;
  expect(report(bounded, "area")).toEqual({
    "surface-dice@1mm": { low: 0, high: 0.9, verdict: "resolved" },
    hd95: { low: 0, high: 3, verdict: "finer than the grid" },
    hd: { low: 1, high: 5, verdict: "resolved" },
  });
  // A state of before keeps no bounds of surface Dice.
  expect(Object.keys(report(matched, "area")!)).toEqual(["hd95", "hd"]);
  expect(report(bounded, "voxels")).toBeUndefined();
  expect(report(missed, "area")).toBeUndefined();
});

it("reports a class, split and merged targets counted", () => {
  const report = lesionClassReport(1, [matched, missed], "Infinity", rules);
  expect(report).toMatchObject({ matched: 1, missed: 1, extra: 0, ignored: 0, split: 1, merged: 1 });
  expect(report.scores).toMatchObject({ "lesion-recall": 0.5, "lesion-sq": 0.5, "lesion-hd100": "Infinity" });
  expect(lesionClassReport(2, [], 10, rules).scores).toMatchObject({
    "lesion-dice": null,
    "lesion-hd95": null,
  });
});
