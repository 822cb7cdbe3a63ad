import { describe, expect, it } from "vitest";
import { customGradient, grad, stopGradient, sum, type Tensor } from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

const x = tensor([1, 2]);
const passing = (gradient: Tensor) => gradient;

describe("what is wrong is named", () => {
  it.each<[string, unknown, string]>([
    ["a number in place of forward", 3, "customGradient: forward is 3, want a function"],
    ["a class", class Forward {}, "customGradient: forward is a class, want a function"],
  ])("%s", (_, forward, message) => {
    expect(() => customGradient(forward as never)).toThrow(new TypeError(message));
  });

  it.each<[string, unknown, string]>([
    ["nothing", undefined, "customGradient: forward gives undefined, want { value, pullback }"],
    ["null", null, "customGradient: forward gives null, want { value, pullback }"],
    ["a number", 5, "customGradient: forward gives 5, want { value, pullback }"],
    ["a value without pullback", { value: x }, "customGradient: pullback is undefined, want a function"],
  ])("%s that forward gives", (_, made, message) => {
    expect(() => customGradient((_at: Tensor) => made as never)(x)).toThrow(new TypeError(message));
  });

  it("an input, by its number", () => {
    const f = customGradient((a: Tensor, _b: Tensor) => ({ value: a, pullback: passing as never }));
    expect(() => f(x, [1] as never)).toThrow(/^customGradient: input 1 is /);
    expect(() => f("x" as never, x)).toThrow(/^customGradient: input 0 is /);
  });

  it("a gradient, by its number", () => {
    const gradientOf = (gradient: unknown) =>
      grad((at: Tensor) =>
        sum(customGradient((a: Tensor) => ({ value: a, pullback: () => gradient as never }))(at)),
      )(x);
    expect(() => gradientOf("steep")).toThrow(/^customGradient: gradient 0 is "steep"/);
    expect(() => gradientOf(tensor([1, 2, 3]))).toThrow(
      "customGradient: gradient 0 shape [3] differs from input 0 shape [2]",
    );
  });

  it("what stopGradient is given", () => {
    expect(() => stopGradient([1] as never)).toThrow(/^stopGradient: x is /);
  });
});
