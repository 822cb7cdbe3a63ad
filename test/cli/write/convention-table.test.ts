import { expect, it } from "vitest";
import { conventionRows, conventionTable } from "../../../src/cli/write/convention-table.ts";
import { explainConventions, labelMap } from "../../../src/index.ts";

const report = explainConventions(
  labelMap([1, 1, 0, 0, 0, 0], [1, 6]),
  labelMap([0, 1, 1, 0, 2, 0], [1, 6]),
  {
    spacing: [1, 1],
    scores: ["dice", "hd95"],
  },
);
const names = new Map([[1, "liver\u001b[2J"]]);

it("has a table for each class and for the mean, and no text for a score that a tool lacks", () => {
  const tables = conventionRows(report, names);
  expect(tables.map(([head]) => head![0])).toEqual(["class 1 liver\u001b[2J", "class 2", "mean"]);
  const [head, own, ...rows] = tables[1]!;
  expect(head).toEqual(["class 2", "Dice", "HD95, mm"]);
  expect(own).toEqual(["softdice", "0.0000", "∞"]);
  expect(rows).toContainEqual(["nnunet", "0.0000", ""]);
  expect(rows).toContainEqual(["medpy", "0.0000", "–"]);
});

it("gives the reasons in 80 columns, and no character that controls a terminal", () => {
  const text = conventionTable(report, names, ["a note"], { colors: false });
  expect(text).toContain("class 1 liver\\x1b[2J");
  expect(text).toContain("medpy: MedPy 0.5.2\n  - surfaces are the outermost voxels");
  expect(text).toContain("a note");
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});

it("has no table of the mean where it is that of the one class", () => {
  const one = explainConventions(labelMap([1, 0], [1, 2]), labelMap([1, 0], [1, 2]), {
    spacing: [1, 1],
    scores: ["assd"],
  });
  expect(
    conventionRows({ ...one, rows: one.rows.filter(({ name }) => name !== "monai") }, new Map()),
  ).toHaveLength(1);
});
