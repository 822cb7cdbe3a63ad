import { expect, it } from "vitest";
import { storedNumber } from "../../../src/metrics/surfaces/stored-number.ts";

it("writes Infinity in words", () => {
  expect([storedNumber(0), storedNumber(Infinity)]).toEqual([0, "Infinity"]);
});
