import { expect, it } from "vitest";
import { countedLabels, dataSetOf, emptyMeter } from "../../../src/cli/data-set/data-set.ts";

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

it("gives the labels of all cases of all models once", () => {
  const meterOf = (id: string, ...actual: readonly number[]) =>
    emptyMeter(undefined, undefined).addCounts(
      { intersection: actual.map(() => 0), predicted: actual.map(() => 0), actual, voxels: 9 },
      { id },
    );
  const models = [meterOf("a", 5, 0, 1).merge(meterOf("b", 6, 3)), meterOf("a", 9)];
  expect(countedLabels(models.map((meter) => ({ meter }))).sort()).toEqual([0, 1, 2]);
});
