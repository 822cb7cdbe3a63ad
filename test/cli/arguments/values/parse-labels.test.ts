import { expect, it } from "vitest";
import { parseLabels } from "../../../../src/cli/arguments/values/parse-labels.ts";

it("takes labels and ranges of them, each label once", () => {
  expect(parseLabels("7, 1-3,2")).toEqual([1, 2, 3, 7]);
  expect(parseLabels("2147483647, 10 - 11")).toEqual([10, 11, 2147483647]);
});

it.each(["", "a", "3-1", "0-65536", "99999999999", "-1", "1,,2", "2147483648"])("refuses %j", (text) => {
  expect(() => parseLabels(text)).toThrow(`--labels is ${JSON.stringify(text)}, want labels such as 1,2,5-7`);
});
