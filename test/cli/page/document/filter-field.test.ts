// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { filterField } from "../../../../src/cli/page/document/filter-field.ts";
import { sortableTable } from "../../../../src/cli/page/document/table.ts";

it("hides the rows whose ids lack a text, and counts the others", () => {
  const table = sortableTable("t", ["case"], [[{ text: "Ab" }], [{ text: "c" }]]);
  const parts = filterField(table);
  const field = parts.querySelector("input")!;
  expect(parts.querySelector("output")!.textContent).toBe("2 cases");
  field.value = "B";
  field.dispatchEvent(new Event("input"));
  expect([...table.querySelectorAll<HTMLElement>("tbody tr")].map((row) => row.hidden)).toEqual([
    false,
    true,
  ]);
  expect(parts.querySelector("output")!.textContent).toBe("1 of 2 cases");
});
