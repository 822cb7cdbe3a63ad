import { expect, it } from "vitest";
import { DiceMeter, labelMap } from "../../../src/index.ts";
import { readLesionRules } from "../../../src/metrics/lesions/lesion-rules.ts";
import {
  lesionDiceRange,
  lesionValue,
  lesionWidth,
  writeLesions,
} from "../../../src/metrics/report/lesion-cell.ts";
import { parseScoreName } from "../../../src/metrics/scores/score-name.ts";

const rules = readLesionRules("test", { percentiles: [95], tolerances: [1, 2], penalty: 10 });
const [one] = new DiceMeter({ lesions: { ...rules, connectivity: undefined, penalty: 10 } })
  .add(labelMap([1, 1, 0, 0], [1, 4]), labelMap([1, 1, 0, 1], [1, 4]), { id: "a", spacing: [1, 1] })
  .toJSON().cases;

it("writes totals that scores are read from, behind other numbers", () => {
  expect(lesionWidth(rules)).toBe(13);
  const cells = new Float64Array(16);
  writeLesions(one!, 1, rules, cells, 3);
  expect([...cells]).toEqual([0, 0, 0, 1, 1, 0, 1, 2, 1, 1, 1, 10, 0, 1, 1, 1]);
  const value = (name: string) => lesionValue(parseScoreName("test", name), rules, 3)(cells, 0);
  expect(["lesion-recall", "lesion-dice", "lesion-hd95", "lesion-surface-dice@2mm"].map(value)).toEqual([
    0.5, 0.5, 5, 0.5,
  ]);
});

it("is NaN without a lesion", () => {
  const cells = new Float64Array(13);
  writeLesions(one!, 2, rules, cells, 0);
  expect(lesionValue(parseScoreName("test", "pq"), rules, 0)(cells, 0)).toBeNaN();
});

it("surface Dice of lesions has the bounds of their mean, and a verdict on the tolerance", () => {
  const cells = new Float64Array(13);
  writeLesions(one!, 1, rules, cells, 0);
  const range = lesionDiceRange(rules, 1, 0);
  // One of the two lesions is missed, which is certain.
  expect(range(cells, 0, 1)).toEqual({ low: 0, high: 0.5, verdict: "resolved" });
  expect(range(cells, 0, 5)).toMatchObject({ verdict: "finer than the grid" });
  expect(range(new Float64Array(13), 0, 1)).toBeNull();
  cells[9] = Number.NaN;
  expect(range(cells, 0, 1)).toBeNull();
});

it("is part of reports, where surfaces pass between the voxels", () => {
  const report = (boundary: "area" | "voxels") =>
    new DiceMeter({ lesions: { tolerances: [2], boundary } })
      .add(labelMap([1, 1, 0, 0, 0], [1, 5]), labelMap([1, 1, 1, 0, 1], [1, 5]), { id: "a", spacing: [1, 1] })
      .report({ scores: ["lesion-surface-dice@2mm"] });
  const [scores] = [report("area").classes[1]!.scores];
  expect(scores["lesion-surface-dice@2mm"]).toMatchObject({
    mean: { value: 0.5 },
    bounds: { low: expect.any(Number), high: 0.5, finer: 0 },
  });
  expect(report("voxels").classes[1]!.scores["lesion-surface-dice@2mm"]).not.toHaveProperty("bounds");
});
