import { describe, expect, it } from "vitest";
import { compareMeters } from "../../../src/cli/compare/compare-meters.ts";
import { regressedCases, valuesOfBoth } from "../../../src/cli/compare/comparison-page.ts";
import { exampleComparison } from "../page/example-comparison.ts";
import { rankedModels } from "./ranked-models.ts";

describe("the data of a page on two models", () => {
  it("are the differences of each class in the order of the cases, with both means", () => {
    const { first, second, cases, classes, overall, means, facts } = exampleComparison();
    expect([first, second, facts]).toEqual(["poor", "good", "cases: 3 in both, 1 only in the second"]);
    expect(cases).toEqual(["a", "b", "c"]);
    expect(classes.map(({ label, scores }) => [label, scores.dice!.values])).toEqual([
      ["1 liver", [-0.4, -0.4, -0.4]],
      ["2", [0, 0, 0]],
    ]);
    expect(overall.scores.dice!.values).toEqual([-0.2, -0.2, -0.2]);
    expect(means.dice).toEqual({ first: [0.7, 0.7, 0.7], second: [0.9, 0.9, 0.9] });
  });

  it("name the cases in which the first became worse, each with the class that did most of all", () => {
    const [poor, good] = rankedModels();
    const options = { scores: ["dice"] as const, includeBackground: false, resamples: 0 };
    const comparison = compareMeters(poor!, good!, new Map([[1, "liver"]]), options);
    const worst = regressedCases(comparison, valuesOfBoth([poor!, good!], options));
    expect(worst).toEqual(
      ["a", "b", "c"].map((id) => ({ id, label: 1, caption: "1 liver: difference of Dice −0.4000" })),
    );
    const better = compareMeters(good!, poor!, new Map(), options);
    expect(regressedCases(better, valuesOfBoth([good!, poor!], options))).toEqual([]);
  });
});
