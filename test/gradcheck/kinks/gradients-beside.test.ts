import { describe, expect, it } from "vitest";
import { movedBy } from "../../../src/gradcheck/kinks/along-vector.ts";
import { besides, first } from "./besides.ts";

describe("GradientsBeside", () => {
  it("tells a jump of the gradient from its curvature, however steep", () => {
    const along = Float64Array.of(1);
    expect(besides(([x]) => [x! > 0 ? 1 : 0], Float64Array.of(0), along).beside.jumps(along, 1)).toBe(true);
    expect(besides(([x]) => [x! / 1e-5], Float64Array.of(0), along).beside.jumps(along, 1)).toBe(false);
    expect(besides(([x]) => [x!], Float64Array.of(0), along).beside.jumps(along, 1)).toBe(false);
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
