import { expect, it } from "vitest";
import { pairedValues, type ReportValues, valuesOf } from "../../../src/cli/compare/paired-values.ts";
import { exampleDataSet } from "../example-data-set.ts";

it("reads the values of classes and of means; one that is missing is not there", () => {
  const values = valuesOf(
    exampleDataSet().meter.report({ scores: ["dice"], includeBackground: false, resamples: 0 }),
  );
  expect(values.size).toBe(8);
  expect(pairedValues(["a", "s/b, 2"], values, values, 2, "dice")).toEqual([
    { id: "a", first: 0.25, second: 0.25, difference: 0 },
  ]);
});

it("gives two infinite distances the difference 0", () => {
  const one: ReportValues = new Map([[JSON.stringify(["a", null, "hd"]), Infinity]]);
  expect(pairedValues(["a"], one, one, null, "hd")[0]!.difference).toBe(0);
});
