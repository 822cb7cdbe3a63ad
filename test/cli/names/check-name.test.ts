import { expect, it } from "vitest";
import { checkLabel, checkName, MAX_LABEL } from "../../../src/cli/names/check-name.ts";

it("checkName takes a text of one line", () => {
  expect(checkName(1, " liver ")).toBe("liver");
  for (const wrong of ["", "a\u2028b", "\x1b", 5, null])
    expect(() => checkName(1, wrong)).toThrow(/^the name of class 1 is /);
});

it("checkLabel takes what 31 bits hold", () => {
  for (const label of [0, MAX_LABEL]) expect(checkLabel("it", label)).toBe(label);
  for (const wrong of [-1, 0.5, MAX_LABEL + 1, "1", null])
    expect(() => checkLabel("it", wrong)).toThrow(/^it is .*, want a label/);
});
