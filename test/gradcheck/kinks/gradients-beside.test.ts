import { describe, expect, it } from "vitest";
import type { Domain } from "../../../src/gradcheck/arguments/domain.ts";
import { dot, movedBy } from "../../../src/gradcheck/kinks/along-vector.ts";
import { GradientsBeside } from "../../../src/gradcheck/kinks/gradients-beside.ts";
import type { FloatArray } from "../../../src/index.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { finish } from "../finish.ts";
import { pointOf } from "../subjects.ts";

function besides(
  gradient: (x: FloatArray) => ArrayLike<number>,
  x: FloatArray,
  vector: Float64Array,
  domain: Domain | null = null,
) {
  const point = pointOf(() => 0, gradient, x, domain);
  const beside = new GradientsBeside(point, null, mulberry32(1));
  finish(beside.addFirst(vector));
  return { point, beside };
}

/** 1 for the largest of all, the first of them where some are tied. */
const first = (x: FloatArray) => {
  const slopes = new Float64Array(x.length);
  slopes[x.indexOf(Math.max(...x))] = 1;
  return slopes;
};

describe("GradientsBeside", () => {
  it("tells a jump of the gradient from its curvature, however steep", () => {
    const along = Float64Array.of(1);
    expect(besides(([x]) => [x! > 0 ? 1 : 0], Float64Array.of(0), along).beside.jumps(along, 1)).toBe(true);
    expect(besides(([x]) => [x! / 1e-5], Float64Array.of(0), along).beside.jumps(along, 1)).toBe(false);
    expect(besides(([x]) => [x!], Float64Array.of(0), along).beside.jumps(along, 1)).toBe(false);
  });

  it("has the slopes of all orders of a tie, and searches for those of rare ones", () => {
    const x = new Float64Array(40).fill(0.5);
    const along = Float64Array.from(x, (_, k) => Math.sin(k));
    const { beside } = besides(first, x, along);
    finish(beside.addAll());
    for (let element = 0; element < 40; element += 3) {
      const only = new Float64Array(40);
      only[element] = 1;
      const range = finish(beside.rangeAlong(only, 0.5))!;
      expect([range.low, range.high]).toEqual([0, 1]);
    }
    const range = finish(beside.rangeAlong(along, 0.999))!;
    expect(range.high).toBeGreaterThan(0.99);
    expect(dot(range.highest.gradients.at(-1)!, along)).toBe(range.high);
  });

  it("leaves no residual of a mean of gradients, and one of what is none", () => {
    const x = Float64Array.of(1, 1, 0);
    const along = Float64Array.of(1, -1, 0);
    const shared = besides((at) => (at[0] === at[1] ? [0.5, 0.5, 0] : first(at)), x, along).beside;
    expect(Math.max(...shared.residual().map(Math.abs))).toBeLessThan(0.01);
    const each = besides((at) => (at[0] === at[1] ? [1, 1, 0] : first(at)), x, along).beside;
    expect(Array.from(each.residual())).toEqual([expect.closeTo(0.5, 2), expect.closeTo(0.5, 2), 0]);
  });
});

describe("movedBy", () => {
  it("stays in the domain, and moves by parts of the scale", () => {
    const { point } = besides(() => [0, 0, 0], Float64Array.of(0, 1, 0.5), Float64Array.of(1, 1, 1), {
      low: 0,
      high: 1,
    });
    const moved = movedBy(point, Float64Array.of(-1, 1, 1), 0.02, null);
    expect(moved.every((value) => value > 0 && value < 1)).toBe(true);
    expect(movedBy(point, Float64Array.of(1, 1, 1), 0.02, Uint8Array.of(0, 1, 0))[0]).toBe(0);
  });
});
