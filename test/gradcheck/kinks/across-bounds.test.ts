import { describe, expect, it } from "vitest";
import { addAcross, addAcrossAlone } from "../../../src/gradcheck/kinks/across-bounds.ts";
import { nearestOf } from "../../../src/gradcheck/kinks/slope-range.ts";
import type { FloatArray } from "../../../src/index.ts";
import { finish } from "../finish.ts";
import { besides } from "./besides.ts";

const unit = { low: 0, high: 1 };
const signs = (x: FloatArray) => x.map((v) => Math.sign(v) || 1);
const inward = Float64Array.of(1, -1, 0);
const x = Float64Array.of(0, 1, 0.5);

describe("addAcross", () => {
  it("adds the point beyond the bounds along a direction, where the gradient jumps", () => {
    const { point, beside } = besides(signs, x, inward, unit);
    const before = beside.points.length;
    expect(finish(addAcross(beside, point, inward))).toBe(true);
    const { across } = beside.points[before]!;
    expect(Array.from(across!)).toEqual(Array.from(inward));
    expect(Array.from(nearestOf(beside.points[before]!))).toEqual([-1, 1, 1]);
  });

  it("reports that the gradient has no value there", () => {
    const refusing = (p: FloatArray) => {
      if (p.some((v) => v < 0 || v > 1)) throw new RangeError("outside");
      return signs(p);
    };
    const { point, beside } = besides(refusing, x, inward, unit);
    const before = beside.points.length;
    expect(finish(addAcross(beside, point, inward))).toBe(false);
    expect(beside.points).toHaveLength(before);
  });
});

describe("addAcrossAlone", () => {
  it("adds two points with one element beyond its bound, and none for an element inside", () => {
    const { point, beside } = besides(signs, x, inward, unit);
    const before = beside.points.length;
    finish(addAcrossAlone(beside, point, 2));
    expect(beside.points).toHaveLength(before);
    finish(addAcrossAlone(beside, point, 0));
    const added = beside.points.slice(before);
    expect(added.map((one) => Array.from(one.across!))).toEqual([
      [1, 0, 0],
      [1, 0, 0],
    ]);
    for (const one of added) expect(Array.from(nearestOf(one))).toEqual([-1, 1, 1]);
  });
});
