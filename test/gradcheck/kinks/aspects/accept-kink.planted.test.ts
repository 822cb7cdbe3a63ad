import { describe, expect, it } from "vitest";
import { type FloatArray, gradcheck } from "../../../../src/index.ts";

const SEEDS = [1, 2, 3, 4, 5, 6];
const verdicts = (
  f: (x: FloatArray) => number,
  gradient: (x: FloatArray) => ArrayLike<number>,
  x: FloatArray,
) => SEEDS.map((seed) => gradcheck(f, x as Float64Array, { gradient, domain: [0, 1], seed }).verdict);

describe("gradients of elements at bounds of the domain", () => {
  it("fail with two slopes exchanged, where others are open to both sides", () => {
    const f = ([a, b, c, d]: FloatArray) => 2 * a! + 5 * b! + 3 * c! + d! ** 2;
    const x = Float64Array.of(0, 1e-5, 1, 0.5);
    expect(new Set(verdicts(f, (at) => [2, 5, 3, 2 * at[3]!], x))).toEqual(new Set(["pass"]));
    expect(new Set(verdicts(f, (at) => [5, 2, 3, 2 * at[3]!], x))).toEqual(new Set(["fail"]));
  });

  it("fail with slopes that are doubled at a tie, in numbers of float32 too", () => {
    const f = (x: FloatArray) => 0.9 * Math.sqrt(x[0]! + 1e-4) - 1.1 * Math.sqrt(x[1]! + 1e-4) + x[2]! ** 2;
    const slopes = (x: FloatArray, factor: number) =>
      (x.constructor as Float32ArrayConstructor).from([
        (factor * 0.45) / Math.sqrt(x[0]! + 1e-4),
        (factor * -0.55) / Math.sqrt(x[1]! + 1e-4),
        2 * x[2]!,
      ]);
    for (const make of [Float64Array, Float32Array]) {
      const x = make.of(1, 1, 0.5);
      expect(verdicts(f, (at) => slopes(at, 1), x)).not.toContain("fail");
      expect(verdicts(f, (at) => slopes(at, at[0] === at[1] ? 2 : 1), x)).not.toContain("pass");
    }
  });

  it("fail with the sign reversed near the bounds alone, where float32 hides the slopes of the steepest", () => {
    const targets = [1, 0, 0, 1, 1, 0];
    const right = (p: number, k: number) => (targets[k] ? p : Math.fround(1 - p));
    const f = (x: FloatArray) =>
      Array.from(x, right).reduce((sum, q) => Math.fround(sum - Math.log(Math.max(1e-6, q))), 0);
    const gradient = (x: FloatArray) =>
      Float32Array.from(x, (p, k) => {
        const q = right(p, k);
        return q < 1e-6 || q > 1 ? 0 : (targets[k] ? -1 : 1) / q;
      });
    const reversed = (x: FloatArray) =>
      gradient(x).map((slope, k) => (Math.min(x[k]!, 1 - x[k]!) < 0.01 ? -slope : slope));
    const x = Float32Array.of(0.99947751, 0.99999571, 0.00055861, 0.00064419, 0.99999982, 0.99994373);
    expect(verdicts(f, gradient, x)).not.toContain("fail");
    expect(verdicts(f, reversed, x)).not.toContain("pass");
  });

  it("are unresolved where they jump and have no value across the bound", () => {
    const f = ([a, b]: FloatArray) => (a! > 0 ? a! * Math.log(a!) : 0) + b! ** 2;
    const x = Float64Array.of(0, 0.5);
    const gradient = ([a, b]: FloatArray) => [a! === 0 ? -0.7 : 1 + Math.log(a!), 2 * b!];
    for (const seed of SEEDS) {
      const { verdict, findings } = gradcheck(f, x, { gradient, domain: [0, 1], seed });
      expect(verdict).toBe("unresolved");
      expect(findings.at(-1)!.message).toMatch(
        /^the gradient jumps at a bound of the domain, and has no value across it/,
      );
    }
  });
});
