import { expect, it } from "vitest";
import { faultLine, hasColors } from "../../../src/cli/text/terminal.ts";

it("makes one line of any text", () => {
  expect(faultLine("a.nii: no such file")).toBe("softdice: a.nii: no such file\n");
  expect(faultLine("a\nb\x1b[2J.nii: is odd")).toBe("softdice: a\\nb\\x1b[2J.nii: is odd\n");
});

it("has colours on a terminal that shows them, and where they are forced", () => {
  const terminal = { isTTY: true, hasColors: () => true };
  expect(hasColors(terminal, {})).toBe(true);
  expect(hasColors({ ...terminal, hasColors: () => false }, {})).toBe(false);
  expect(hasColors({}, {})).toBe(false);
  expect(hasColors({}, { FORCE_COLOR: "1" })).toBe(true);
  expect(hasColors(terminal, { FORCE_COLOR: "0" })).toBe(false);
});
