import { describe, expect, it } from "vitest";
import {
  add,
  exp,
  grad,
  gradcheck,
  greater,
  hvp,
  multiply,
  power,
  square,
  stopGradient,
  sum,
  type Tensor,
  valueAndGrad,
} from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

const cube = (x: Tensor) => power(x, 3);
const derivative = (f: (x: Tensor) => Tensor) => (x: Tensor) => grad(f)(x);
const at = (x: number) => tensor(x, [], { dtype: "float64" });

describe("valueAndGrad", () => {
  it("gives value and gradient of one input, and gradients of several", () => {
    const one = valueAndGrad((x) => sum(square(x)))(tensor([1, 2]));
    expect(one.value.item()).toBe(5);
    expect(one.gradient.toArray()).toEqual([2, 4]);
    const two = valueAndGrad((x: Tensor, y: Tensor) => sum(multiply(x, y)))(tensor([1, 2]), tensor([3, 4]));
    expect(two.gradients.map((gradient) => gradient.toArray())).toEqual([
      [3, 4],
      [1, 2],
    ]);
  });

  it("gives zeros for an input that the value does not depend on", () => {
    const first = (x: Tensor, _: Tensor) => sum(x);
    expect(grad(first)(tensor([1, 2]), tensor([3])).map((found) => found.toArray())).toEqual([[1, 1], [0]]);
  });

  it("refuses a value that was not made of the input by operations", () => {
    const loop = (p: Tensor) => {
      let total = 0;
      for (const value of p.data) total += value;
      return tensor(total);
    };
    const x = tensor([1, 2]);
    const message = "the value of f was not made of the input by operations, so it has no gradient";
    for (const derive of [grad(loop), valueAndGrad(loop), grad(() => sum(tensor([3])))]) {
      expect(() => derive(x)).toThrow(TypeError);
      expect(() => derive(x)).toThrow(message);
    }
    expect(() => hvp(loop)(x, x)).toThrow(`hvp: ${message}`);
    expect(() => grad((a: Tensor, b: Tensor) => loop(add(a, b)))(x, x)).toThrow("not made of the inputs by");
  });

  it("has a gradient of zeros where operations, or a declaration, made the value constant", () => {
    const x = tensor([1, 2]);
    const constants: ((x: Tensor) => Tensor)[] = [
      () => stopGradient(tensor(1)),
      (at) => sum(stopGradient(at)),
      (at) => sum(greater(at, 1.5)),
      (at) => sum(multiply(greater(at, 1.5), tensor([3, 4]))),
      (at) => sum(grad((y) => sum(multiply(3, y)))(at)),
    ];
    for (const f of constants) expect(grad(f)(x).toArray()).toEqual([0, 0]);
    expect(hvp((at) => sum(multiply(3, at)))(x, x).toArray()).toEqual([0, 0]);
  });

  it("gives ones for the identity", () => {
    expect(grad((x) => x)(tensor([[4]])).toArray()).toEqual([[1]]);
  });

  it("gives the gradient in shape and dtype of its input", () => {
    const { gradients } = valueAndGrad((x: Tensor, y: Tensor) => sum(multiply(x, y)))(
      tensor([[1], [2]]),
      tensor([3], [1], { dtype: "float64" }),
    );
    expect(gradients.map(({ shape, dtype }) => [shape, dtype])).toEqual([
      [[2, 1], "float32"],
      [[1], "float64"],
    ]);
  });

  it("leaves its input untouched, and notes nothing on it", () => {
    const x = tensor([1, 2]);
    valueAndGrad((input) => sum(exp(input)))(x);
    expect(x.toArray()).toEqual([1, 2]);
    // A tensor of an earlier differentiation is a constant in a later one.
    let kept = tensor(0);
    grad((input) => {
      kept = multiply(input, 3);
      return sum(kept);
    })(x);
    expect(grad((y) => sum(multiply(y, kept)))(x).toArray()).toEqual([3, 6]);
  });

  it.each([
    ["no function", () => grad(3 as never), TypeError, "grad: f is 3, want a function"],
    [
      "no tensor",
      () => grad(cube)([1] as never),
      TypeError,
      "grad: input is an array, want a Tensor; tensor(values, shape) makes one",
    ],
    ["nothing", () => (grad(cube) as () => Tensor)(), TypeError, "grad: called with no input, want a Tensor"],
    [
      "several values",
      () => grad(cube)(tensor([1, 2])),
      RangeError,
      "grad: f gives shape [2], want one value; sum or mean makes it one",
    ],
    ["a number", () => grad(() => 1 as never)(tensor(1)), TypeError, "grad: f gives 1, want a Tensor"],
    [
      "a promise",
      () => valueAndGrad((async (x: Tensor) => x) as never)(tensor(1)),
      TypeError,
      "valueAndGrad: f gives a Promise, want a Tensor; an async function cannot be recorded",
    ],
  ])("refuses %s", (_, call, kind, message) => {
    expect(call).toThrow(new kind(message));
  });

  it("recovers from a function that throws", () => {
    expect(() =>
      grad(() => {
        throw new Error("stop");
      })(tensor(1)),
    ).toThrow("stop");
    expect(grad(cube)(tensor(2)).item()).toBe(12);
  });
});

describe("derivatives of derivatives", () => {
  it("are right to the third order", () => {
    expect(derivative(derivative(cube))(at(2)).item()).toBe(12);
    expect(derivative(derivative(derivative(cube)))(at(2)).item()).toBe(6);
  });

  it("do not confuse an inner variable with an outer one", () => {
    // d/dx (x · d/dy (x + y)) = 1, and d/dx (x · d/dy (x·y)) = 2x.
    expect(grad((x) => multiply(x, grad((y) => add(x, y))(at(1))))(at(3)).item()).toBe(1);
    expect(grad((x) => multiply(x, grad((y) => multiply(x, y))(at(1))))(at(3)).item()).toBe(6);
  });

  it("differentiate the value of an inner differentiation too", () => {
    const outer = (x: Tensor) => {
      const { value, gradient } = valueAndGrad((y: Tensor) => multiply(y, square(x)))(x);
      return add(value, gradient);
    };
    // y·x² at y = x is x³, its derivative in y is x²: 3x² + 2x.
    expect(grad(outer)(at(2)).item()).toBe(16);
  });

  it("stay apart when two are interleaved", () => {
    const results: number[] = [];
    grad((x) => {
      const before = square(x);
      results.push(grad((y) => multiply(y, stopGradient(before)))(at(5)).item());
      return multiply(before, x);
    })(at(2));
    results.push(grad((x) => multiply(square(x), x))(at(2)).item());
    expect(results).toEqual([4, 12]);
  });
});

describe("hvp", () => {
  it("is the Hessian times a vector", () => {
    // f = Σ x²·y with y = x reversed in a product: f = x0²·x1, H = [[2x1, 2x0], [2x0, 0]].
    const f = (x: Tensor) => {
      const [first, second] = [tensor([1, 0]), tensor([0, 1])];
      return multiply(square(sum(multiply(x, first))), sum(multiply(x, second)));
    };
    expect(hvp(f)(tensor([3, 5]), tensor([1, 10])).toArray()).toEqual([10 + 60, 6]);
  });

  it("is 0 for a linear function", () => {
    expect(hvp((x) => sum(multiply(x, 3)))(tensor([1, 2]), tensor([1, 1])).toArray()).toEqual([0, 0]);
  });

  it("agrees with differences of the gradient", () => {
    const f = (x: Tensor) => sum(exp(multiply(x, sum(x))));
    const x = tensor([0.1, -0.3, 0.2], [3], { dtype: "float64" });
    const v = tensor([1, 2, -1], [3], { dtype: "float64" });
    const slope = (y: Tensor) => sum(multiply(grad(f)(y), v));
    expect(gradcheck(slope, x).verdict).toBe("pass");
    grad(slope)(x).data.forEach((entry, k) => {
      expect(hvp(f)(x, v).data[k]).toBeCloseTo(entry, 12);
    });
  });

  it("takes v in another dtype, and refuses another shape", () => {
    const f = (x: Tensor) => sum(cube(x));
    expect(hvp(f)(tensor([1]), tensor([1], [1], { dtype: "float64" })).dtype).toBe("float32");
    expect(() => hvp(f)(tensor([1, 2]), tensor([1]))).toThrow(
      new RangeError("hvp: v shape [1] differs from x shape [2]"),
    );
  });
});
