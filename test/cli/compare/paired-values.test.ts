import { describe, expect, it } from "vitest";
import { type PairedValue, pairedValues, valuesOf } from "../../../src/cli/compare/paired-values.ts";
import { DiceMeter, type MeterReport } from "../../../src/index.ts";
import { exampleDataSet } from "../example-data-set.ts";

/** A report of one case whose classes, from 1, have these values. */
const reportOf = (...distances: readonly (number | "Infinity" | null)[]) =>
  ({
    settings: {},
    cases: [
      {
        id: "a",
        scores: {},
        classes: distances.map((hd, k) => ({ class: k + 1, scores: { hd } })),
      },
    ],
  }) as unknown as MeterReport;
const pairsOf = (first: MeterReport, second: MeterReport, label: number | null, score = "hd") =>
  pairedValues(["a"], valuesOf(first), valuesOf(second), label, score);

describe("paired values", () => {
  it("of a class are those of the cases in which both have one", () => {
    const values = valuesOf(
      exampleDataSet().meter.report({ scores: ["dice"], includeBackground: false, resamples: 0 }),
    );
    expect(pairedValues(["a", "s/b, 2"], values, values, 2, "dice")).toEqual([
      { id: "a", first: 0.25, second: 0.25, difference: 0 },
    ]);
  });

  it("of infinite distances differ by 0", () => {
    const [pair] = pairsOf(reportOf("Infinity"), reportOf("Infinity"), 1);
    expect(pair).toEqual({ id: "a", first: Infinity, second: Infinity, difference: 0 });
  });

  it("of the mean are of the classes in which both have one, as the comparison of meters has them", () => {
    expect(pairsOf(reportOf(1, 3, null), reportOf(2, 7, 9), null)).toEqual([
      { id: "a", first: 2, second: 4.5, difference: -2.5 },
    ]);
    expect(pairsOf(reportOf(1, "Infinity"), reportOf("Infinity", 1), null)).toEqual([]);
    expect(pairsOf(reportOf(null), reportOf(1), null)).toEqual([]);
    const meterOf = (one: number, other: number, invented: number) =>
      new DiceMeter().addCounts(
        {
          intersection: [50, one, other, 0],
          predicted: [80 - invented, 9, 9, invented],
          actual: [80, 9, 9, 0],
          voxels: 98,
        },
        { id: "a" },
      );
    const [here, there] = [meterOf(3, 5, 0), meterOf(4, 7, 2)];
    const options = { includeBackground: false, resamples: 0, scores: ["dice"] } as const;
    const { value } = here.compare(there, options).overall.dice!.mean;
    const pairs = pairsOf(here.report(options), there.report(options), null, "dice");
    expect(pairs.map(({ difference }: PairedValue) => difference)).toEqual([value]);
  });

  it("of pooled classes are those of the case", () => {
    const options = { resamples: 0, scores: ["dice"], convention: "torchmetrics-1.8" } as const;
    const meterOf = (found: number) =>
      new DiceMeter().addCounts(
        { intersection: [80, found], predicted: [90, 10], actual: [90, 10], voxels: 100 },
        { id: "a" },
      );
    const [here, there] = [meterOf(9), meterOf(2)];
    const [pair] = pairsOf(here.report(options), there.report(options), null, "dice");
    expect(pair).toMatchObject({ first: 0.89, second: 0.82 });
    const { value } = here.compare(there, options).overall.dice!.mean;
    expect(value).toBe(pair!.difference);
    // Distances are not pooled.
    const pooled = (report: MeterReport) =>
      ({ ...report, settings: { convention: "torchmetrics-1.8" } }) as unknown as MeterReport;
    const [distances] = pairsOf(pooled(reportOf(1, 3, null)), pooled(reportOf(2, 7, 9)), null);
    expect(distances).toMatchObject({ first: 2, second: 4.5, difference: -2.5 });
  });
});
