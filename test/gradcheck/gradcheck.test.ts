import { describe, expect, it } from "vitest";
import {
  abs,
  assertGradcheck,
  customGradient,
  diceLoss,
  exp,
  grad,
  gradcheck,
  log,
  multiply,
  relu,
  sigmoid,
  square,
  stopGradient,
  sum,
  type Tensor,
} from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { randomValues } from "../tensor/random-values.ts";
import { softDice, softDiceGradient } from "./soft-dice.ts";

const prediction = (size: number) => Float64Array.from(randomValues(size, 1, 0, 1));
const target = (size: number) => Float64Array.from(randomValues(size, 2, 0, 1.3), Math.floor);

describe("a loss made of operations", () => {
  const x = tensor([0.3, 0.7, 0.2], [1, 3]);
  const labels = labelMap([0, 1, 1], [1, 3]);
  const dice = (p: Tensor) => diceLoss(p, labels, { classAxis: null, validate: false });

  it.each<[string, (y: Tensor) => Tensor]>([
    ["a sum of exponentials", (y) => sum(exp(y))],
    ["a product of all", (y) => multiply(sum(y), sum(log(y)))],
    ["a sigmoid", (y) => sum(sigmoid(multiply(y, 9)))],
    ["a Dice loss", dice],
    ["a linear function", (y) => sum(multiply(y, 3))],
  ])("passes: %s, first and second order", (_, f) => {
    const report = gradcheck(f, x);
    expect(report.verdict).toBe("pass");
    expect(report.resolution).toBeLessThan(1e-10);
    expect(gradcheck(f, x, { order: 2 }).verdict).toBe("pass");
  });

  it.each<[string, (gradient: Tensor) => Tensor]>([
    ["wrong by 0.1 %", (g) => multiply(g, 1.001)],
    ["twice too large", (g) => multiply(g, 2)],
    ["of the wrong sign", (g) => multiply(g, -1)],
    ["zero", (g) => multiply(g, 0)],
    ["wrong by 0.1 % in one element", (g) => multiply(g, tensor([1, 1, 1.001], [1, 3]))],
    ["NaN", (g) => multiply(g, Number.NaN)],
  ])("fails with a gradient that is %s", (_, spoil) => {
    for (const f of [dice, (y: Tensor) => sum(exp(y))]) {
      const wrong = customGradient((y: Tensor) => ({
        value: f(y),
        pullback: (g) => multiply(g, spoil(grad(f)(y))),
      }));
      expect(gradcheck((y) => wrong(y), x).verdict).toBe("fail");
    }
  });

  it("is given the target after x", () => {
    expect(
      gradcheck((p, t) => diceLoss(p, t, { classAxis: null, validate: false }), x, { target: labels })
        .verdict,
    ).toBe("pass");
  });

  it("may have several inputs", () => {
    const f = (a: Tensor, b: Tensor) => sum(multiply(square(a), b));
    expect(gradcheck(f as never, [x, tensor([5, 1, 2], [1, 3])])).toMatchObject({
      verdict: "pass",
      shapes: [
        [1, 3],
        [1, 3],
      ],
    });
  });

  it("is computed in float64, or as asked", () => {
    const seen = new Set<string>();
    const f = (y: Tensor) => {
      seen.add(y.dtype);
      return sum(square(y));
    };
    gradcheck(f, x);
    gradcheck(f, x, { dtype: "float32" });
    expect([...seen]).toEqual(["float64", "float32"]);
  });
});

describe("black boxes", () => {
  it.each([Float32Array, Float64Array])("get arrays of the kind of x: %o", (Kind) => {
    const x = Kind.from(prediction(50));
    const kinds = new Set<unknown>();
    const f = (p: Float32Array | Float64Array, t: Float64Array) => {
      kinds.add(p.constructor);
      return softDice(p, t);
    };
    const report = gradcheck(f as never, x as never, {
      target: target(50),
      gradient: softDiceGradient as never,
    }) as unknown as { verdict: string };
    expect(report.verdict).toBe("pass");
    expect([...kinds]).toEqual([Kind]);
  });

  it.each([Float32Array, Float64Array])("may take arrays of either precision: %o", (Precision) => {
    const x: Float32Array | Float64Array = Precision.of(3);
    const f = (numbers: Float32Array | Float64Array) => numbers[0]! ** 2;
    expect(gradcheck(f, x, { gradient: () => [6] }).verdict).toBe("pass");
    expect(gradcheck(f, x, { gradient: () => [7] }).verdict).toBe("fail");
  });

  it("may answer later, and the report then comes later", async () => {
    const x = prediction(20);
    const t = target(20);
    const report = gradcheck(async (p) => softDice(p, t), x, {
      gradient: async (p) => softDiceGradient(p, t),
    });
    expect(report).toBeInstanceOf(Promise);
    expect(await report).toEqual(
      gradcheck((p) => softDice(p, t), x, { gradient: (p) => softDiceGradient(p, t) }),
    );
    await expect(assertGradcheck(async () => 1, x, { gradient: async () => x })).rejects.toThrow(
      "gradcheck: fail",
    );
  });

  it("name the one wrong element of 10,000, off by a ten thousandth, in some thousand evaluations", () => {
    const [x, t] = [prediction(10_000), target(10_000)];
    const gradient = (p: Float64Array) => {
      const slopes = softDiceGradient(p, t);
      slopes[6_123]! *= 1.0001;
      return slopes;
    };
    const report = gradcheck((p) => softDice(p, t), x, { gradient });
    expect(report).toMatchObject({ verdict: "fail", single: true });
    expect(report.elements.map(({ coordinates }) => coordinates)).toEqual([[6_123]]);
    expect(report.evaluations).toBeLessThan(1600);
  });

  it.each([1, 10, 1000, 10_000])(
    "are evaluated at most 150 times where the gradient is right, of %i elements",
    (size) => {
      let calls = 0;
      const t = target(size);
      const f = (p: Float64Array) => {
        calls++;
        return softDice(p, t);
      };
      const report = gradcheck(f, prediction(size), { gradient: (p) => softDiceGradient(p, t) });
      expect(report.verdict).toBe("pass");
      expect(calls).toBe(report.evaluations);
      expect(calls).toBeLessThanOrEqual(150);
    },
  );
});

describe("what f cannot show", () => {
  it("of a step function is unresolved, unless it stands still", () => {
    const f = (p: Float64Array) => p.filter((x) => x > 0.5).length;
    expect(gradcheck(f, prediction(40), { gradient: (p) => p.map(() => 1e-3) }).verdict).not.toBe("pass");
  });

  it("of noise is told by the resolution", () => {
    let state = 1;
    const noise = () => {
      state = (state * 16_807) % 2_147_483_647;
      return state / 2_147_483_647 - 0.5;
    };
    const t = target(50);
    const report = gradcheck((p) => softDice(p, t) + 1e-6 * noise(), prediction(50), {
      gradient: (p) => softDiceGradient(p, t),
    });
    expect(report.verdict).toBe("pass");
    expect(report.resolution).toBeGreaterThan(1e-7);
    expect(report.findings.map(({ kind }) => kind)).toContain("determinism");
  });
});

describe("kinks", () => {
  it.each([0, 0.5, 1])("of relu at 0: a slope of %d is accepted", (slope) => {
    const f = (x: Float64Array) => x.reduce((total, value) => total + Math.max(value, 0), 0);
    const gradient = (x: Float64Array) => x.map((value) => (value > 0 ? 1 : value < 0 ? 0 : slope));
    const report = gradcheck(f, Float64Array.of(0, 1, -2, 0), { gradient });
    expect(report.verdict).toBe("pass");
    expect(report.findings.map(({ kind }) => kind)).toEqual(["kink"]);
  });

  it.each([-1, 2])("of relu at 0: a slope of %d is not", (slope) => {
    const f = (x: Float64Array) => x.reduce((total, value) => total + Math.max(value, 0), 0);
    const gradient = (x: Float64Array) => x.map((value) => (value > 0 ? 1 : value < 0 ? 0 : slope));
    expect(gradcheck(f, Float64Array.of(0, 1, -2, 0), { gradient }).verdict).toBe("fail");
  });

  it("of the library's own operations are sub-gradients", () => {
    const zero = tensor([0, 0, 1, -1]);
    for (const f of [relu, abs]) expect(gradcheck((x) => sum(f(x)), zero).verdict).toBe("pass");
  });
});

describe("stationary points", () => {
  it("pass: a square at 0, a constant", () => {
    expect(gradcheck((x) => sum(square(x)), tensor([0, 0, 0])).verdict).toBe("pass");
    expect(gradcheck(() => stopGradient(tensor(3)), tensor([1, 2])).verdict).toBe("pass");
    expect(gradcheck(() => 3, Float64Array.of(1), { gradient: () => [1e-3] }).verdict).toBe("fail");
  });
});

describe("assertGradcheck", () => {
  it("throws the report, unless the verdict is pass", () => {
    expect(() => assertGradcheck((x) => sum(square(x)), tensor([1, 2]))).not.toThrow();
    const wrong = () =>
      assertGradcheck((x: Float64Array) => x[0]! ** 2, Float64Array.of(3), { gradient: (x) => [x[0]!] });
    expect(wrong).toThrow(/^gradcheck: fail/);
  });
});

it("gives the same report for the same seed, and other directions for another", () => {
  const t = target(30);
  const check = (seed: number) =>
    gradcheck((p) => softDice(p, t), prediction(30), { seed, gradient: (p) => softDiceGradient(p, t) });
  expect(check(5)).toEqual(check(5));
  expect(check(5).directions.at(-1)!.analytic).not.toBe(check(6).directions.at(-1)!.analytic);
});
