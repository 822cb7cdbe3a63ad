import { expect, it } from "vitest";
import { compareArguments } from "../../../src/cli/arguments/compare.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

it("takes the states of models and the options of reports", () => {
  expect(compareArguments(["a", "b"], { json: true, metrics: "hd95", seed: "3" })).toMatchObject({
    files: ["a", "b"],
    metrics: { scores: ["hd95"] },
    report: { settings: { seed: 3 } },
    output: { format: "json" },
  });
});

it.each([
  [["a"], {}, "compare takes 2 to 100 state files, which softdice score --state writes, and was given 1"],
  [["a", "b"], { csv: true }, "--csv has no effect on compare; leave it out"],
  [["a", "b"], { jobs: "2" }, "--jobs has no effect on compare; leave it out"],
])("refuses %j %j", (files, values, message) => {
  expect(() => compareArguments(files, values)).toThrow(new InputError(message));
});
