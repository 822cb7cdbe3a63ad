import { describe, expect, it } from "vitest";
import { rankStates } from "../../../src/cli/compare/rank-states.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { rankedModels } from "./ranked-models.ts";

const options = { scores: ["dice", "recall"] as const, includeBackground: false, resamples: 50 };

describe("the ranks of models", () => {
  it("are of the cases that all have, by the means over classes", () => {
    const { cases, notInAll, overall, tables } = rankStates(
      rankedModels().slice(0, 3),
      "mean-then-rank",
      options,
    );
    expect(cases).toEqual(["a", "b", "c"]);
    expect(notInAll).toBe(1);
    expect(overall.models.map(({ model, rank, group }) => [model, rank, group])).toEqual([
      ["poor", 3, 3],
      ["good", 1, 1],
      ["fair", 2, 2],
    ]);
    expect(overall.models.map(({ low, high }) => [low, high])).toEqual([
      [3, 3],
      [1, 1],
      [2, 2],
    ]);
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

  it("need a case in common", () => {
    const [first, , , other] = rankedModels();
    expect(() => rankStates([first!, other!], "mean-then-rank", options)).toThrow(
      new InputError("poor, other have no case in common; rank models of one data set"),
    );
  });
});
