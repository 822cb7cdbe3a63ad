import { describe, expect, it } from "vitest";
import { checkKept, compareSettings, reportSettings } from "../../../src/metrics/report/report-settings.ts";
import { parseScoreName } from "../../../src/metrics/scores/score-name.ts";
import { checkMeasures } from "../../../src/metrics/state/surface-measures.ts";

const kept = checkMeasures("f", "surface", { tolerances: [2], percentiles: [95], average: true });
const defaults = {
  includeBackground: true,
  absent: "skip",
  absentIn: "both",
  confidence: 0.95,
  resamples: 2000,
  seed: 0,
};

describe("reportSettings", () => {
  it("are the defaults, with all surface measures that are kept", () => {
    expect(reportSettings("f", {}, {}).settings).toEqual({
      scores: ["dice"],
      ...defaults,
      worst: 5,
    });
    const { settings, scores } = reportSettings("f", {}, { surface: kept });
    expect(settings.scores).toEqual(["dice", "surface-dice@2mm", "hd95", "assd"]);
    expect(scores.map(({ kind }) => kind)).toEqual([
      "overlap",
      "surface-dice",
      "hausdorff",
      "average-distance",
    ]);
  });

  it("are what is given, names in their one spelling", () => {
    const given = {
      scores: ["hd95.0", "f2"] as never,
      includeBackground: false,
      absent: "best",
      absentIn: "target",
      confidence: 0.9,
      resamples: 0,
      seed: 2 ** 32 - 1,
      worst: 0,
    } as const;
    expect(reportSettings("f", given, { surface: kept }).settings).toEqual({
      ...given,
      scores: ["hd95", "f2"],
    });
  });

  it.each<[string, object]>([
    ['unknown option "average", want scores, includeBackground', { average: "macro" }],
    ["worst is -1, want a finite number from 0", { worst: -1 }],
    ["worst is 1.5, want a whole number", { worst: 1.5 }],
    [
      'score "hd" needs measures that this meter does not keep; it keeps surface-dice@2mm, hd95, assd',
      { scores: ["hd"] },
    ],
    ["scores are null, want an array of names", { scores: null }],
    ["includeBackground is 1, want true or false", { includeBackground: 1 }],
    ['absentIn is "prediction", want "both" or "target"', { absentIn: "prediction" }],
    ['absent is "zero", want "skip", "best" or a number', { absent: "zero" }],
    ["absent is NaN, want a finite number", { absent: Number.NaN }],
    [
      'absent is 1, for dice and for hd95; want "skip" or "best", or a report for each',
      { absent: 1, scores: ["dice", "hd95"] },
    ],
    ["confidence is 0, want above 0 and below 1, like 0.95", { confidence: 0 }],
    ["confidence is 95, want above 0 and below 1, like 0.95", { confidence: 95 }],
    ['confidence is "0.95", want a number', { confidence: "0.95" }],
    ['unknown option "method"', { method: "percentile" }],
    ["resamples is -1, want a finite number from 0", { resamples: -1 }],
    ["resamples is 0.5, want a whole number", { resamples: 0.5 }],
    ["seed is 4294967296, want below 2³²", { seed: 2 ** 32 }],
    ["seed is null, want a number", { seed: null }],
  ])("refuse: %s", (message, options) => {
    expect(() => reportSettings("f", options, { surface: kept })).toThrow(`f: ${message}`);
  });

  it("let a number stand for one kind of score", () => {
    for (const scores of [
      ["dice", "surface-dice@2mm"],
      ["hd95", "assd"],
    ] as const)
      expect(reportSettings("f", { absent: 1, scores }, { surface: kept }).settings.absent).toBe(1);
  });
});

it("a comparison lists no worst cases", () => {
  expect(compareSettings("f", {}, {}).settings).toEqual({ scores: ["dice"], ...defaults });
  expect(() => compareSettings("f", { worst: 1 } as never, {})).toThrow('f: unknown option "worst"');
});

it("a score of voxels needs no measures", () => {
  expect(() => checkKept("f", "other", parseScoreName("f", "dice"), {})).not.toThrow();
  expect(() => checkKept("f", "other", parseScoreName("f", "assd"), {})).toThrow(
    new RangeError('f: score "assd" needs measures that other does not keep; it keeps no surface measures'),
  );
});
