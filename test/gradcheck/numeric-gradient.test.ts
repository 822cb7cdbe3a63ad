import { describe, expect, it } from "vitest";
import { LOSSES, lossCase, SCENARIOS } from "../../bench/gradcheck/scenarios.ts";
import { STRESS, stressCase } from "../../bench/gradcheck/stress.ts";
import { diceLoss, grad, numericGradient, Tensor, tensor } from "../../src/index.ts";

describe("numericGradient", () => {
  it("gives the gradient of x's form, with bars in which the right one lies", () => {
    const { value, gradient, bars, kinks, evaluations } = numericGradient(
      ([a, b]) => a! * Math.exp(b!),
      new Float64Array([2, 0]),
    );
    expect(value).toBe(2);
    expect([Math.abs(gradient[0]! - 1) <= bars[0]!, Math.abs(gradient[1]! - 2) <= bars[1]!]).toEqual([
      true,
      true,
    ]);
    expect(Math.max(...bars)).toBeLessThan(1e-10);
    expect(kinks).toEqual([]);
    expect(evaluations).toBeLessThanOrEqual(2 + 2 * 68);
  });

  it("agrees with the tape on a loss of tensors, within its domain", () => {
    const target = tensor([[0, 1, 1, 0]]);
    const loss = (p: Tensor) => diceLoss(p, target, { classAxis: null });
    const p = tensor([[0.2, 0.7, 1, 0]], [1, 4], { dtype: "float64" });
    const { gradient, bars } = numericGradient(loss, p, { domain: [0, 1] });
    expect(gradient).toBeInstanceOf(Tensor);
    expect(gradient.shape).toEqual([1, 4]);
    for (const [k, slope] of grad(loss)(p).data.entries()) {
      expect(Math.abs(gradient.data[k]! - slope)).toBeLessThanOrEqual(bars.data[k]!);
    }
  });

  it("takes several inputs, a target and a choice of elements", () => {
    const f = (a: Float64Array, b: Float32Array, factor: number) => factor * a[0]! * b[0]! + b[1]!;
    const x: [Float64Array, Float32Array] = [Float64Array.of(2), Float32Array.of(3, 4)];
    const { gradient, bars } = numericGradient(f, x, { target: 10, where: [null, [1, 0]] });
    const [first, second] = gradient as [Float64Array, Float64Array];
    expect(first[0]).toBeCloseTo(30, 6);
    expect(second[0]).toBeCloseTo(20, 4);
    expect(second[1]).toBeNaN();
    expect((bars as Float64Array[])[1]![1]).toBe(Infinity);
  });

  it("names kinks with their slopes, and gives their mean", () => {
    const { gradient, kinks } = numericGradient(([a, b]) => Math.abs(a!) + b! ** 2, new Float64Array([0, 2]));
    expect(gradient[0]).toBeCloseTo(0, 10);
    expect(kinks).toEqual([
      { input: 0, coordinates: [0], slopes: [expect.closeTo(-1, 5), expect.closeTo(1, 5)] },
    ]);
  });

  it("knows no derivative where f shows none", () => {
    const { gradient, bars } = numericGradient(([a]) => (a === 1 ? 5 : Number.NaN), new Float64Array([1]));
    expect([gradient[0], bars[0]]).toEqual([Number.NaN, Infinity]);
  });

  it("waits for a function that returns a promise", async () => {
    const { gradient } = await numericGradient(async ([a]) => a! ** 3, new Float64Array([2]));
    expect(gradient[0]).toBeCloseTo(12, 8);
  });

  it("has bars that hold, in float64 and float32", () => {
    let [outside, all] = [0, 0];
    const count = ({ f, x, gradient, precision }: ReturnType<typeof stressCase>) => {
      const found = numericGradient(f as (x: Float64Array) => number, x as Float64Array);
      const rounding = precision === "float64" ? 1e-14 : 1e-6;
      for (const [k, slope] of gradient(x).entries()) {
        const error = Math.abs(found.gradient[k]! - slope);
        if (error > found.bars[k]! + rounding * Math.abs(slope)) outside++;
        all++;
      }
    };
    for (const precision of ["float64", "float32"] as const) {
      for (const name of STRESS) count(stressCase(name, 3, precision, 1));
      for (const loss of LOSSES) {
        // A saturated softmax in float64 is constant within its rounding.
        for (const scenario of SCENARIOS.filter((one) => one !== "saturated"))
          count(lossCase(loss, scenario, 10, precision, 1));
      }
    }
    expect(all).toBeGreaterThan(300);
    expect(outside).toBe(0);
  });

  it("refuses what it cannot take, before any work", () => {
    const f = () => {
      throw new Error("called");
    };
    const x = new Float64Array(2000);
    expect(() => numericGradient(5 as never, x)).toThrow("numericGradient: f is 5, want a function");
    expect(() => numericGradient(f, x)).toThrow(
      "numericGradient: budget is 100000, and 2000 elements may take 136002 evaluations; raise it, or choose elements with where",
    );
    expect(() => numericGradient(f, x, { seed: 1 } as never)).toThrow(/unknown option "seed"/);
    expect(() => numericGradient(f, x, { domain: [1, 2], budget: 1e6 })).toThrow(
      /x holds 0, outside of domain/,
    );
    expect(() => numericGradient(() => Number.NaN, new Float64Array(1))).toThrow(
      /f is NaN at x, want a finite value/,
    );
  });
});
