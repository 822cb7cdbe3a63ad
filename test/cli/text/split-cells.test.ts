import { expect, it } from "vitest";
import { splitCells } from "../../../src/cli/text/split-cells.ts";

it("splitCells leaves separators within quotes", () => {
  expect(splitCells('a,"b,""c""",', ",")).toEqual(["a", 'b,"c"', ""]);
});
