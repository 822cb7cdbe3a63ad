import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readTolerances } from "../../../src/cli/names/read-tolerances.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

const folder = mkdtempSync(join(tmpdir(), "tolerances-"));

function fileOf(text: string): string {
  const file = join(folder, `${Math.abs(text.length)}.json`);
  writeFileSync(file, text);
  return file;
}

it("reads a tolerance for each class", () => {
  expect(readTolerances(fileOf('{"2": 1.5, "1": 2}'))).toEqual({ 1: 2, 2: 1.5 });
});

it.each([
  ["{}", "tolerances hold no class"],
  ['{"liver": 2}', 'tolerances hold "liver", want class numbers'],
  ['{"1": -2}', "tolerances[1] is -2"],
  ['{"1": "2 mm"}', 'tolerances[1] is "2 mm"'],
  ["[1, 2", "is not JSON"],
  ["[1]", "an array"],
  ["null", "null"],
])("refuses %s", (text, says) => {
  const file = fileOf(text);
  expect(() => readTolerances(file)).toThrow(InputError);
  expect(() => readTolerances(file)).toThrow(says);
  expect(() => readTolerances(file)).toThrow(file);
});
