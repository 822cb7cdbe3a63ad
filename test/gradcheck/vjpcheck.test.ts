import { describe, expect, it } from "vitest";
import { gradcheck, multiply, type Tensor, tensor, vjpcheck } from "../../src/index.ts";

type Numbers = Float64Array;

/** Functions of each element, with their derivatives. */
const FUNCTIONS: Record<string, readonly [(x: number) => number, (x: number) => number]> = {
  square: [(x) => x ** 2, (x) => 2 * x],
  cube: [(x) => x ** 3, (x) => 3 * x ** 2],
  exp: [Math.exp, Math.exp],
  log: [Math.log, (x) => 1 / x],
  sin: [Math.sin, Math.cos],
  tanh: [Math.tanh, (x) => 1 - Math.tanh(x) ** 2],
  sqrt: [Math.sqrt, (x) => 0.5 / Math.sqrt(x)],
  reciprocal: [(x) => 1 / x, (x) => -1 / x ** 2],
  sigmoid: [(x) => 1 / (1 + Math.exp(-x)), (x) => Math.exp(-x) / (1 + Math.exp(-x)) ** 2],
  atan: [Math.atan, (x) => 1 / (1 + x ** 2)],
};

/** What a wrong pullback makes of a cotangent: the same as the right one makes of ones. */
const WRONG: Record<string, (c: Numbers) => Numbers> = {
  "ignores the cotangent": (c) => c.map(() => 1),
  "takes its mean": (c) => c.map(() => c.reduce((sum, value) => sum + value, 0) / c.length),
  "reverses it": (c) => c.slice().reverse(),
  "loses its sign": (c) => c.map(Math.abs),
  "squares it": (c) => c.map((value) => value ** 2),
};

const x = Float64Array.of(0.3, 1.7, 0.9, 2.2);
const functionOf = (each: (value: number) => number) => (at: Numbers) => at.map(each);
const pullbackOf = (slope: (value: number) => number, spoil: (c: Numbers) => Numbers = (c) => c) => {
  return (at: Numbers, c: Numbers) => {
    const spoilt = spoil(c);
    return at.map((value, k) => slope(value) * spoilt[k]!);
  };
};

describe("vjpcheck", () => {
  it.each(Object.entries(FUNCTIONS))(
    "passes the right products of %s, and finds each of five wrong pullbacks",
    (_, [each, slope]) => {
      const f = functionOf(each);
      for (const seed of [1, 2, 3]) {
        const jvp = (at: Numbers, v: Numbers) => at.map((value, k) => slope(value) * v[k]!);
        const right = vjpcheck(f, x, { vjp: pullbackOf(slope), jvp, seed });
        expect(right).toMatchObject({ verdict: "pass", jvp: "pass" });
        expect(right.reports).toHaveLength(3);
        for (const spoil of Object.values(WRONG)) {
          const vjp = pullbackOf(slope, spoil);
          // With a cotangent of ones it is right.
          const ones = {
            gradient: (at: Numbers) =>
              vjp(
                at,
                at.map(() => 1),
              ),
          };
          expect(
            gradcheck((at: Numbers) => f(at).reduce((sum, value) => sum + value, 0), x, ones).verdict,
          ).toBe("pass");
          expect(vjpcheck(f, x, { vjp, seed }).verdict).toBe("fail");
        }
      }
    },
  );

  it("finds outputs that are mixed up: a matrix in place of its transpose, a sum in the wrong direction", () => {
    const matrix = [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 10],
    ];
    const at = Float64Array.of(0.4, -1, 2);
    const apply = (rows: readonly (readonly number[])[]) => (v: Numbers) =>
      v.map((_, i) => rows[i]!.reduce((sum, entry, j) => sum + entry * v[j]!, 0));
    const transposed = matrix.map((_, i) => matrix.map((row) => row[i]!));
    const f = apply(matrix);
    expect(vjpcheck(f, at, { vjp: (_: Numbers, c: Numbers) => apply(transposed)(c) }).verdict).toBe("pass");
    expect(vjpcheck(f, at, { vjp: (_: Numbers, c: Numbers) => apply(matrix)(c) }).verdict).toBe("fail");
  });

  it("compares a Jacobian-vector product that is given with the pullback", () => {
    const vjp = pullbackOf((value) => 2 * value);
    const f = functionOf((value) => value ** 2);
    for (const jvp of [
      (at: Numbers) => at.map((value) => 2 * value),
      (at: Numbers, v: Numbers) => at.map((value, k) => 2.002 * value * v[k]!),
    ]) {
      expect(vjpcheck(f, x, { vjp, jvp })).toMatchObject({ verdict: "fail", jvp: "fail" });
    }
  });

  it("takes tensors, several inputs and a target", () => {
    const f = (a: Tensor, b: Tensor, factor: Tensor) => multiply(multiply(a, b), factor);
    const inputs: [Tensor, Tensor] = [
      tensor([1, 2, 3], [3], { dtype: "float64" }),
      tensor([4, 5, 6], [3], { dtype: "float64" }),
    ];
    const target = tensor([2], [1], { dtype: "float64" });
    const vjp = (a: Tensor, b: Tensor, c: Tensor, factor: Tensor) => [
      multiply(multiply(c, b), factor),
      multiply(multiply(c, a), factor),
    ];
    expect(vjpcheck(f, inputs, { vjp, target }).verdict).toBe("pass");
    const swapped = (a: Tensor, b: Tensor, c: Tensor, factor: Tensor) => vjp(b, a, c, factor);
    expect(vjpcheck(f, inputs, { vjp: swapped, target }).verdict).toBe("fail");
  });

  it("waits for promises, and knows what float16 outputs can show", async () => {
    const f = async (at: Numbers) => at.map((value) => value ** 2);
    const vjp = async (at: Numbers, c: Numbers) => at.map((value, k) => 2 * value * c[k]!);
    expect((await vjpcheck(f, x, { vjp })).verdict).toBe("pass");
    const half = (value: number) => {
      const unit = 2 ** (Math.floor(Math.log2(Math.abs(value))) - 10);
      return Math.round(value / unit) * unit;
    };
    for (let seed = 1; seed <= 20; seed++) {
      const rounded = vjpcheck(
        functionOf((value) => half(Math.exp(value))),
        x,
        { vjp: pullbackOf(Math.exp), seed },
      );
      expect(rounded.verdict).not.toBe("fail");
      const twice = vjpcheck(
        functionOf((value) => half(Math.exp(value))),
        x,
        {
          vjp: pullbackOf((value) => 2 * Math.exp(value)),
          seed,
        },
      );
      expect(twice.verdict).toBe("fail");
    }
  });

  it("names a wrong argument", () => {
    const f = functionOf((value) => value);
    expect(() => vjpcheck(5 as never, x, { vjp: f as never })).toThrow("vjpcheck: f is 5, want a function");
    expect(() => vjpcheck(f, x, {} as never)).toThrow("vjpcheck: vjp is undefined, want a function");
    expect(() => vjpcheck(f, x, { vjp: f as never, jvp: 5 as never })).toThrow(
      "vjpcheck: jvp is 5, want a function",
    );
    expect(() => vjpcheck((() => 5) as never, x, { vjp: f as never })).toThrow(
      "vjpcheck: f gives 5, want a Tensor or an array of numbers",
    );
    expect(() => vjpcheck(f, x, { vjp: f as never, gradient: f } as never)).toThrow(
      /unknown option "gradient"/,
    );
  });
});
