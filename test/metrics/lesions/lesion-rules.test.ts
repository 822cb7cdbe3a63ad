import { expect, it } from "vitest";
import { readLesionRules } from "../../../src/metrics/lesions/lesion-rules.ts";

it("fills in the defaults, as plain JSON", () => {
  const rules = readLesionRules("test", { percentiles: [100, 95, 95], tolerances: [2, 1] });
  expect(rules).toEqual({
    match: "threshold",
    agreement: "iou",
    threshold: 0.5,
    connectivity: null,
    dilation: 3,
    minimum: 0,
    cells: "spacing",
    mean: "all",
    penalty: "Infinity",
    percentiles: [95, 100],
    tolerances: [1, 2],
    boundary: "area",
  });
  expect(readLesionRules("test", JSON.parse(JSON.stringify(rules)))).toEqual(rules);
});

it("needs no agreement where cells or a dilation match", () => {
  expect(readLesionRules("test", { match: "voronoi" }).threshold).toBe(0);
  expect(readLesionRules("test", { match: "dilation" }).threshold).toBe(0);
});
