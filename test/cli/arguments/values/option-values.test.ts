import { describe, expect, it } from "vitest";
import {
  axisOption,
  choice,
  decimal,
  refused,
  wholeNumber,
} from "../../../../src/cli/arguments/values/option-values.ts";
import { InputError } from "../../../../src/files/source/input-error.ts";

describe("wholeNumber", () => {
  it("reads digits with a sign", () => {
    expect(wholeNumber("--n", "-12")).toBe(-12);
    expect(wholeNumber("--n", "0", 0, 5)).toBe(0);
    expect(wholeNumber("--n", undefined, 0, 5)).toBeUndefined();
  });

  it.each([
    ["two", 2, 9, " from 2 to 9"],
    ["1", 2, 9, " from 2 to 9"],
    ["10", 2, 9, " from 2 to 9"],
    ["2.5", 2, 9, " from 2 to 9"],
    ["", 2, 9, " from 2 to 9"],
    ["-1.5", undefined, undefined, ""],
    ["1e3", undefined, undefined, ""],
    ["9007199254740993", undefined, undefined, ""],
    ["-1", 0, undefined, " from 0"],
  ])("refuses %j from %s to %s", (text, smallest, largest, range) => {
    expect(() => wholeNumber("--n", text, smallest, largest)).toThrow(
      new InputError(`--n is ${JSON.stringify(text)}, want a whole number${range}`),
    );
  });
});

it("choice takes one of its words", () => {
  expect(choice("--c", "a", ["a", "b"])).toBe("a");
  expect(choice("--c", undefined, ["a", "b"])).toBeUndefined();
  expect(() => choice("--c", "A", ["a", "b"])).toThrow(
    new InputError('--c is "A", want a or b; did you mean "a"?'),
  );
});

it.each([
  ["1", 1],
  ["-0.5", -0.5],
  [".5", 0.5],
  ["1.", 1],
  ["1e-3", 0.001],
  ["", Number.NaN],
  ["1,5", Number.NaN],
  ["0x10", Number.NaN],
  ["Infinity", Number.NaN],
  [" 1", Number.NaN],
])("decimal reads %j as %d", (text, number) => {
  expect(decimal(text)).toBe(number);
});

it("refused quotes what was given", () => {
  expect(refused("--x", 'a"b', "c")).toEqual(new InputError('--x is "a\\"b", want c'));
});

it("an axis counts from the first or from behind", () => {
  expect(axisOption("batchAxis", "--batch-axis", "-32")).toEqual({ batchAxis: -32 });
  expect(axisOption("batchAxis", "--batch-axis", undefined)).toEqual({});
  expect(() => axisOption("batchAxis", "--batch-axis", "32")).toThrow(
    '--batch-axis is "32", want a whole number from -32 to 31',
  );
});
