import { expect, it } from "vitest";
import { mergeArguments } from "../../../src/cli/arguments/merge.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

it("takes files and what a report is told", () => {
  const values = { metrics: "dice", names: "n.json", seed: "3", csv: true, html: "a.html", output: "b.csv" };
  expect(mergeArguments(["1.json", "2.json"], values)).toEqual({
    files: ["1.json", "2.json"],
    stream: false,
    metrics: { scores: ["dice"], surface: undefined },
    report: { names: "n.json", settings: { includeBackground: false, seed: 3 } },
    output: { format: "csv", html: "a.html", file: "b.csv" },
  });
});

it("leaves the metrics to the shards", () => {
  expect(mergeArguments(["1.json"], {}).metrics).toBeUndefined();
});

it.each([
  [[], {}, "merge takes state files, and was given none"],
  [["1.json"], { jobs: "2" }, "--jobs has no effect on merge; give it to softdice score"],
  [["1.json"], { classes: "2" }, "--classes has no effect on merge; give it to softdice score"],
  [["1.json"], { timing: true }, "--timing has no effect on merge; give it to softdice score"],
])("refuses %j %j", (files, values, message) => {
  expect(() => mergeArguments(files, values)).toThrow(new InputError(message));
});
