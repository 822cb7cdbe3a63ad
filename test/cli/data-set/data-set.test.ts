import { expect, it } from "vitest";
import { dataSetOf, emptyMeter } from "../../../src/cli/data-set/data-set.ts";

it("makes meters that merge", () => {
  const surface = { tolerances: [1], percentiles: [], average: false };
  expect(emptyMeter(undefined, undefined).toJSON()).not.toHaveProperty("classes");
  const meter = emptyMeter(3, surface).merge(emptyMeter(3, surface).skip("a", "lost"));
  expect(meter.toJSON()).toMatchObject({ classes: 3, surface: { tolerances: [1] }, skipped: [{ id: "a" }] });
});

it("holds the files that were found, and what was scored of them", () => {
  const found = {
    items: [],
    missing: [],
    unpaired: { predictions: ["a"], targets: [] },
    passedOver: { predictions: [], targets: ["b", "c"] },
  };
  const meter = emptyMeter(2, undefined);
  const named = { predictions: "p", targets: "t", scores: ["dice" as const] };
  expect(dataSetOf(named, found, { meter, notes: [], segments: [] })).toEqual({
    ...named,
    unpaired: found.unpaired,
    passedOver: { predictions: 0, targets: 2 },
    notes: [],
    segments: [],
    meter,
  });
});
