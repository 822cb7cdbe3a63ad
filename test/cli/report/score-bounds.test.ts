import { expect, it } from "vitest";
import { finerTolerances, scoreBounds } from "../../../src/cli/report/score-bounds.ts";
import { distanceBounds, labelMap, surfaceDistances } from "../../../src/index.ts";

it("bounds are those of distanceBounds, of distances alone", () => {
  const spacing = [5, 0.8];
  const slab = (first: number) =>
    labelMap(
      Uint8Array.from({ length: 64 }, (_, k) => (k >= 8 * first ? 1 : 0)),
      [8, 8],
    );
  const distances = surfaceDistances(slab(2), slab(3), { classes: 2, spacing });
  const [{ value, low, high, verdict }] = distanceBounds(distances, { percentile: 95 }) as [
    ReturnType<typeof distanceBounds>[0],
  ];
  expect(scoreBounds({ hd95: value, dice: 0.9, "surface-dice@2mm": 1 }, spacing)).toEqual({
    hd95: { low, high, verdict },
  });
  expect(verdict).toBe("finer than the grid");
});

it("a distance of more than a diagonal is resolved; an infinite or a missing one has no bounds", () => {
  expect(scoreBounds({ hd: 8, hd95: "Infinity", assd: null }, [3, 4])).toEqual({
    hd: { low: 3, high: 13, verdict: "resolved" },
  });
});

it("names tolerances below half of the smallest side", () => {
  const scores = ["dice", "surface-dice@0.3mm", "surface-dice@0.4mm", "surface-dice@2mm", "hd95"];
  expect(finerTolerances(scores, [5, 0.8, 0.8])).toEqual(["surface-dice@0.3mm"]);
});
