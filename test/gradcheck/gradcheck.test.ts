import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  abs,
  add,
  assertGradcheck,
  customGradient,
  diceLoss,
  exp,
  grad,
  gradcheck,
  labelMap,
  log,
  multiply,
  power,
  sigmoid,
  sum,
  type Tensor,
  tensor,
  zeros,
} from "../../src/index.ts";
import { lossInputs } from "../losses/arbitraries.ts";

const f64 = { dtype: "float64" } as const;
const x = tensor([0.3, 0.7, 0.2], [1, 3], f64);
const t = labelMap([0, 1, 1], [1, 3]);
const dice = (p: Tensor) => diceLoss(p, t, { classAxis: null, validate: false });

/** `f` with a gradient that `spoil` has changed. */
const spoiled = (f: (y: Tensor) => Tensor, spoil: (gradient: Tensor) => Tensor) =>
  customGradient((y: Tensor) => ({ value: f(y), pullback: (g) => multiply(g, spoil(grad(f)(y))) }));

describe("gradcheck", () => {
  it.each<[string, (y: Tensor) => Tensor]>([
    ["a sum of exponentials", (y) => sum(exp(y))],
    ["a product of all", (y) => multiply(sum(y), sum(log(y)))],
    ["a power", (y) => sum(power(y, 2.5))],
    ["a sigmoid", (y) => sum(sigmoid(multiply(y, 9)))],
    ["a Dice loss", dice],
    ["a linear function", (y) => sum(multiply(y, 3))],
  ])("passes %s, and would have seen a small error", (_, f) => {
    const report = gradcheck(f, x);
    expect(report.verdict).toBe("pass");
    expect(report.resolution).toBeLessThan(1e-7);
    expect(report.elements).toHaveLength(3);
  });

  it.each<[string, (gradient: Tensor) => Tensor]>([
    ["wrong by 0.1 %", (g) => multiply(g, 1.001)],
    ["twice too large", (g) => multiply(g, 2)],
    ["of the wrong sign", (g) => multiply(g, -1)],
    ["zero", (g) => multiply(g, 0)],
    ["wrong by 0.1 % in one element", (g) => multiply(g, tensor([1, 1, 1.001], [1, 3], f64))],
    ["NaN", (g) => multiply(g, Number.NaN)],
  ])("fails a gradient that is %s", (_, spoil) => {
    for (const f of [dice, (y: Tensor) => sum(exp(y))]) {
      const report = gradcheck((y) => spoiled(f, spoil)(y), x);
      expect(report.verdict).toBe("fail");
    }
  });

  it("passes a constant, though nothing relative to its gradient can be said", () => {
    expect(gradcheck(() => tensor(3), x)).toMatchObject({ verdict: "pass", resolution: Infinity });
    expect(
      gradcheck(
        (y) =>
          spoiled(
            () => tensor(3),
            (g) => add(g, 1e-3),
          )(y),
        x,
      ).verdict,
    ).toBe("fail");
  });

  it("names the wrong element", () => {
    const { elements } = gradcheck((y) => spoiled(dice, (g) => multiply(g, tensor([1, 2, 1], [1, 3])))(y), x);
    expect(
      elements.filter(({ verdict }) => verdict === "fail").map(({ coordinates }) => coordinates),
    ).toEqual([[0, 1]]);
  });

  it("sees a gradient of 1/ε at an empty prediction and target, where larger steps look flat", () => {
    const empty = (p: Tensor) => diceLoss(p, labelMap([0, 0], [1, 2]), { classAxis: null, validate: false });
    expect(gradcheck(empty, zeros([1, 2], f64)).verdict).toBe("pass");
    expect(gradcheck((p) => spoiled(empty, (g) => multiply(g, 1.1))(p), zeros([1, 2], f64)).verdict).toBe(
      "fail",
    );
  });

  it("resolves nearly every Dice loss, whatever the options", () => {
    const verdicts: string[] = [];
    fc.assert(
      fc.property(lossInputs, ({ prediction, target, options }) => {
        const loss = (p: Tensor) =>
          sum(diceLoss(p, target, { ...options, overlap: "product", validate: false }));
        verdicts.push(gradcheck(loss, prediction, { budget: 200 }).verdict);
      }),
      { seed: 31, numRuns: 100 },
    );
    expect(verdicts).not.toContain("fail");
    expect(verdicts.filter((verdict) => verdict === "pass").length).toBeGreaterThan(90);
  });

  it("is unresolved where the function cannot show its derivative", () => {
    const steps = (y: Tensor) =>
      sum(
        customGradient((z: Tensor) => ({
          value: tensor(Float64Array.from(z.data, Math.round), z.shape),
          pullback: (g) => g,
        }))(y),
      );
    expect(gradcheck(steps, tensor([0.5], [1], f64)).verdict).not.toBe("pass");
    const nowhere = (y: Tensor) => {
      if (y.data[0] !== 0.5) throw new RangeError("only at 0.5");
      return sum(y);
    };
    expect(gradcheck(nowhere, tensor([0.5])).verdict).toBe("unresolved");
  });

  it("takes float32 as float64, and leaves it untouched", () => {
    const single = tensor([0.25, 0.5]);
    expect(gradcheck((y) => sum(exp(y)), single).resolution).toBeLessThan(1e-7);
    expect(single.toArray()).toEqual([0.25, 0.5]);
  });

  it("checks a seeded sample where the budget does not reach all", () => {
    const large = zeros([10, 10], f64);
    const places = (seed: number) =>
      gradcheck((y) => sum(exp(y)), large, { budget: 100, seed }).elements.map((e) => e.coordinates);
    expect(places(1)).toHaveLength(5);
    expect(places(1)).toEqual(places(1));
    expect(places(2)).not.toEqual(places(1));
  });

  it.each([
    ["no function", () => gradcheck(1 as never, x), TypeError, "gradcheck: f is 1, want a function"],
    [
      "no tensor",
      () => gradcheck(dice, [1] as never),
      TypeError,
      "gradcheck: x is an array, want a Tensor; tensor(values, shape) makes one",
    ],
    [
      "too small a budget",
      () => gradcheck(dice, x, { budget: 3 }),
      RangeError,
      "gradcheck: budget is 3, want a finite number from 20",
    ],
    [
      "a value that is not finite",
      () => gradcheck((y) => sum(log(multiply(y, 0))), x),
      RangeError,
      "gradcheck: f is -Infinity at x, want a finite value",
    ],
    [
      "an unknown option",
      () => gradcheck(dice, x, { tolerance: 1 } as never),
      TypeError,
      'gradcheck: unknown option "tolerance", want budget, seed',
    ],
  ])("refuses %s", (_, call, kind, message) => {
    expect(call).toThrow(new kind(message));
  });

  it("passes on an error that is not about the domain", () => {
    const broken = (y: Tensor) => {
      if (y.data[0] !== 0.3) throw new TypeError("broken");
      return sum(y);
    };
    expect(() => gradcheck(broken, x)).toThrow("broken");
  });
});

describe("assertGradcheck", () => {
  it("is silent on a pass, and throws the report else", () => {
    expect(() => assertGradcheck(dice, x)).not.toThrow();
    expect(() => assertGradcheck((y) => spoiled(dice, (g) => multiply(g, 2))(y), x)).toThrow(
      /^gradcheck: fail: the gradient is not that of the function\n {2}3 of 3 elements, \d+ evaluations, seed 1\n {2}at \[0, \d\], x = /,
    );
    expect(() => assertGradcheck((y) => sum(abs(y)), zeros([1], f64))).not.toThrow();
  });
});
