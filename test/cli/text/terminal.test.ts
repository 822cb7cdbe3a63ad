import { expect, it } from "vitest";
import { faultLine } from "../../../src/cli/text/terminal.ts";

it("makes one line of any text", () => {
  expect(faultLine("a.nii: no such file")).toBe("softdice: a.nii: no such file\n");
  expect(faultLine("a\nb.nii: is \r\n odd")).toBe("softdice: a b.nii: is odd\n");
});
