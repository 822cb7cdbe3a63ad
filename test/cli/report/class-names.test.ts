import { expect, it } from "vitest";
import { readClassNames } from "../../../src/cli/report/class-names.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const want = 'want an object such as {"1": "liver"} or an array of names from class 0 on';

it("reads an object and an array", () => {
  const expected = new Map([
    [0, "background"],
    [1, "liver"],
  ]);
  expect(readClassNames(write("a.json", '{"1": " liver ", "0": "background"}'))).toEqual(expected);
  expect(readClassNames(write("b.json", '["background", "liver"]'))).toEqual(expected);
});

it.each([
  ["{", /^.*c\.json: is not JSON \(.+\); want an object such as/],
  ["3", `holds 3; ${want}`],
  ["null", `holds null; ${want}`],
  ['{"liver": 1}', `key "liver" is not a class number; ${want}`],
  ['{"-1": "liver"}', `key "-1" is not a class number; ${want}`],
  ['{"1": 1}', `the name of class 1 is 1; ${want}`],
  ['["a", " "]', `the name of class 1 is " "; ${want}`],
  ['["a\\nb"]', `the name of class 0 is "a\\nb"; ${want}`],
  ["", "file is empty"],
])("refuses %j", (content, message) => {
  const file = write("c.json", content);
  const expected = typeof message === "string" ? new InputError(`${file}: ${message}`) : message;
  expect(() => readClassNames(file)).toThrow(expected);
});

it("refuses a missing file by name", () => {
  expect(() => readClassNames("nowhere.json")).toThrow(new InputError("nowhere.json: no such file"));
});
