import { describe, expect, it } from "vitest";
import { compareMeters } from "../../../src/cli/compare/compare-meters.ts";
import { emptyMeter } from "../../../src/cli/data-set/data-set.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { signedRank } from "../../../src/metrics/statistics/signed-rank.ts";

/** A meter whose cases have this Dice of class 1, in hundredths. */
function model(name: string, dice: Readonly<Record<string, number>>) {
  const meter = emptyMeter(undefined, undefined);
  for (const [id, share] of Object.entries(dice)) {
    meter.addCounts(
      { predicted: [900, 100], actual: [900, 100], intersection: [800, share], voxels: 1000 },
      { id },
    );
  }
  return { name, meter };
}

const first = model("a", { p: 90, q: 80, r: 70, s: 60, only: 10 });
const second = model("b", { p: 80, q: 80, r: 75, s: 50, other: 5 });
const options = { scores: ["dice"], includeBackground: false, resamples: 50 } as const;

describe("compareMeters", () => {
  const comparison = compareMeters(first, second, new Map([[1, "liver"]]), options);

  it("pairs the cases that both have", () => {
    expect(comparison).toMatchObject({
      first: "a",
      second: "b",
      cases: ["p", "q", "r", "s"],
      onlyFirst: ["only"],
      onlySecond: ["other"],
    });
  });

  it("tests the differences of each class and of the means", () => {
    const { dice } = comparison.classes[0]!.scores;
    expect(comparison.classes[0]!.name).toBe("liver");
    expect(dice).toMatchObject({ wins: 2, ties: 1, losses: 1 });
    expect(dice!.first).toBeCloseTo(0.75, 12);
    expect(dice!.second).toBeCloseTo(0.7125, 12);
    expect(dice!.mean.value).toBeCloseTo(0.0375, 12);
    const differences = [0.9 - 0.8, 0, 0.7 - 0.75, 0.6 - 0.5];
    const { p, n, zeros } = signedRank(differences);
    expect(dice!.wilcoxon).toMatchObject({ p, n, zeros, adjusted: p });
    expect(comparison.overall.dice!.permutation.method).toBe("exact");
  });

  it("lists the cases in which the first is worst", () => {
    expect(comparison.regressions.dice!.map(({ id }) => id)).toEqual(["r"]);
  });

  it("takes the means, the tests and the worst cases of the classes in which both have a value", () => {
    const meterOf = (name: string, finds: number, invents: number) => {
      const meter = emptyMeter(undefined, undefined);
      for (const id of "abcdefgh")
        meter.addCounts(
          {
            predicted: [900 - invents, 100, invents],
            actual: [900, 100, 0],
            intersection: [800, finds, 0],
            voxels: 1000,
          },
          { id },
        );
      return { name, meter };
    };
    // The second finds more of class 1, and has some of class 2 where nothing is.
    const { overall, regressions } = compareMeters(
      meterOf("a", 90, 0),
      meterOf("b", 95, 5),
      new Map(),
      options,
    );
    expect(overall.dice).toMatchObject({ losses: 8, unpaired: 8 });
    expect(overall.dice!.first).toBeCloseTo(0.9, 14);
    expect(overall.dice!.second).toBeCloseTo(0.95, 14);
    expect(overall.dice!.wilcoxon.p).toBe(2 ** -7);
    expect(regressions.dice).toHaveLength(5);
    expect(regressions.dice![0]!.difference).toBeCloseTo(-0.05, 14);
  });

  it("gives a class that one model has in no case its value in that model, too", () => {
    const meterOf = (name: string, invented: number) => {
      const meter = emptyMeter(undefined, undefined);
      for (const id of "abcdefgh")
        meter.addCounts(
          {
            predicted: [900 - invented, 100, invented],
            actual: [900, 100, 0],
            intersection: [800, 50, 0],
            voxels: 1000,
          },
          { id },
        );
      return { name, meter };
    };
    const compared = compareMeters(meterOf("a", 0), meterOf("b", 7), new Map(), {
      ...options,
      absent: "best",
    });
    const [, invented] = compared.classes;
    expect(invented!.scores.dice).toMatchObject({ cases: 8, first: 1, second: 0, wins: 8 });
    expect(invented!.scores.dice!.wilcoxon.p).toBe(2 ** -7);
    const { first: ours, second: theirs, mean } = compared.overall.dice!;
    expect([ours, theirs, mean.value]).toEqual([0.75, 0.25, 0.5]);
  });

  it("leaves out a class of cases that one model lacks, so that the difference of the means is the mean difference", () => {
    const meterOf = (name: string, found: number) => {
      const meter = emptyMeter(undefined, undefined);
      for (const id of "abc")
        meter.addCounts(
          { predicted: [900, 100], actual: [900, 100], intersection: [800, found], voxels: 1000 },
          { id },
        );
      return { name, meter };
    };
    const [a, b] = [meterOf("a", 90), meterOf("b", 60)];
    const extra = {
      predicted: [900, 0, 100],
      actual: [900, 0, 100],
      intersection: [900, 0, 50],
      voxels: 1000,
    };
    b.meter.addCounts(extra, { id: "d" });
    const { overall } = compareMeters(a, b, new Map(), { ...options, absent: 1 });
    const { first: ours, second: theirs, mean } = overall.dice!;
    expect(Number(ours) - Number(theirs)).toBeCloseTo(Number(mean.value), 14);
    expect(ours).toBeCloseTo(0.9, 14);
  });

  it("compares scores with a sign by their size", () => {
    const meterOf = (name: string, predicted: number) => {
      const meter = emptyMeter(undefined, undefined);
      for (const id of "abcdef")
        meter.addCounts(
          {
            predicted: [1000 - predicted, predicted],
            actual: [900, 100],
            intersection: [800, 50],
            voxels: 1000,
          },
          { id },
        );
      return { name, meter };
    };
    // 10 % too few voxels, 10 % too many: the same error.
    const scores = ["relative-volume-difference"] as const;
    const compared = compareMeters(meterOf("a", 90), meterOf("b", 110), new Map(), { ...options, scores });
    expect(compared.scores).toEqual(["absolute-relative-volume-difference"]);
    expect(compared.overall["absolute-relative-volume-difference"]).toMatchObject({
      first: 10,
      second: 10,
      ties: 6,
      wilcoxon: { p: null, zeros: 6 },
    });
  });

  it("refuses models without a case in common", () => {
    expect(() => compareMeters(first, model("c", { z: 1 }), new Map(), options)).toThrow(
      new InputError("a and c have no case in common; compare models of one data set"),
    );
  });
});
