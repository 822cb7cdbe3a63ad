import { expect, it } from "vitest";
import { gridLines } from "../../../src/cli/report/grid-lines.ts";

const score = (cases: number, finer: number) => ({ cases, bounds: { low: 0.5, high: 12_345.6, finer } });
const names = ["dice", "surface-dice@0.2mm", "hd95", "assd"];
const dice = { cases: 3, bounds: { low: 0, high: 0.875, finer: 3 } };
const rest = { dice: { cases: 3 }, "surface-dice@0.2mm": dice };
const classes = [
  { scores: { ...rest, hd95: score(3, 2), assd: score(3, 0) } },
  { scores: { ...rest, hd95: score(1200, 1000), assd: score(3, 0) } },
];

it("says which values are finer than the grid, and what their mean can be", () => {
  const grid = { largest: 5, finerTolerances: { "surface-dice@0.2mm": 1 } };
  expect(gridLines(names, grid, classes, classes[0]!.scores)).toEqual([
    "surface Dice @ 0.2 mm: the tolerance is less than half a voxel in 1 case, so the score depends on the grid; surfaces between the voxels have means of 0.0000 to 0.8750",
    "HD95: 1,002 of 1,203 values are finer than the grid, voxels of up to 5 mm; surfaces between the voxels have means of 0.50 to 12345.6",
  ]);
});

it("says nothing where no case has the size of its voxels", () => {
  expect(gridLines(names, undefined, classes, classes[0]!.scores)).toEqual([]);
});
