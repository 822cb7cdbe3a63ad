import { expect, it, vi } from "vitest";
import { presetNames, withTable } from "../../../docs/conventions/table.ts";
import { presets } from "../../../src/index.ts";
import { readText } from "../../contract/project-files.ts";

vi.mock("softdice", () => import("../../../src/index.ts"));

it("the table of docs/conventions.md is up to date; else: npx tsx docs/conventions/main.ts", () => {
  const page = readText("docs/conventions.md");
  expect(withTable(page)).toBe(page);
});

it("the table has every preset", () => {
  const all = Object.entries(presets).flatMap(([library, losses]) =>
    Object.keys(losses).map((name) => `${library}.${name}`),
  );
  expect(presetNames).toEqual(all);
});
