import { describe, expect, it, vi } from "vitest";
import {
  customGradient,
  exp,
  grad,
  multiply,
  stopGradient,
  sum,
  type Tensor,
  valueAndGrad,
} from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

const at = (x: number) => tensor(x, [], { dtype: "float64" });

describe("customGradient", () => {
  it("takes the gradient from the pullback, not from forward", () => {
    const f = customGradient((x: Tensor) => ({ value: multiply(x, x), pullback: (g) => multiply(g, 7) }));
    expect(f(at(3)).item()).toBe(9);
    expect(grad((x) => f(x))(at(3)).item()).toBe(7);
  });

  it("calls the pullback once for several inputs", () => {
    const pullback = vi.fn((g: Tensor) => [multiply(g, 2), null]);
    const f = customGradient((x: Tensor, y: Tensor) => ({ value: sum(multiply(x, y)), pullback }));
    const { gradients } = valueAndGrad((x: Tensor, y: Tensor) => f(x, y))(at(1), at(5));
    expect(gradients.map((gradient) => gradient.item())).toEqual([2, 0]);
    expect(pullback).toHaveBeenCalledTimes(1);
  });

  it("is differentiated again, through its inputs and through what forward computed", () => {
    const f = customGradient((x: Tensor) => {
      const value = exp(x);
      return { value, pullback: (g) => multiply(g, value) };
    });
    const second = grad((x) => grad((y) => f(y))(x))(at(0.5));
    expect(second.item()).toBeCloseTo(Math.exp(0.5), 14);
  });

  it("gives the gradient in the dtype of the input", () => {
    const f = customGradient((x: Tensor) => ({
      value: sum(x),
      pullback: () => tensor([1, 2], [2], { dtype: "float64" }),
    }));
    expect(grad((x) => f(x))(tensor([1, 1])).dtype).toBe("float32");
  });

  it.each([
    ["forward", () => customGradient(1 as never), TypeError, "customGradient: forward is 1, want a function"],
    [
      "value",
      () => customGradient(() => ({ value: 1 }) as never)(),
      TypeError,
      "customGradient: value is 1, want a Tensor",
    ],
    [
      "pullback",
      () => customGradient((x: Tensor) => ({ value: x }) as never)(at(1)),
      TypeError,
      "customGradient: pullback is undefined, want a function",
    ],
    [
      "number of gradients",
      () => grad((x) => customGradient((y: Tensor) => ({ value: y, pullback: () => [] }))(x))(at(1)),
      RangeError,
      "customGradient: pullback gives 0 gradients for 1 inputs",
    ],
    [
      "shape of a gradient",
      () =>
        grad((x) => customGradient((y: Tensor) => ({ value: sum(y), pullback: (g) => g }))(x))(
          tensor([1, 2]),
        ),
      RangeError,
      "customGradient: gradient 0 shape [] differs from input 0 shape [2]",
    ],
  ])("refuses a wrong %s", (_, call, kind, message) => {
    expect(call).toThrow(new kind(message));
  });
});

describe("stopGradient", () => {
  it("keeps the value and holds the gradient back", () => {
    const x = tensor([2, 3]);
    expect(stopGradient(x).data).toBe(x.data);
    expect(grad((y) => sum(multiply(y, stopGradient(multiply(y, y)))))(x).toArray()).toEqual([4, 9]);
  });
});
