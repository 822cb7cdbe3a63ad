import { describe, expect, it } from "vitest";
import { checkBeside, checkFar } from "../../../src/gradcheck/kinks/check-beside.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { finish } from "../finish.ts";
import { pointOf } from "../subjects.ts";

const distance = (x: ArrayLike<number>) => Array.from(x).reduce((sum, value) => sum + Math.abs(value), 0);
const signs = (x: ArrayLike<number>) => Array.from(x, (value) => Math.sign(value));
const pointAt = (gradient: (x: ArrayLike<number>) => number[]) =>
  pointOf(distance, gradient, Float64Array.of(0, 0.4));

describe("checkFar", () => {
  it("confirms a gradient a little beside a kink, in the direction of a pattern", () => {
    for (const pattern of [Float64Array.of(1, 1), Float64Array.of(-1, 0.5)]) {
      expect(finish(checkFar(pointAt(signs), pattern, null, mulberry32(1))).verdict).toBe("pass");
    }
  });

  it("fails a gradient that is wrong on one side alone", () => {
    const wrong = (x: ArrayLike<number>) => Array.from(x, (value) => (value > 0 ? 1 : -2));
    const at = (side: number) =>
      finish(checkFar(pointAt(wrong), Float64Array.of(side, 0.1), null, mulberry32(1)));
    expect(at(1).verdict).toBe("pass");
    expect(at(-1).verdict).toBe("fail");
  });
});

describe("checkBeside", () => {
  it("asks on both sides, whatever points are known", () => {
    const wrong = (x: ArrayLike<number>) => Array.from(x, (value) => (value > 0 ? 1 : -2));
    const known = new Set([Float64Array.of(1, 1)]);
    expect(finish(checkBeside(pointAt(wrong), known, null, mulberry32(1))).verdict).toBe("fail");
    const { verdict, resolution } = finish(checkBeside(pointAt(signs), known, null, mulberry32(1)));
    expect(verdict).toBe("pass");
    expect(resolution).toBeLessThan(1e-9);
  });

  it("is unresolved where f moves in jumps", () => {
    const stairs = pointOf((x) => Math.floor(50 * distance(x)) / 50, signs, Float64Array.of(0, 0.4));
    expect(finish(checkBeside(stairs, new Set(), null, mulberry32(1))).verdict).toBe("unresolved");
  });
});
