// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { markRows } from "../../../../src/cli/page/document/mark-rows.ts";
import { sortableTable } from "../../../../src/cli/page/document/table.ts";

it("gives rows the ids of cases, and the id of the one that is clicked", () => {
  const table = sortableTable("t", ["case"], [[{ text: "a" }], [{ text: "b" }]]);
  const selected: string[] = [];
  markRows(table, ["a", "b"], (id) => selected.push(id));
  document.body.replaceChildren(table);
  table.querySelector<HTMLElement>("tr[data-case=b] th")!.click();
  table.querySelector<HTMLElement>("caption")!.click();
  expect(selected).toEqual(["b"]);
  expect(table.classList.contains("cases")).toBe(true);
});
