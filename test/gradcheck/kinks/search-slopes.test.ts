import { expect, it } from "vitest";
import { dot } from "../../../src/gradcheck/kinks/along-vector.ts";
import { rangeAlong } from "../../../src/gradcheck/kinks/search-slopes.ts";
import { finish } from "../finish.ts";
import { besides, first } from "./besides.ts";

it("has the slopes of all orders of a tie, and searches for those of rare ones", () => {
  const x = new Float64Array(40).fill(0.5);
  const along = Float64Array.from(x, (_, k) => Math.sin(k));
  const { beside } = besides(first, x, along);
  finish(beside.addAll());
  for (let element = 0; element < 40; element += 3) {
    const only = new Float64Array(40);
    only[element] = 1;
    const range = finish(rangeAlong(beside, only, 0.5, "nearest"))!;
    expect([range.low, range.high]).toEqual([0, 1]);
  }
  const range = finish(rangeAlong(beside, along, 0.999, "nearest"))!;
  expect(range.high).toBeGreaterThan(0.99);
  expect(dot(range.highest.gradients.at(-1)!, along)).toBe(range.high);
});
