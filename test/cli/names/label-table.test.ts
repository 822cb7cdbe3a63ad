import { describe, expect, it } from "vitest";
import { namesInTable } from "../../../src/cli/names/label-table.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

describe("namesInTable", () => {
  it("reads names with spaces, and labels of 31 bits", () => {
    expect(namesInTable('  7  1 2 3  0.5  1 0  "left lung"\r\n')).toEqual(new Map([[7, "left lung"]]));
    expect(namesInTable('name,index\n"a, b",2147483647\n')).toEqual(new Map([[2147483647, "a, b"]]));
    expect(namesInTable("\ufeff# colors\n1 tissue 128 174 128 255\n")).toEqual(new Map([[1, "tissue"]]));
  });

  it.each([
    ["# nothing\n", /^contains no labels; want JSON, a table/],
    ["liver 1\n", /^line 1 is not a label and its name; want JSON/],
    ["index\tname\nx\tliver\n", 'line 2: "x" is not a label'],
    ["index\tname\n1\tliver\n\n1\tspleen\n", "line 4: label 1 has a name already"],
    ["index\tname\n1\t\n", 'the name of class 1 is "", want a text of one line'],
    ["index\tname\n9999999999\ta\n", "line 2: the label is 9999999999, want a label from 0 to 2147483647"],
  ])("refuses %j", (text, message) => {
    expect(() => namesInTable(text)).toThrow(typeof message === "string" ? new InputError(message) : message);
  });
});
