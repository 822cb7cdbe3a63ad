// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { sortableTable } from "../../../../src/cli/page/document/table.ts";
import { cellTexts } from "../example-page.ts";

const made = () =>
  sortableTable(
    "a table",
    ["case", "Dice"],
    [
      [{ text: "a" }, { text: "0.5000", sort: 0.5, tint: 0.25 }],
      [{ text: "b" }, { text: "–", sort: "" }],
    ],
  );

it("has a caption, heads and rows that are named by their first cell", () => {
  const box = made();
  expect(box.getAttribute("aria-label")).toBe("a table");
  expect(box.querySelector("caption")?.textContent).toBe("a table");
  expect(cellTexts(box)).toEqual([
    ["case", "Dice"],
    ["a", "0.5000"],
    ["b", "–"],
  ]);
  expect([...box.querySelectorAll("th")].map((cell) => cell.scope)).toEqual(["col", "col", "row", "row"]);
});

it("tells the sorter what to sort by, and tints", () => {
  const [value, none] = made().querySelectorAll("td");
  expect([value!.dataset.sort, none!.dataset.sort]).toEqual(["0.5", ""]);
  expect(value!.style.getPropertyValue("--tint")).toBe("25%");
});

it("is sorted by the keyboard, too", () => {
  const [head] = made().querySelectorAll("th");
  let clicks = 0;
  head!.addEventListener("click", () => clicks++);
  for (const key of ["Enter", " ", "x"]) head!.dispatchEvent(new KeyboardEvent("keydown", { key }));
  expect([head!.tabIndex, clicks]).toEqual([0, 2]);
});
