import { expect, it } from "vitest";
import { DiceMeter, labelMap } from "../../../src/index.ts";
import { readLesionRules } from "../../../src/metrics/lesions/lesion-rules.ts";
import { lesionValue, lesionWidth, writeLesions } from "../../../src/metrics/report/lesion-cell.ts";
import { parseScoreName } from "../../../src/metrics/scores/score-name.ts";

const rules = readLesionRules("test", { percentiles: [95], tolerances: [1, 2], penalty: 10 });
const [one] = new DiceMeter({ lesions: { ...rules, connectivity: undefined, penalty: 10 } })
  .add(labelMap([1, 1, 0, 0], [1, 4]), labelMap([1, 1, 0, 1], [1, 4]), { id: "a", spacing: [1, 1] })
  .toJSON().cases;

it("writes totals that scores are read from, behind other numbers", () => {
  expect(lesionWidth(rules)).toBe(9);
  const cells = new Float64Array(12);
  writeLesions(one!, 1, rules, cells, 3);
  expect([...cells]).toEqual([0, 0, 0, 1, 1, 0, 1, 2, 1, 1, 1, 10]);
  const value = (name: string) => lesionValue(parseScoreName("test", name), rules, 3)(cells, 0);
  expect(["lesion-recall", "lesion-dice", "lesion-hd95", "lesion-surface-dice@2mm"].map(value)).toEqual([
    0.5, 0.5, 5, 0.5,
  ]);
});

it("is NaN without a lesion", () => {
  const cells = new Float64Array(9);
  writeLesions(one!, 2, rules, cells, 0);
  expect(lesionValue(parseScoreName("test", "pq"), rules, 0)(cells, 0)).toBeNaN();
});
