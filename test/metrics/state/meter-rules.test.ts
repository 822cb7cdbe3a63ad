import { expect, it } from "vitest";
import { meterRules } from "../../../src/metrics/state/meter-rules.ts";

it("keeps nothing but counts by default", () => {
  expect(meterRules("f", {})).toEqual({
    classes: undefined,
    surface: undefined,
    measures: undefined,
    lesions: undefined,
  });
});

it("fills in the defaults of surface measures", () => {
  expect(meterRules("f", { classes: 3, surface: { percentiles: [95] } })).toMatchObject({
    classes: 3,
    surface: { percentiles: [95], tolerances: [], average: false },
  });
});

it.each<[object, string]>([
  [{ classes: 0 }, "f: classes is 0"],
  [{ surface: 3 }, "f: surface is 3"],
  [{ measures: "volume" }, 'f: measures are "volume"'],
  [{ clases: 2 }, 'f: unknown option "clases"'],
])("refuses %j", (options, message) => {
  expect(() => meterRules("f", options)).toThrow(message);
});
