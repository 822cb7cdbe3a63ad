import { expect, it } from "vitest";
import { gridSummary, joinSummaries } from "../../../src/cli/report/grid-summary.ts";

const voxel = (smallest: number, largest: number) => ({ voxel: { diagonal: 9, smallest, largest } });
const scores = ["dice", "surface-dice@0.3mm", "surface-dice@0.6mm"];

it("has the longest side of all voxels, and counts the cases of which a tolerance is below half a voxel", () => {
  const cases = [voxel(1, 2), voxel(0.5, 5), voxel(2, 3), {}];
  expect(gridSummary(cases, scores)).toEqual({
    largest: 5,
    finerTolerances: { "surface-dice@0.3mm": 2, "surface-dice@0.6mm": 1 },
  });
  expect(gridSummary([{}], scores)).toBeUndefined();
});

it("of parts is that of the whole", () => {
  const [one, two] = [
    [voxel(1, 2), voxel(2, 3)],
    [voxel(0.5, 5), {}, voxel(0.1, 1)],
  ];
  const joined = joinSummaries(gridSummary(one!, scores), gridSummary(two!, scores));
  expect(joined).toEqual(gridSummary([...one!, ...two!], scores));
  expect(joinSummaries(undefined, joined)).toEqual(joined);
  expect(joinSummaries(joined, undefined)).toEqual(joined);
});
