import { describe, expect, it } from "vitest";
import { alignColumns, displayWidth, foldColumns } from "../../../src/cli/text/text-table.ts";

it("aligns the first column left and numbers right, by the width that a terminal shows", () => {
  expect(
    alignColumns([
      ["class", "n", "id"],
      ["左腎", "1,000", "a"],
      ["b", "7", "long"],
    ]),
  ).toEqual(["class       n     id", "左腎    1,000      a", "b           7   long"]);
});

it("aligns others left on demand", () => {
  expect(
    alignColumns(
      [
        ["a", "1", "x"],
        ["b", "10", "yy"],
      ],
      [2],
    ),
  ).toEqual(["a    1   x ", "b   10   yy"]);
});

it("shows control characters as escapes", () => {
  expect(alignColumns([["a\x1b[2J", "1"]])).toEqual(["a\\x1b[2J   1"]);
});

describe("foldColumns", () => {
  const rows = [
    ["class", "cases", "Dice", "recall"],
    ["liver", "12", "0.8158", "0.8152"],
  ];
  it("is one table without a width, and where it fits", () => {
    const one = [alignColumns(rows)];
    expect(foldColumns(rows, { repeated: 2, width: undefined })).toEqual(one);
    expect(foldColumns(rows, { repeated: 2, width: 31 })).toEqual(one);
  });

  it("is several tables that begin with the same columns", () => {
    const parts = [2, 3].map((at) => alignColumns(rows.map((row) => [row[0]!, row[1]!, row[at]!])));
    expect(foldColumns(rows, { repeated: 2, width: 30 })).toEqual(parts);
    // A column stands alone where nothing fits.
    expect(foldColumns(rows, { repeated: 2, width: 1 })).toEqual(parts);
  });

  it("counts characters that take two columns", () => {
    expect(displayWidth("左腎 a🫀")).toBe(8);
  });
});
