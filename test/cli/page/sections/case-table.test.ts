// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { caseTable } from "../../../../src/cli/page/sections/case-table.ts";
import { cellTexts, examplePage, surfacePage } from "../example-page.ts";

const made = (select: (id: string) => void = () => {}) => caseTable(examplePage(), "dice", select);

it("has a row for each case, with its mean and its classes", () => {
  expect(cellTexts(made())).toEqual([
    ["case", "mean", "1 liver", "2"],
    ["a", "0.5250", "0.8000", "0.2500"],
    ["s/b, 2", "0.5000", "0.5000", "–"],
    ["z", "0.8250", "0.9000", "0.7500"],
  ]);
});

it("tints worse values deeper, those beyond the scale and infinity deepest, and no missing value", () => {
  const tints = [...made().querySelectorAll("td")].map((cell) =>
    Number.parseInt(cell.style.getPropertyValue("--tint") || "0", 10),
  );
  // The end of the scale is the worst value, a Dice of a quarter.
  expect(tints).toEqual([44, 19, 70, 47, 47, 0, 16, 9, 23]);

  const data = examplePage();
  const values = [...new Array(38).fill(1), 103.79, "Infinity"];
  const scores = { hd: { ...data.overall.scores.dice!, values } };
  const cases = values.map((_, place) => `c${place}`);
  const table = caseTable(
    { ...data, cases, classes: [], overall: { label: "mean", scores } },
    "hd",
    () => {},
  );
  const column = [...table.querySelectorAll("td")].map((cell) => cell.style.getPropertyValue("--tint"));
  expect([column[0], column[38], column[39]]).toEqual(["70%", "90%", "100%"]);
});

it("shows the cases whose ids hold a text", () => {
  const table = made();
  const field = table.querySelector("input")!;
  field.value = " S/ ";
  field.dispatchEvent(new Event("input"));
  expect([...table.querySelectorAll<HTMLElement>("tbody tr")].map((row) => row.hidden)).toEqual([
    true,
    false,
    true,
  ]);
  expect(table.querySelector("output")!.textContent).toBe("1 of 3 cases");
});

it("gives the case that was clicked", () => {
  const selected: string[] = [];
  const table = made((id) => selected.push(id));
  document.body.replaceChildren(table);
  table.querySelectorAll<HTMLElement>("td")[4]!.click();
  table.querySelector<HTMLElement>("caption")!.click();
  expect(selected).toEqual(["s/b, 2"]);
});

it("shows what a distance can be at most, where it is finer than the grid", () => {
  const table = caseTable(surfacePage(), "hd95", () => {});
  expect(cellTexts(table).map((row) => row[1])).toEqual(["mean", "0.00", "∞", "5.00 (0 to 10.06)"]);
  expect(table.querySelector("caption")?.textContent).toContain("in brackets: all values that surfaces");
  expect(made().querySelector("caption")?.textContent).not.toContain("brackets");
});
