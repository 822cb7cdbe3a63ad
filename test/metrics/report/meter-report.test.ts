import { describe, expect, it } from "vitest";
import { DiceMeter, diceScore, meanInterval, mergeCounts, recallScore } from "../../../src/index.ts";
import { SURFACE } from "../random-cases.ts";

/** Class 1 is small here and large there, class 2 only predicted in the first, in neither map of the second. */
const first = { intersection: [90, 1, 0], predicted: [94, 3, 3], actual: [98, 2, 0], voxels: 100 };
const second = { intersection: [10, 80, 0], predicted: [20, 80, 0], actual: [10, 90, 0], voxels: 100 };

const meter = new DiceMeter({ classes: 4 })
  .addCounts(first, { id: "first" })
  .addCounts(second, { id: "second" })
  .skip("third", "unreadable");
const close = (value: number) => expect.closeTo(value, 14);
const noInterval = (value: number | null) => ({ value, low: null, high: null });

describe("a report", () => {
  const report = meter.report({ resamples: 0, includeBackground: false, worst: 1 });

  it("tells each case and class", () => {
    expect(report.cases).toEqual([
      {
        id: "first",
        voxels: 100,
        scores: { dice: close((2 / 5 + 0) / 2) },
        classes: [
          { class: 1, intersection: 1, predicted: 3, actual: 2, scores: { dice: 2 / 5 } },
          { class: 2, intersection: 0, predicted: 3, actual: 0, scores: { dice: 0 } },
          { class: 3, intersection: 0, predicted: 0, actual: 0, scores: { dice: null } },
        ],
      },
      {
        id: "second",
        voxels: 100,
        scores: { dice: close(160 / 170) },
        classes: [
          { class: 1, intersection: 80, predicted: 80, actual: 90, scores: { dice: 160 / 170 } },
          { class: 2, intersection: 0, predicted: 0, actual: 0, scores: { dice: null } },
          { class: 3, intersection: 0, predicted: 0, actual: 0, scores: { dice: null } },
        ],
      },
    ]);
    expect(report.skipped).toEqual([{ id: "third", reason: "unreadable" }]);
  });

  it("tells each class over the cases: the mean of ratios, and the ratio of sums", () => {
    const spread = Math.abs(160 / 170 - 2 / 5);
    expect(report.classes[0]).toEqual({
      class: 1,
      absent: 0,
      intersection: 81,
      predicted: 83,
      actual: 92,
      scores: {
        dice: {
          mean: noInterval(close((2 / 5 + 160 / 170) / 2) as never),
          deviation: close(spread / Math.SQRT2),
          median: close((2 / 5 + 160 / 170) / 2),
          medianInterval: null,
          needed: null,
          cases: 2,
          infinite: 0,
          worst: [{ id: "first", value: 2 / 5 }],
          pooled: noInterval(162 / 175),
        },
      },
    });
    expect(report.classes[1]).toMatchObject({
      class: 2,
      absent: 1,
      scores: { dice: { mean: noInterval(0), deviation: null, median: 0, cases: 1, pooled: noInterval(0) } },
    });
    expect(report.classes[2]).toMatchObject({
      class: 3,
      absent: 2,
      scores: {
        dice: { mean: noInterval(null), median: null, cases: 0, worst: [], pooled: noInterval(null) },
      },
    });
  });

  it("tells all of them in four ways", () => {
    const means = [(2 / 5 + 0) / 2, 160 / 170];
    expect(report.overall.dice).toEqual({
      mean: noInterval(close((means[0]! + means[1]!) / 2) as never),
      deviation: close(Math.abs(means[0]! - means[1]!) / Math.SQRT2),
      median: close((means[0]! + means[1]!) / 2),
      medianInterval: null,
      needed: null,
      cases: 2,
      infinite: 0,
      worst: [{ id: "first", value: close(means[0]!) }],
      meanOfClasses: noInterval(close((2 / 5 + 160 / 170) / 4) as never),
      meanOfPooled: noInterval(close(162 / 175 / 2) as never),
      pooled: noInterval(close(162 / 178) as never),
    });
  });

  it("says by which options it was made", () => {
    expect(report.settings).toEqual({
      scores: ["dice"],
      includeBackground: false,
      absent: "skip",
      absentIn: "both",
      confidence: 0.95,
      resamples: 0,
      seed: 0,
      worst: 1,
    });
  });
});

describe("a report agrees with the scores of counts", () => {
  it.each([
    {},
    { includeBackground: false },
    { absent: 1 },
    { absentIn: "target" },
    { absent: 0.25, absentIn: "target", includeBackground: false },
  ] as const)("%j", (options) => {
    const { cases, overall, classes } = meter.report({
      ...options,
      scores: ["dice", "recall"],
      resamples: 0,
    });
    const four = (counts: typeof first) => ({
      voxels: counts.voxels,
      intersection: [...counts.intersection, 0],
      predicted: [...counts.predicted, 0],
      actual: [...counts.actual, 0],
    });
    const counts = [four(first), four(second)];
    for (const [k, one] of cases.entries()) {
      expect(one.scores.dice).toBeCloseTo(diceScore(counts[k]!, options), 14);
      expect(one.scores.recall).toBeCloseTo(recallScore(counts[k]!, options), 14);
      const each = recallScore(counts[k]!, { ...options, average: "none" });
      expect(one.classes.map(({ scores }) => scores.recall ?? Number.NaN)).toEqual(each);
    }
    const sums = mergeCounts(...counts);
    expect(overall.dice!.pooled.value).toBeCloseTo(diceScore(sums, { ...options, average: "micro" }), 14);
    expect(overall.recall!.meanOfPooled.value).toBeCloseTo(recallScore(sums, options), 14);
    const pooled = diceScore(sums, { ...options, average: "none" });
    expect(classes.map(({ scores }) => scores.dice!.pooled.value ?? Number.NaN)).toEqual(pooled);
  });
});

describe("specificity", () => {
  it("pools over classes as micro does", () => {
    const { overall } = meter.report({ scores: ["specificity"], resamples: 0, includeBackground: false });
    // Three classes of 200 voxels: 600 − 86 − 92 + 81 are in neither map, 600 − 92 not in the target.
    expect(overall.specificity!.pooled.value).toBeCloseTo((600 - 86 - 92 + 81) / (600 - 92), 14);
  });
});

describe("intervals", () => {
  it("are around their values, of each seed its own", () => {
    const many = new DiceMeter();
    for (let k = 0; k < 20; k++) {
      const counts = { intersection: [k], predicted: [20], actual: [20], voxels: 40 };
      many.addCounts(counts, { id: `case ${String(k).padStart(2, "0")}` });
    }
    const of = (options: object) => many.report(options).classes[0]!.scores.dice!;
    const { mean, pooled } = of({});
    expect(mean.value).toBeCloseTo(0.475, 14);
    const { low, high } = meanInterval(Array.from({ length: 20 }, (_, k) => k / 20));
    expect(mean).toMatchObject({ low, high });
    expect(of({})).toEqual(of({ seed: 0, resamples: 2000, confidence: 0.95 }));
    expect(of({ seed: 1 }).mean).not.toEqual(mean);
    expect(Number(of({ confidence: 0.5 }).mean.low)).toBeGreaterThan(Number(mean.low));
    expect(pooled).toMatchObject({ value: 0.475, low: null, reason: expect.stringContaining("means over") });
  });
});

describe("surfaces", () => {
  const surface = (label: number, sums: [number, number], within: [number, number], distance: number) => ({
    label,
    total: 20,
    within,
    distances: [distance, 2 * distance],
    prediction: { sum: sums[0], size: 10 },
    target: { sum: sums[1], size: 10 },
  });
  const counts = { intersection: [80, 5], predicted: [90, 10], actual: [90, 10], voxels: 100 };
  const missed = { intersection: [90, 0], predicted: [100, 0], actual: [90, 10], voxels: 100 };
  const both = new DiceMeter(SURFACE)
    .addCounts(counts, { id: "a", surfaces: [surface(1, [10, 20], [5, 15], 1)] })
    .addCounts(counts, { id: "b", surfaces: [surface(1, [30, 40], [0, 10], 2)] });
  const names = ["surface-dice@0.5mm", "surface-dice@2mm", "hd95", "hd", "assd"];

  it("have means, and pool where sums do", () => {
    const { scores } = both.report({ resamples: 0, includeBackground: false }).classes[0]!;
    expect(Object.keys(scores)).toEqual(["dice", ...names]);
    expect(names.map((name) => scores[name]!.mean.value)).toEqual([0.125, 0.625, 1.5, 3, 2.5]);
    expect(names.map((name) => scores[name]!.pooled.value)).toEqual([0.125, 0.625, null, null, 2.5]);
    expect(scores.hd95!.worst.map(({ id }) => id)).toEqual(["b", "a"]);
  });

  it("that are missed make distances infinite, which is counted, and no NaN", () => {
    const alone = {
      label: 1,
      total: 10,
      within: [0, 0],
      distances: ["Infinity", "Infinity"] as const,
      prediction: { sum: 0, size: 0 },
      target: { sum: "Infinity" as const, size: 10 },
    };
    const some = DiceMeter.fromJSON(both.toJSON()).addCounts(missed, { id: "c", surfaces: [alone] });
    const { scores } = some.report({ includeBackground: false }).classes[0]!;
    expect(scores["surface-dice@2mm"]!.mean.value).toBeCloseTo((0.75 + 0.5 + 0) / 3, 14);
    for (const name of ["hd95", "hd", "assd"]) {
      const { mean, deviation, median, infinite, worst } = scores[name]!;
      expect(mean).toMatchObject({ value: "Infinity", low: null, high: null });
      expect([deviation, infinite, worst[0]]).toEqual([null, 1, { id: "c", value: "Infinity" }]);
      expect(median).toBe({ hd95: 2, hd: 4, assd: 3.5 }[name]);
    }
    expect(scores.assd!.pooled.value).toBe("Infinity");
    expect(scores.hd!.pooled).toEqual({ value: null, low: null, high: null });
  });

  it("of an absent class are worth the best, if asked", () => {
    const empty = { intersection: [100, 0], predicted: [100, 0], actual: [100, 0], voxels: 100 };
    const some = DiceMeter.fromJSON(both.toJSON()).addCounts(empty, { id: "c", surfaces: [] });
    const { scores } = some.report({ includeBackground: false, absent: "best", resamples: 0 }).classes[0]!;
    expect(names.map((name) => scores[name]!.mean.value)).toEqual([
      close((0.25 + 1) / 3),
      close(2.25 / 3),
      1,
      2,
      close(5 / 3),
    ]);
    expect(scores.dice!.mean.value).toBeCloseTo(2 / 3, 14);
  });

  it("are of no background: it has no value in means over classes", () => {
    const { classes, cases, overall } = both.report({ resamples: 0, absent: "best" });
    expect(names.map((name) => classes[0]!.scores[name]!.mean.value)).toEqual(Array(5).fill(null));
    expect(cases[0]!.scores.hd95).toBe(1);
    expect(overall.hd95!.meanOfClasses.value).toBe(1.5);
  });
});

describe("nothing", () => {
  it("is reported as nothing", () => {
    const { cases, classes, overall } = new DiceMeter().report();
    expect([cases, classes]).toEqual([[], []]);
    expect(overall.dice).toEqual({
      mean: noInterval(null),
      deviation: null,
      median: null,
      medianInterval: null,
      needed: null,
      cases: 0,
      infinite: 0,
      worst: [],
      meanOfClasses: noInterval(null),
      meanOfPooled: noInterval(null),
      pooled: noInterval(null),
    });
    expect(new DiceMeter({ classes: 2 }).report({ absent: 1 }).classes).toHaveLength(2);
  });
});

it("a class is counted as absent by the rule of the report", () => {
  const absentIn = (rule: "both" | "target") =>
    meter.report({ resamples: 0, includeBackground: false, absentIn: rule }).classes.map((one) => one.absent);
  // Class 2 is predicted in the first case and in no target.
  expect(absentIn("both")).toEqual([0, 1, 2]);
  expect(absentIn("target")).toEqual([0, 2, 2]);
});
