import { expect, it } from "vitest";
import { compareArguments } from "../../../src/cli/arguments/compare.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

it("takes the states of models and the options of reports", () => {
  expect(compareArguments(["a", "b"], { json: true, metrics: "hd95", seed: "3" })).toMatchObject({
    files: ["a", "b"],
    runs: [],
    metrics: { scores: ["hd95"] },
    report: { settings: { seed: 3 } },
    output: { format: "json" },
  });
});

it("refuses --csv", () => {
  expect(() => compareArguments(["a", "b"], { csv: true })).toThrow(
    new InputError("--csv has no effect on compare; leave it out"),
  );
});
