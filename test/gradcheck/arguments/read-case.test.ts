import { describe, expect, it } from "vitest";
import { readCase } from "../../../src/gradcheck/arguments/read-case.ts";
import { multiply, square, sum, Tensor } from "../../../src/index.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const f64 = { dtype: "float64" } as const;
const read = (f: unknown, x: unknown, options: object = {}) => readCase("gradcheck", f, x, options);

describe("readCase", () => {
  it("takes a black box as it is, with x of its own kind", () => {
    const x = Float32Array.of(1, 2);
    const seen: unknown[][] = [];
    const keep =
      (name: string) =>
      (...given: unknown[]) => {
        seen.push([name, ...given]);
        return 1;
      };
    const { functions, arguments: given, name } = read(keep("f"), x, { gradient: keep("g"), target: "t" });
    expect(name).toBe("gradcheck");
    expect(given).toEqual({ x: [x], target: "t" });
    expect(given.x[0]).toBe(x);
    const { f, gradient } = functions(given.target);
    f(x);
    gradient(x);
    functions(undefined).f(x);
    functions(null).f(x);
    expect(seen).toEqual([
      ["f", x, "t"],
      ["g", x, "t"],
      ["f", x],
      ["f", x, null],
    ]);
  });

  it("takes a function of tensors in float64, or in what is asked for, with its gradient from the tape", () => {
    const f = (at: Tensor, factor?: number) => multiply(factor ?? 1, sum(square(at)));
    for (const [options, dtype] of [
      [{}, "float64"],
      [{ dtype: "float32" }, "float32"],
    ] as const) {
      const { functions, arguments: given } = read(f, Float32Array.of(0.5, 2), options);
      const [x] = given.x as [Tensor];
      expect([x.dtype, x.toArray()]).toEqual([dtype, [0.5, 2]]);
      expect((functions(undefined).f(x) as Tensor).item()).toBe(4.25);
      expect((functions(3).gradient(x) as Tensor).toArray()).toEqual([3, 12]);
    }
  });

  it("takes its slope along a random vector for second order", () => {
    const { functions, arguments: given } = read((at: Tensor) => sum(square(at)), tensor([0, 0], [2], f64), {
      order: 2,
      seed: 5,
    });
    const { f, gradient } = functions(undefined);
    expect((f(...given.x) as Tensor).item()).toBe(0);
    // The Hessian is 2: the gradient is twice the vector, wherever it is asked.
    const [a, b] = (gradient(...given.x) as Tensor).toArray() as [number, number];
    expect(Math.abs(a)).toBeGreaterThanOrEqual(1);
    expect(Math.abs(b)).toBeLessThan(3);
    expect(gradient(tensor([7, 8], [2], f64))).toEqual(gradient(...given.x));
  });

  it("refuses what is no function, before it looks at x", () => {
    expect(() => read(null, null)).toThrow(new TypeError("gradcheck: f is null, want a function"));
    expect(() => read(sum, new Tensor(Float32Array.of(Number.NaN), [1]))).toThrow(RangeError);
    expect(() => read(sum, tensor([1]), { tolerance: 1 })).toThrow('unknown option "tolerance"');
  });
});
