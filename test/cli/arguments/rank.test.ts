import { expect, it } from "vitest";
import { rankArguments } from "../../../src/cli/arguments/rank.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

it("takes the states of models, a rule and the options of reports", () => {
  expect(
    rankArguments(["a", "b"], { json: true, metrics: "hd95", confidence: "0.9", ranking: "brats" }),
  ).toMatchObject({
    files: ["a", "b"],
    metrics: { scores: ["hd95"] },
    ranking: "brats",
    report: { settings: { confidence: 0.9 } },
    output: { format: "json" },
  });
  expect(rankArguments(["a", "b"], {}).ranking).toBe("mean-then-rank");
});

it.each([
  [["a", "b"], { csv: true }, "--csv has no effect on rank; leave it out"],
  [["a", "b"], { seed: "1" }, "--seed has no effect on rank; leave it out"],
  [["a", "b"], { names: "n" }, "--names has no effect on rank; leave it out"],
  [
    ["a", "b"],
    { ranking: "brat" },
    '--ranking is "brat", want mean-then-rank or rank-then-mean or test-then-rank or brats; did you mean "brats"?',
  ],
])("refuses %j %j", (files, values, message) => {
  expect(() => rankArguments(files, values)).toThrow(new InputError(message));
});
