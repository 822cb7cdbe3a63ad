import { expect, it } from "vitest";
import { emptyMeter } from "../../../src/cli/data-set/data-set.ts";

it("makes meters that merge", () => {
  const surface = { tolerances: [1], percentiles: [], average: false };
  expect(emptyMeter(undefined, undefined).toJSON()).not.toHaveProperty("classes");
  const meter = emptyMeter(3, surface).merge(emptyMeter(3, surface).skip("a", "lost"));
  expect(meter.toJSON()).toMatchObject({ classes: 3, surface: { tolerances: [1] }, skipped: [{ id: "a" }] });
});
