// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { classTable } from "../../../../src/cli/page/sections/class-table.ts";
import { cellTexts, examplePage, pageOfSix, surfacePage } from "../example-page.ts";

it("has a row for each class, and one for all", () => {
  const [head, liver, other, mean] = cellTexts(classTable(examplePage(), "dice"));
  expect(head).toEqual(["class", "cases", "mean", "sd", "95 % interval", "median", "lowest", "in case"]);
  expect(liver?.filter((_, column) => column !== 4)).toEqual([
    "1 liver",
    "3",
    "0.7333",
    "0.2082",
    "0.8000",
    "0.5000",
    "s/b, 2",
  ]);
  // Three cases have no interval.
  expect(liver?.[4]).toBe("–");
  expect(other?.slice(0, 2)).toEqual(["2", "2"]);
  expect(mean?.slice(0, 3)).toEqual(["mean", "3", "0.6167"]);
  expect(cellTexts(classTable(pageOfSix(), "dice"))[1]?.[4]).toMatch(/^0\.\d{4} to 0\.\d{4}$/);
});

it("is of the score that is chosen", () => {
  expect(cellTexts(classTable(examplePage(), "recall"))[1]?.[2]).toBe("0.6778");
});

it("has what the mean of a distance can be, and says why", () => {
  const table = classTable(surfacePage(), "hd95");
  const [head, row] = cellTexts(table);
  expect(head?.at(-1)).toBe("mean between the voxels");
  expect(row?.at(-1)).toBe("∞ to ∞");
  expect(table.querySelector("p")?.textContent).toContain("HD95: 2 of 3 values are finer than the grid");
});
