import { describe, expect, it } from "vitest";
import { DiceMeter } from "../../../src/index.ts";
import type { MeterOptions } from "../../../src/metrics/state/meter-rules.ts";

/** A meter of cases with one class besides the background: intersection, predicted and actual voxels of it. */
const meterWith = (cases: Record<string, [number, number, number]>, options: MeterOptions = {}) => {
  const meter = new DiceMeter(options);
  for (const [id, [i, p, t]] of Object.entries(cases)) {
    const counts = { intersection: [50, i], predicted: [100 - p, p], actual: [100 - t, t], voxels: 100 };
    meter.addCounts(counts, { id });
  }
  return meter;
};
const plain = { includeBackground: false, resamples: 0 } as const;

describe("compare", () => {
  const ours = meterWith({ a: [5, 10, 10], b: [2, 10, 10], c: [10, 10, 10], d: [1, 1, 1], e: [0, 0, 0] });
  const theirs = meterWith({ a: [4, 10, 10], b: [4, 10, 10], c: [10, 10, 10], e: [0, 5, 0], f: [0, 0, 0] });

  it("is this minus other, over the cases of both", () => {
    const { cases, onlyHere, onlyThere, classes, overall } = ours.compare(theirs, plain);
    expect(cases).toEqual(["a", "b", "c", "e"]);
    expect([onlyHere, onlyThere]).toEqual([["d"], ["f"]]);
    expect(classes).toEqual([
      {
        class: 1,
        scores: {
          dice: {
            mean: { value: expect.closeTo((0.1 - 0.2 + 0) / 3, 14), low: null, high: null },
            deviation: expect.closeTo(Math.sqrt((0.1 ** 2 + 0.2 ** 2 - 0.1 ** 2 / 3) / 2), 14),
            median: 0,
            cases: 3,
            medianInterval: null,
            wins: 1,
            losses: 1,
            ties: 1,
            unpaired: 1,
          },
        },
      },
    ]);
    expect(overall.dice).toEqual(classes[0]!.scores.dice);
  });

  it("an absent class may be worth something", () => {
    const { dice } = ours.compare(theirs, { ...plain, absent: "best" }).classes[0]!.scores;
    expect(dice).toMatchObject({ cases: 4, wins: 2, losses: 1, ties: 1, unpaired: 0 });
    expect(dice!.mean.value).toBeCloseTo((0.1 - 0.2 + 0 + 1) / 4, 14);
  });

  it("over classes it takes, in each case, those that both have", () => {
    const here = new DiceMeter().addCounts(
      { intersection: [4, 1, 1], predicted: [4, 2, 1], actual: [4, 2, 1], voxels: 7 },
      { id: "a" },
    );
    const there = new DiceMeter().addCounts(
      { intersection: [3, 2, 1, 0], predicted: [3, 2, 1, 1], actual: [4, 2, 1, 0], voxels: 7 },
      { id: "a" },
    );
    const { classes, overall } = here.compare(there, { resamples: 0 });
    expect(classes.map((one) => one.scores.dice!.unpaired)).toEqual([0, 0, 0, 1]);
    expect(overall.dice).toMatchObject({ cases: 1, unpaired: 1, losses: 1 });
    expect(overall.dice!.mean.value).toBeCloseTo((1 - 6 / 7 + (0.5 - 1) + 0) / 3, 14);
  });

  it("over classes it takes the pooled scores where a convention pools them", () => {
    const meterOf = (found: number) =>
      new DiceMeter().addCounts(
        { intersection: [80, found], predicted: [90, 10], actual: [90, 10], voxels: 100 },
        { id: "a" },
      );
    const options = { resamples: 0, scores: ["dice"], convention: "torchmetrics-1.8" } as const;
    const { overall } = meterOf(9).compare(meterOf(2), options);
    // Pooled, Dice is 89 and 82 of 100; the mean over classes would differ by 0.35.
    expect(overall.dice!.mean.value).toBeCloseTo(0.07, 14);
  });

  it("over classes it takes distances of those that both have, where a convention pools voxels", () => {
    const meterOf = (distance: number, invented: number) =>
      new DiceMeter({ surface: { percentiles: [100], convention: "torchmetrics-1.8" } }).addCounts(
        {
          intersection: [80, 9, 0],
          predicted: [90 - invented, 10, invented],
          actual: [90, 10, 0],
          voxels: 100,
        },
        {
          id: "a",
          surfaces: [
            { label: 1, total: 9, within: [], distances: [distance] },
            ...(invented > 0 ? [{ label: 2, total: 9, within: [], distances: ["Infinity" as const] }] : []),
          ],
        },
      );
    const options = { resamples: 0, scores: ["hd"], convention: "torchmetrics-1.8" } as const;
    const { classes, overall } = meterOf(1, 0).compare(meterOf(3, 2), options);
    expect(overall.hd!.mean.value).toBe(classes.find((one) => one.class === 1)!.scores.hd!.mean.value);
    expect(overall.hd).toMatchObject({ mean: { value: -2 }, unpaired: 1 });
  });

  it("lower distances win, infinite ones are equal", () => {
    const options = { surface: { percentiles: [100] } };
    const of = (distances: readonly (number | "Infinity")[]) => {
      const meter = new DiceMeter(options);
      for (const [k, distance] of distances.entries()) {
        const p = distance === "Infinity" ? 0 : 10;
        const counts = { intersection: [0, 0], predicted: [100 - p, p], actual: [90, 10], voxels: 100 };
        const surface = { label: 1, total: 9, within: [], distances: [distance] };
        meter.addCounts(counts, { id: `${k}`, surfaces: [surface] });
      }
      return meter;
    };
    const { hd } = of([1, 2, "Infinity", 3]).compare(of([2, 1.5, "Infinity", 3]), plain).classes[0]!.scores;
    expect(hd).toMatchObject({ wins: 1, losses: 1, ties: 2, mean: { value: -0.125 } });
    const missed = of([1, "Infinity"]).compare(of([2, 5])).overall.hd!;
    expect(missed).toMatchObject({ wins: 1, losses: 1, deviation: null });
    expect(missed.mean).toMatchObject({ value: "Infinity", low: null, high: null });
    const both = of([1, "Infinity"]).compare(of(["Infinity", 1])).overall.hd!;
    expect(both.mean).toEqual({ value: null, low: null, high: null });
    expect(both).toMatchObject({ wins: 1, losses: 1, ties: 0, median: expect.anything() });
  });

  it("refuses what is no meter, or no comparison", () => {
    expect(() => ours.compare(ours.toJSON() as never)).toThrow(
      new TypeError("DiceMeter.compare: other is an object, want a DiceMeter; DiceMeter.fromJSON makes one"),
    );
    expect(() => ours.compare(meterWith({ a: [5, 10, 11] }))).toThrow(
      'DiceMeter.compare: the target of case "a" has 90 voxels of class 0 here and 89 in the other; want the same targets',
    );
    expect(() => ours.compare(meterWith({}, { classes: 2 }))).toThrow(
      "DiceMeter.compare: other was given 2 as classes, this meter none; want the same",
    );
  });
});

describe("intervals by default", () => {
  /** Meters of cases whose Dice of class 1 is a tenth of these. */
  const [ours, theirs] = [
    [9, 8, 7, 8, 9, 7, 10],
    [8, 8, 6, 8, 8, 7, 9],
  ].map((tenths) => meterWith(Object.fromEntries(tenths.map((one, k) => [`case ${k}`, [one, 10, 10]])))) as [
    DiceMeter,
    DiceMeter,
  ];
  const options = { includeBackground: false } as const;

  it("hold cases that the sample has not met, to either side, and of the opposite are the opposite", () => {
    const { mean, medianInterval } = ours.compare(theirs, options).overall.dice!;
    // Of seven equal cases either end is at 1 − 0.025^(1/7), which is 0.41, from them.
    expect(mean.low).toBeLessThan(-0.3);
    expect(mean.high).toBeGreaterThan(0.3);
    expect(medianInterval).toEqual([0, expect.closeTo(0.1, 12)]);
    const other = theirs.compare(ours, options).overall.dice!.mean;
    expect(other.low).toBeCloseTo(-Number(mean.high), 12);
    expect(other.high).toBeCloseTo(-Number(mean.low), 12);
  });

  it("are missing, with the reason, of few cases and of distances", () => {
    const few = meterWith({ a: [5, 10, 10], b: [6, 10, 10], c: [7, 10, 10], d: [8, 10, 10] });
    expect(few.compare(few, options).overall.dice!.mean).toEqual({
      value: 0,
      low: null,
      high: null,
      reason: "4 cases, and an interval of a mean needs 5",
    });
    const volumes = ours.compare(theirs, { ...options, scores: ["relative-volume-difference"] }).overall;
    expect(volumes["relative-volume-difference"]!.mean).toMatchObject({
      low: null,
      reason: expect.stringContaining("values without an upper bound"),
    });
  });
});
