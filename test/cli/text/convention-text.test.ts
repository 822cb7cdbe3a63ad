import { expect, it } from "vitest";
import { conventionLines } from "../../../src/cli/text/convention-text.ts";

it("names the tool and its version, and nothing without a convention", () => {
  expect(conventionLines("medpy-0.4")).toEqual(["by the convention of MedPy 0.4.0"]);
  expect(conventionLines(undefined)).toEqual([]);
});
