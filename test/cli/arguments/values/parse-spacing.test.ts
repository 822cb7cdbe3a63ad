import { expect, it } from "vitest";
import { parseSpacing } from "../../../../src/cli/arguments/values/parse-spacing.ts";

it("takes a length for each axis", () => {
  expect(parseSpacing("1, .5,2e-1")).toEqual([1, 0.5, 0.2]);
});

it.each(["1,0,1", "1x1", "", "1,,1", "1e999,1,1", "-1,1,1", "NaN"])("refuses %j", (text) => {
  expect(() => parseSpacing(text)).toThrow(
    `--spacing is ${JSON.stringify(text)}, want lengths in mm, such as 0.8,0.8,5`,
  );
});
