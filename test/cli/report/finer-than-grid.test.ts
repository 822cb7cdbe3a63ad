import { expect, it } from "vitest";
import { finerTolerances, isFiner } from "../../../src/cli/report/finer-than-grid.ts";

it("names tolerances below half of the smallest side", () => {
  const scores = ["dice", "surface-dice@0.3mm", "surface-dice@0.4mm", "surface-dice@2mm", "hd95"];
  expect(finerTolerances(scores, 0.8)).toEqual(["surface-dice@0.3mm"]);
});

it("a score is finer than the grid by its bounds, and not if it is the best", () => {
  const finer = { low: 0, high: 3, verdict: "finer than the grid" } as const;
  expect(isFiner("hd95", 1, finer)).toBe(true);
  expect(isFiner("hd95", 0, finer)).toBe(false);
  expect([0, 0.5, 1].map((value) => isFiner("surface-dice@0.2mm", value, finer))).toEqual([
    true,
    true,
    false,
  ]);
  expect(isFiner("hd95", 4, { low: 2, high: 6, verdict: "resolved" })).toBe(false);
  expect(isFiner("hd95", 1, undefined)).toBe(false);
});
