import { expect, it } from "vitest";
import { countedCase } from "../../../src/metrics/state/counted-case.ts";
import { meterRules } from "../../../src/metrics/state/meter-rules.ts";

const found = { voxels: 9, labels: [0, 1], intersection: [7, 1], predicted: [8, 1], actual: [7, 2] };

it("is the counts where a meter keeps nothing else", () => {
  expect(countedCase("f", found, { id: "a" }, meterRules("f", {}))).toEqual(found);
});

it.each([
  [{ surfaces: [] }, "f: surfaces are an array, but the meter keeps no surface measures"],
  [{ measures: [] }, "f: measures are an array, but the meter keeps no measures"],
  [{ lesions: {} as never }, "f: lesions are an object, but the meter keeps no lesions"],
])("refuses what the meter does not keep: %j", (given, message) => {
  expect(() => countedCase("f", found, { id: "a", ...given }, meterRules("f", {}))).toThrow(
    new TypeError(message),
  );
});

it("refuses a case without the surfaces that the meter keeps", () => {
  const rules = meterRules("f", { surface: { percentiles: [95] } });
  expect(() => countedCase("f", found, { id: "a" }, rules)).toThrow(/^f: surfaces is undefined/);
});
