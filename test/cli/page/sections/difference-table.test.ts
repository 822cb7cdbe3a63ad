// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { differenceTable } from "../../../../src/cli/page/sections/difference-table.ts";
import { exampleComparison } from "../example-comparison.ts";
import { cellTexts } from "../example-page.ts";

it("has a row for each case, with both means and the differences, tinted where the first is worse", () => {
  const selected: string[] = [];
  const table = differenceTable(exampleComparison(), "dice", (id) => selected.push(id));
  expect(cellTexts(table).slice(0, 2)).toEqual([
    ["case", "first", "second", "difference", "1 liver", "2"],
    ["a", "0.7000", "0.9000", "−0.2000", "−0.4000", "0.0000"],
  ]);
  const tints = [...table.querySelectorAll("tbody tr:first-child td")].map((cell) =>
    (cell as HTMLElement).style.getPropertyValue("--tint"),
  );
  expect(tints).toEqual(["", "", "50%", "100%", ""]);
  document.body.replaceChildren(table);
  table.querySelector("td")!.click();
  expect(selected).toEqual(["a"]);
});
