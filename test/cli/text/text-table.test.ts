import { expect, it } from "vitest";
import { alignColumns } from "../../../src/cli/text/text-table.ts";

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
