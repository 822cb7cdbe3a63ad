import { expect, it } from "vitest";
import { reachOf } from "../../../src/metrics/lesions/reach-of.ts";

it("counts the axes that may differ", () => {
  expect([4, 8, null].map((connectivity) => reachOf("test", connectivity, 2))).toEqual([1, 2, 2]);
  expect([6, 18, 26, null].map((connectivity) => reachOf("test", connectivity, 3))).toEqual([1, 2, 3, 3]);
  expect(() => reachOf("test", 8, 3)).toThrow("test: connectivity is 8, want 6 or 18 or 26 for 3 axes");
});
