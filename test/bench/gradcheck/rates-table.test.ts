import { expect, it, vi } from "vitest";
import { alignNumbers, percent } from "../../../bench/gradcheck/rates-table.ts";

vi.mock("softdice", () => import("../../../src/index.ts"));

it.each([
  [0, 1000, "0"],
  [1, 1000, "<1"],
  [5, 1000, "1"],
  [500, 1000, "50"],
  [995, 1000, ">99"],
  [999, 1000, ">99"],
  [1000, 1000, "100"],
])("%d of %d is %s %", (hits, of, text) => {
  expect(percent({ hits, of })).toBe(text);
});

it("stands numbers under each other, without a blank at a line's end", () => {
  expect(alignNumbers([["", "×2"], [], ["JAX", "100"]])).toBe("      ×2\n\nJAX  100");
});
