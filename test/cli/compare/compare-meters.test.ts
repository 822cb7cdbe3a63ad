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

  it("refuses models without a case in common", () => {
    expect(() => compareMeters(first, model("c", { z: 1 }), new Map(), options)).toThrow(
      new InputError("a and c have no case in common; compare models of one data set"),
    );
  });
});
