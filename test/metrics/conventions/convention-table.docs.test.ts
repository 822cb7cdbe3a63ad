import { expect, it } from "vitest";
import {
  choiceTable,
  examplePair,
  exampleTable,
  nameTable,
  withTables,
} from "../../../docs/other-tools/tables.ts";
import { readText } from "../../contract/project-files.ts";

it("the tables of docs/other-tools.md are up to date; else: npm run other-tools", () => {
  const page = readText("docs/other-tools.md");
  const tables = { choices: choiceTable(), names: nameTable(), example: exampleTable(examplePair()) };
  expect(withTables(page, tables)).toBe(page);
});
