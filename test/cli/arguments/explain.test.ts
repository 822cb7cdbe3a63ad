import { expect, it } from "vitest";
import { EXPLAINED_METRICS, explainArguments } from "../../../src/cli/arguments/explain.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

it("takes two files and the options of how they are read", () => {
  const options = explainArguments(["a.nii", "b.nii"], { labels: "1,2", spacing: "1,1,3" });
  expect(options).toMatchObject({ predictions: "a.nii", targets: "b.nii" });
  expect(options.metrics.scores).toEqual(EXPLAINED_METRICS.split(","));
  expect(options.pair).toMatchObject({ labels: [1, 2], spacing: [1, 1, 3] });
  expect(explainArguments(["a", "b"], { metrics: "dice" }).metrics.scores).toEqual(["dice"]);
});

it.each([
  [["a"], {}, "explain takes two files, <prediction> <target>, and was given 1"],
  [["a", "b"], { convention: "medpy" }, "--convention has no effect on explain; leave it out"],
  [["a", "b"], { regions: "wt=1" }, "--regions has no effect on explain"],
  [["a", "b"], { metrics: "hd950" }, "hd950"],
])("refuses %j %j", (files, values, message) => {
  expect(() => explainArguments(files, values)).toThrow(InputError);
  expect(() => explainArguments(files, values)).toThrow(message);
});
