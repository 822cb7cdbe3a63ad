import { expect, it } from "vitest";
import { millimetresIn } from "../../../src/files/volume/length-units.ts";

it.each([
  ["meter", 1000],
  ["mm", 1],
  ["micrometer", 1e-3],
  ["\\u00b5m", 1e-3],
  ["nanometer", 1e-6],
  ["pixel", undefined],
  ["toString", undefined],
  ["", undefined],
])("%s", (unit, millimetres) => {
  expect(millimetresIn(unit)).toBe(millimetres);
});
