import { describe, expect, it } from "vitest";
import { DiceMeter, labelMap, lesionPresets, lesionScores } from "../../src/index.ts";
import { ballMaps } from "./lesions/ball-maps.ts";

const { prediction, target } = ballMaps();
const rules = { match: "merge", threshold: 0.3, percentiles: [95], tolerances: [1], penalty: 50 } as const;
const spacing = [2, 1, 1];
const meterOf = (...ids: string[]) => {
  const meter = new DiceMeter({ lesions: rules });
  for (const id of ids) meter.add(id === "b" ? target : prediction, target, { id, spacing });
  return meter;
};

describe("a meter with lesions", () => {
  it("has the scores and rows of lesionScores, case by case", () => {
    const { lesions, classes } = lesionScores(prediction, target, { ...rules, spacing });
    const report = meterOf("a").report({ includeBackground: false });
    const { dice: _, ...scores } = report.cases[0]!.scores;
    expect(scores).toEqual(classes[0]!.scores);
    expect(report.cases[0]!.lesions).toEqual(lesions);
    const { scores: __, class: ___, ...counts } = classes[0]!;
    expect(report.classes[0]!.lesions).toMatchObject(counts);
  });

  it("saves, loads and merges to the same bytes in any order", () => {
    const all = JSON.stringify(meterOf("a", "b", "c"));
    const loaded = DiceMeter.fromJSON(JSON.parse(JSON.stringify(meterOf("b"))));
    expect(JSON.stringify(loaded.merge(meterOf("c")).merge(meterOf("a")))).toBe(all);
    expect(() => meterOf("a").merge(new DiceMeter())).toThrow("want the same options");
  });

  it("pools over cases: the ratio of sums", () => {
    const { pooled, mean } = meterOf("a", "b").report({ includeBackground: false }).classes[0]!.scores[
      "lesion-recall"
    ]!;
    const { matched, missed } = lesionScores(prediction, target, { ...rules, spacing }).classes[0]!;
    const targets = matched + missed;
    expect(pooled.value).toBe((matched + targets) / (2 * targets));
    expect(mean.value).toBeCloseTo((matched / targets + 1) / 2, 15);
  });

  it("treats a class whose lesions are too small to count as absent", () => {
    const one = labelMap([1, 0, 0, 0], [1, 4]);
    const meter = new DiceMeter({ lesions: { ...lesionPresets.brats2023, percentiles: [] } });
    meter.add(one, one, { id: "a", spacing: [1, 1] });
    const scoreOf = (absent: "skip" | "best") =>
      meter.report({ includeBackground: false, scores: ["lesion-dice"], absent }).overall["lesion-dice"]!.mean
        .value;
    expect([scoreOf("skip"), scoreOf("best")]).toEqual([null, 1]);
  });

  it("compares two models by the same rules alone", () => {
    const { mean } = meterOf("b").compare(meterOf("b"), { scores: ["lesion-f1"] }).overall["lesion-f1"]!;
    expect(mean.value).toBe(0);
    const other = new DiceMeter({ lesions: { ...rules, threshold: 0.5 } }).add(target, target, {
      id: "b",
      spacing,
    });
    expect(() => meterOf("b").compare(other, { scores: ["lesion-f1"] })).toThrow("want the same rules");
    expect(meterOf("b").compare(other, { scores: ["dice"] }).overall.dice!.ties).toBe(1);
  });

  it.each<[string, () => unknown]>([
    [
      "DiceMeter.add: spacing is undefined",
      () => new DiceMeter({ lesions: {} }).add(target, target, { id: "a" } as never),
    ],
    ["lesions: match is", () => new DiceMeter({ lesions: { match: "best" as never } })],
    [
      "needs measures that this meter does not keep; it keeps no lesions",
      () => new DiceMeter().report({ scores: ["lesion-f1"] }),
    ],
    [
      "lesions are an object, but the meter keeps no lesions",
      () =>
        new DiceMeter().addCounts(
          { intersection: [1], predicted: [1], actual: [1], voxels: 1 },
          { id: "a", lesions: {} as never },
        ),
    ],
  ])("refuses: %s", (message, run) => {
    expect(run).toThrow(message);
  });
});
