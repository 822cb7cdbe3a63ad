// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { caseTable } from "../../../src/cli/page/case-table.ts";
import { cellTexts, examplePage } from "./example-page.ts";

const made = (select: (id: string) => void = () => {}) => caseTable(examplePage(), "dice", select);

it("has a row for each case, with its mean and its classes", () => {
  expect(cellTexts(made())).toEqual([
    ["case", "mean", "1 liver", "2"],
    ["a", "0.5250", "0.8000", "0.2500"],
    ["s/b, 2", "0.5000", "0.5000", "–"],
    ["z", "0.8250", "0.9000", "0.7500"],
  ]);
});

it("tints the more the worse, and not what has no value", () => {
  const tints = [...made().querySelectorAll("td")].map((cell) =>
    Number.parseInt(cell.style.getPropertyValue("--tint") || "0", 10),
  );
  // The worst of all values is a Dice of a quarter.
  expect(tints).toEqual([63, 27, 100, 67, 67, 0, 23, 13, 33]);
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

it("tells which case was clicked", () => {
  const selected: string[] = [];
  const table = made((id) => selected.push(id));
  document.body.replaceChildren(table);
  table.querySelectorAll<HTMLElement>("td")[4]!.click();
  table.querySelector("th")!.click();
  expect(selected).toEqual(["s/b, 2"]);
});
