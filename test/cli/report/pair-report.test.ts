import { describe, expect, it } from "vitest";
import { DEFAULT_METRICS } from "../../../src/cli/arguments/metrics.ts";
import type { ClassNames } from "../../../src/cli/names/class-names.ts";
import { isAbsent, pairJson, reportPair } from "../../../src/cli/report/pair-report.ts";
import { DiceMeter } from "../../../src/metrics/dice-meter.ts";
import type { ReportOptions } from "../../../src/metrics/report/report-settings.ts";

const counts = {
  intersection: [80, 6, 0, 0],
  predicted: [85, 10, 0, 5],
  actual: [90, 8, 0, 2],
  voxels: 100,
};
const none: ClassNames = new Map();

function report(of: typeof counts, names: ClassNames, settings: ReportOptions, ignore?: number) {
  const state = new DiceMeter().addCounts(of, { id: "a" }).toJSON();
  const scored = {
    state,
    classes: of.actual.length,
    shape: [10, 10],
    spacing: [1, 2],
    ignored: 7,
    note: "so",
  };
  const pair = { id: "a", prediction: "p.nii", target: "t.nii" };
  return reportPair(pair, scored, { scores: DEFAULT_METRICS.scores, names, settings, ignore });
}

it("scores each class, and leaves an absent one without scores", () => {
  const { classes } = report(counts, new Map([[1, "liver"]]), {});
  expect(classes).toHaveLength(4);
  expect(classes[1]).toEqual({
    class: 1,
    name: "liver",
    predicted: 10,
    actual: 8,
    intersection: 6,
    scores: { dice: 12 / 18, jaccard: 6 / 12, precision: 6 / 10, recall: 6 / 8 },
  });
  const nothing = { dice: null, jaccard: null, precision: null, recall: null };
  expect(classes[2]).toEqual({ class: 2, predicted: 0, actual: 0, intersection: 0, scores: nothing });
  expect(classes[3]?.scores).toEqual({ dice: 0, jaccard: 0, precision: 0, recall: 0 });
  expect(classes.map(isAbsent)).toEqual([false, false, true, false]);
});

describe("the mean", () => {
  it("is of the classes that are there, background left out", () => {
    const { mean, skipped, includeBackground } = report(counts, none, {});
    expect(mean.classes).toBe(2);
    expect(mean.scores).toMatchObject({ jaccard: 0.25, precision: 0.3, recall: 0.375 });
    expect(mean.scores.dice).toBeCloseTo(12 / 18 / 2, 14);
    expect(skipped).toEqual([2]);
    expect(includeBackground).toBe(false);
  });

  it("takes background in when asked to", () => {
    const { mean } = report(counts, none, { includeBackground: true });
    expect(mean.classes).toBe(3);
    expect(mean.scores.dice).toBeCloseTo((160 / 175 + 12 / 18 + 0) / 3, 14);
  });

  it("takes an absent class for what the settings say", () => {
    const { mean, skipped, classes } = report(counts, none, { absent: 1 });
    expect(classes[2]?.scores).toMatchObject({ dice: 1 });
    expect(mean.classes).toBe(3);
    expect(mean.scores.dice).toBeCloseTo((12 / 18 + 1 + 0) / 3, 14);
    expect(skipped).toEqual([]);
  });

  it("is none where every class is absent", () => {
    const empty = { intersection: [9, 0], predicted: [9, 0], actual: [9, 0], voxels: 9 };
    const { mean, skipped } = report(empty, none, {});
    expect(mean).toEqual({
      scores: { dice: null, jaccard: null, precision: null, recall: null },
      classes: 0,
    });
    expect(skipped).toEqual([1]);
  });
});

it("as JSON, has the scores of a class beside its counts", () => {
  const json = pairJson(report(counts, none, {}, 255));
  expect(Object.keys(json)).toEqual(
    "prediction target shape spacing voxels ignored note classes includeBackground mean skipped".split(" "),
  );
  expect(json).toMatchObject({
    voxels: 100,
    ignored: { label: 255, voxels: 7 },
    note: "so",
    classes: [{ class: 0 }, { class: 1, predicted: 10, jaccard: 6 / 12 }, { dice: null }, {}],
    mean: { jaccard: 0.25, classes: 2 },
  });
});
