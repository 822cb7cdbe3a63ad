import { describe, expect, it } from "vitest";
import { rankStates } from "../../../src/cli/compare/rank-states.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { DiceMeter } from "../../../src/index.ts";
import { rankedModels } from "./ranked-models.ts";

const options = { scores: ["dice", "recall"] as const, includeBackground: false };

describe("the ranks of models", () => {
  it("are of the cases that all have, by the means over classes", () => {
    const { cases, notInAll, lacking, overall, tables } = rankStates(
      rankedModels().slice(0, 3),
      "mean-then-rank",
      options,
    );
    expect(cases).toEqual(["a", "b", "c"]);
    expect(notInAll).toBe(1);
    expect(lacking).toEqual([
      { model: "poor", cases: 1 },
      { model: "fair", cases: 1 },
    ]);
    expect(overall.models.map(({ model, rank, group }) => [model, rank, group])).toEqual([
      ["poor", 3, null],
      ["good", 1, null],
      ["fair", 2, null],
    ]);
    expect(overall.reason).toBe("3 cases, and an interval of a mean needs 5");
    expect(tables.map(({ score, cases: count, tau, meanOf }) => [score, count, tau, meanOf])).toEqual([
      ["dice", 3, 1, "values"],
      ["recall", 3, 1, "values"],
    ]);
    expect(tables[0]!.models[1]!.score).toBeCloseTo(0.9, 14);
  });

  it("by the rule of BraTS are of each class", () => {
    const { tables, overall } = rankStates(rankedModels().slice(0, 3), "brats", options);
    expect(tables.map(({ class: label, score }) => [label, score])).toEqual([
      [1, "dice"],
      [1, "recall"],
      [2, "dice"],
      [2, "recall"],
    ]);
    // Of class 2 all models find as much: they share the mean of three ranks.
    expect(tables[2]!.models.map(({ score }) => score)).toEqual([2, 2, 2]);
    expect(tables[2]!.tau).toBeNull();
    expect(overall.models.map(({ score }) => score)).toEqual([2.5, 1.5, 2]);
  });

  it("count a class that one model alone predicts, where an absent class has a value", () => {
    const of = (name: string, invented: number) => ({
      name,
      meter: new DiceMeter().addCounts(
        { predicted: [90, 10, invented], actual: [90, 10, 0], intersection: [80, 8, 0], voxels: 100 },
        { id: "a" },
      ),
    });
    const scoresBy = (rule: "mean-then-rank" | "brats") =>
      rankStates([of("clean", 0), of("stray", 1)], rule, {
        scores: ["dice"],
        includeBackground: false,
        absent: "best",
      }).tables.map(({ models }) => models.map(({ score }) => score));
    expect(scoresBy("mean-then-rank")).toEqual([[0.9, 0.4]]);
    expect(scoresBy("brats")).toEqual([
      [1.5, 1.5],
      [1, 2],
    ]);
  });

  it("have intervals and groups where the scores have bounds, of distances with a penalty too", () => {
    const of = (found: number, distance: number | "Infinity") => {
      const meter = new DiceMeter({ surface: { percentiles: [95] } });
      for (let k = 0; k < 150; k++) {
        const counts = { predicted: [80, 10], actual: [80, 10], intersection: [80, found], voxels: 90 };
        const surface = { label: 1, total: 9, within: [], distances: [distance] };
        meter.addCounts(counts, { id: `case ${k}`, surfaces: [surface] });
      }
      return { name: `${found}`, meter };
    };
    const models = [of(2, 9), of(9, 1)];
    const ranks = (scores: readonly ("dice" | "hd95")[], penalty?: number) =>
      rankStates(models, "mean-then-rank", {
        scores,
        includeBackground: false,
        ...(penalty !== undefined && { penalty }),
      }).overall;
    const range = ({ models: all }: ReturnType<typeof ranks>) => all.map(({ low, group }) => [low, group]);
    const apart = [
      [2, 2],
      [1, 1],
    ];
    expect(range(ranks(["dice"]))).toEqual(apart);
    expect(range(ranks(["dice", "hd95"], 50))).toEqual(apart);
    expect(ranks(["dice", "hd95"]).reason).toContain("values without an upper bound");
  });

  it("by scores with a sign are by their size", () => {
    const of = (predicted: number) => {
      const counts = {
        predicted: [100 - predicted, predicted],
        actual: [80, 20],
        intersection: [70, 5],
        voxels: 100,
      };
      return { name: `${predicted}`, meter: new DiceMeter().addCounts(counts, { id: "a" }) };
    };
    // Half of the voxels is a larger error than a tenth too many.
    const { tables } = rankStates([of(10), of(22)], "mean-then-rank", {
      scores: ["relative-volume-difference"],
      includeBackground: false,
    });
    expect(tables[0]!.score).toBe("absolute-relative-volume-difference");
    expect(tables[0]!.models.map(({ score, rank }) => [score, rank])).toEqual([
      [50, 2],
      [10, 1],
    ]);
  });

  it("need a case in common", () => {
    const [first, , , other] = rankedModels();
    expect(() => rankStates([first!, other!], "mean-then-rank", options)).toThrow(
      new InputError("poor, other have no case in common; rank models of one data set"),
    );
  });
});
