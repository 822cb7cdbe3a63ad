import { describe, expect, it } from "vitest";
import { DiceMeter, distanceBounds, labelMap, surfaceDistances } from "../../../src/index.ts";

/** A bar of label 1 from a row on, and one of label 2 beside it, in slices of 5 mm. */
const bars = (first: number, second: number) =>
  labelMap(
    Uint8Array.from({ length: 96 }, (_, k) => {
      const [row, column] = [Math.floor(k / 8), k % 8];
      if (column < 4) return row >= first ? 1 : 0;
      return row >= second && second > 0 ? 2 : 0;
    }),
    [12, 8],
  );
const spacing = [5, 0.8];
const diagonal = Math.sqrt(0.8 * 0.8 + 25);
const pairs = [
  [bars(2, 2), bars(3, 2)],
  [bars(1, 4), bars(8, 4)],
  [bars(2, 0), bars(2, 4)],
] as const;
const meterOf = (places: readonly number[], boundary: "area" | "voxels" | "mesh" = "mesh") => {
  const meter = new DiceMeter({ surface: { percentiles: [95], average: true, tolerances: [1], boundary } });
  for (const k of places) meter.add(...pairs[k]!, { id: String(k), spacing });
  return meter;
};
const options = { includeBackground: false, resamples: 0 } as const;

describe("the bounds of distances in a report", () => {
  const report = meterOf([0, 1, 2]).report(options);

  it("are those of distanceBounds in each class of each case", () => {
    for (const [k, [prediction, target]] of pairs.entries()) {
      const distances = surfaceDistances(prediction, target, { classes: 3, spacing, boundary: "mesh" });
      const [hd95, assd] = [{ percentile: 95 }, { direction: "symmetric" } as const].map((of) =>
        distanceBounds(distances, of),
      );
      for (const label of [1, 2]) {
        const { bounds } = report.cases[k]!.classes[label - 1]!;
        const want = (of: typeof hd95) => {
          const { low, high, verdict } = of![label - 1]!;
          return Number.isFinite(high) ? { low, high, verdict } : undefined;
        };
        expect(bounds?.hd95).toEqual(want(hd95));
        expect(bounds?.assd).toEqual(want(assd));
        expect(Object.keys(bounds ?? {})).not.toContain("dice");
      }
    }
  });

  it("of a mean are the means of both ends, and count the values that are finer than the grid", () => {
    const { hd95 } = report.classes[0]!.scores;
    const ends = report.cases.map((one) => one.classes[0]!.bounds!.hd95!);
    const mean = (of: "low" | "high") => (ends[0]![of] + ends[1]![of] + ends[2]![of]) / 3;
    expect(hd95!.bounds).toEqual({ low: mean("low"), high: mean("high"), finer: 2 });
    expect(ends.map(({ verdict }) => verdict)).toEqual([
      "finer than the grid",
      "resolved",
      "finer than the grid",
    ]);
    expect(mean("low")).toBeLessThanOrEqual(hd95!.mean.value as number);
    expect(mean("high")).toBeCloseTo((hd95!.mean.value as number) + diagonal, 12);
  });

  it("a missing surface is infinitely far, also with bounds", () => {
    const { hd95 } = report.classes[1]!.scores;
    expect(hd95!.bounds).toEqual({ low: "Infinity", high: "Infinity", finer: 2 });
  });

  it("a penalty is exact", () => {
    const { hd95 } = meterOf([2]).report({ ...options, penalty: 100 }).classes[1]!.scores;
    expect(hd95!.bounds).toEqual({ low: 100, high: 100, finer: 0 });
  });

  it("of a case are the means over its classes", () => {
    const [first] = report.cases;
    const [one, two] = first!.classes.map(({ bounds }) => bounds!.assd!);
    expect(first!.bounds!.assd).toEqual({
      low: 0,
      high: (one!.high + two!.high) / 2,
      verdict: "finer than the grid",
    });
    expect(report.overall.hd95!.bounds!.low).toBe("Infinity");
    expect(first!.voxel).toEqual({ diagonal, smallest: 0.8, largest: 5 });
  });

  it("of surface Dice are those of distanceBounds, and finer than the grid for a tolerance below half a voxel", () => {
    const meter = new DiceMeter({ surface: { tolerances: [0.3, 6], boundary: "mesh" } });
    meter.add(...pairs[0], { id: "0", spacing }).add(...pairs[1], { id: "1", spacing });
    const { cases, classes } = meter.report(options);
    for (const tolerance of [0.3, 6]) {
      const name = `surface-dice@${tolerance}mm` as const;
      const ends = pairs.slice(0, 2).map(([prediction, target]) => {
        const distances = surfaceDistances(prediction, target, { classes: 3, spacing, boundary: "mesh" });
        const { low, high, verdict } = distanceBounds(distances, { tolerance })[0]!;
        return { low, high, verdict };
      });
      expect(cases.map((one) => one.classes[0]!.bounds![name])).toEqual(ends);
      expect(classes[0]!.scores[name]!.bounds).toEqual({
        low: (ends[0]!.low + ends[1]!.low) / 2,
        high: (ends[0]!.high + ends[1]!.high) / 2,
        finer: tolerance < 0.4 ? 2 : 0,
      });
    }
    expect(cases[0]!.bounds!["surface-dice@0.3mm"]!.verdict).toBe("finer than the grid");
  });

  it("surface Dice with a tolerance for each class has the verdict of that tolerance", () => {
    const classTolerances = { 1: 0.3, 2: 0.5 };
    const meter = new DiceMeter({ surface: { classTolerances, boundary: "mesh" } });
    const { cases, classes } = meter.add(...pairs[0], { id: "0", spacing }).report(options);
    const distances = surfaceDistances(...pairs[0], { classes: 3, spacing, boundary: "mesh" });
    for (const [k, tolerance] of [0.3, 0.5].entries()) {
      const { low, high, verdict } = distanceBounds(distances, { tolerance })[k]!;
      expect(cases[0]!.classes[k]!.bounds!["surface-dice"]).toEqual({ low, high, verdict });
      expect(classes[k]!.scores["surface-dice"]!.bounds!.finer).toBe(tolerance < 0.4 ? 1 : 0);
    }
  });

  it("scores of voxels have none, nor have middles of voxels", () => {
    expect(report.overall.dice!.bounds).toBeUndefined();
    const voxels = meterOf([0], "voxels").report(options);
    expect(voxels.overall.hd95!.bounds).toBeUndefined();
    expect(voxels.cases[0]!.bounds).toBeUndefined();
  });

  it("are the same after a merge and through JSON", () => {
    const merged = DiceMeter.fromJSON(JSON.parse(JSON.stringify(meterOf([2]).merge(meterOf([1, 0])))));
    expect(merged.report(options)).toEqual(report);
  });

  it("of cases without the size of a voxel are unknown, and addCounts takes one", () => {
    const { cases, ...rules } = meterOf([0]).toJSON();
    const { voxel, ...without } = cases[0]!;
    const old = DiceMeter.fromJSON({ ...rules, cases: [without] }).report(options);
    expect(old.classes[0]!.scores.hd95!.bounds!.finer).toBe(0);
    expect(old.cases[0]!.classes[0]!.bounds).toBeUndefined();
    const counts = { intersection: [1, 3], predicted: [1, 4], actual: [2, 3], voxels: 6 };
    const { surfaces } = without;
    const meter = new DiceMeter({ surface: rules.surface! });
    const given = { id: "a", voxel: voxel!, surfaces: [surfaces![0]!] };
    const added = meter.addCounts(counts, given).report(options);
    expect(added.classes[0]!.scores.hd95!.bounds!.finer).toBe(1);
    expect(() => new DiceMeter().addCounts(counts, { id: "a", voxel: voxel! })).toThrow(
      "the meter keeps neither surface measures nor lesions",
    );
  });
});
