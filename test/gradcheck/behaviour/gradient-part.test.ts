import { expect, it } from "vitest";
import { partOf } from "../../../src/gradcheck/behaviour/gradient-part.ts";

it("has the elements that belong to it, their sum and their magnitude", () => {
  expect(partOf([1, -2, 4, -8], Uint8Array.of(1, 1, 0, 1))).toEqual({ elements: 3, sum: -9, magnitude: 11 });
  expect(partOf([1, -2], new Uint8Array(2))).toEqual({ elements: 0, sum: 0, magnitude: 0 });
});
