import { describe, expect, it } from "vitest";
import {
  clamp,
  divide,
  equal,
  grad,
  greater,
  less,
  log,
  maximum,
  minimum,
  multiply,
  type Operand,
  sum,
  type Tensor,
  where,
} from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { expectBinaryGradients, expectUnaryGradients, pull } from "./aspects/gradients.ts";

const NaN_ = Number.NaN;

describe("where", () => {
  it("is a where the condition is not 0, b elsewhere", () => {
    const condition = tensor([1, 0, -0, NaN_, -2]);
    expect(where(condition, tensor([1, 2, 3, 4, 5]), 9).toArray()).toEqual([1, 9, 9, 4, 5]);
    expect(where(condition, 7, 9).dtype).toBe("float64");
  });

  it("broadcasts all three", () => {
    expect(where(tensor([[1], [0]]), tensor([1, 2]), tensor([[[3]]])).toArray()).toEqual([
      [
        [1, 2],
        [3, 3],
      ],
    ]);
    expect(() => where(tensor([1, 0]), tensor([1, 2, 3]), 0)).toThrow(
      new RangeError("where: shapes [2] and [3] do not broadcast"),
    );
  });

  it("lets nothing of the branch not taken into value or gradient", () => {
    const condition = tensor([1, 0]);
    for (const wild of [NaN_, Infinity, -Infinity]) {
      const f = (a: Tensor, b: Tensor) => where(condition, a, b);
      const { value, gradients } = pull(f as never, tensor([1, wild]), tensor([wild, 2]));
      expect(value).toBe(3);
      expect(gradients).toEqual([
        [1, 0],
        [0, 1],
      ]);
    }
  });

  it("hands the gradient on as it is, to the branch taken alone", () => {
    const condition = tensor([2, 0, -3, 0]);
    const weights = tensor([1, 1, Infinity, Infinity]);
    const f = (a: Tensor, b: Tensor) => multiply(where(condition, a, b), weights);
    const ones = tensor([1, 1, 1, 1]);
    expect(pull(f as never, ones, ones).gradients).toEqual([
      [1, 0, Infinity, 0],
      [0, 1, 0, Infinity],
    ]);
  });

  it("is safe against a division by 0, choosing the divisor first", () => {
    const f = (x: Tensor) => {
      const empty = equal(x, 0);
      return where(empty, 1, divide(2, where(empty, 1, x)));
    };
    expect(pull(f, tensor([0, 2]))).toEqual({ value: 2, gradients: [[0, -0.5]] });
    expect(pull((x) => where(greater(x, 0), log(where(greater(x, 0), x, 1)), 0), tensor([0, 1]))).toEqual({
      value: 0,
      gradients: [[0, 1]],
    });
  });
});

describe("comparisons", () => {
  const a = tensor([1, 2, 3, NaN_, Infinity]);
  const b = tensor([2, 2, 2, NaN_, Infinity]);

  it.each([
    ["greater", greater, [0, 0, 1, 0, 0]],
    ["less", less, [1, 0, 0, 0, 0]],
    ["equal", equal, [0, 1, 0, 0, 1]],
  ] as const)("%s gives 1 and 0, without a gradient", (_, compare, want) => {
    expect(compare(a, b).toArray()).toEqual(want);
    expect(compare(a, 2).shape).toEqual([5]);
    expect(compare(tensor([[1], [2]]), tensor([1, 2])).shape).toEqual([2, 2]);
    expect(pull(compare as never, a, b).gradients).toEqual([
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
  });
});

describe.each([
  [
    "maximum",
    maximum,
    [2, 5, 3],
    [
      [0, 1, 0.5],
      [1, 0, 0.5],
    ],
  ],
  [
    "minimum",
    minimum,
    [1, 4, 3],
    [
      [1, 0, 0.5],
      [0, 1, 0.5],
    ],
  ],
] as const)("%s", (_, extreme, want, gradients) => {
  it("picks, and halves the gradient at a tie", () => {
    const inputs = [tensor([1, 5, 3]), tensor([2, 4, 3])] as const;
    expect(extreme(...inputs).toArray()).toEqual(want);
    expect(pull(extreme as never, ...inputs).gradients).toEqual(gradients);
  });

  it("of a tensor and itself has the gradient of that tensor", () => {
    expect(pull((x) => extreme(x, x), tensor([1, -2])).gradients[0]).toEqual([1, 1]);
  });

  it("gives NaN where there is one", () => {
    expect(extreme(tensor([NaN_, 1]), tensor([1, NaN_])).toArray()).toEqual([NaN_, NaN_]);
  });

  it("has gradients that agree with differences, over any broadcast", () => {
    expectBinaryGradients(extreme as (a: Operand, b: Operand) => Tensor, -2, 2);
  });
});

describe("clamp", () => {
  it.each([
    [{ min: 0, max: 1 }, [0, 0, 0.5, 1, 1], [0, 0.5, 1, 0.5, 0]],
    [{ min: 0 }, [0, 0, 0.5, 1, 2], [0, 0.5, 1, 1, 1]],
    [{ max: 1 }, [-1, 0, 0.5, 1, 1], [1, 1, 1, 0.5, 0]],
    [{}, [-1, 0, 0.5, 1, 2], [1, 1, 1, 1, 1]],
    [{ min: 0.5, max: 0.5 }, [0.5, 0.5, 0.5, 0.5, 0.5], [0, 0, 0, 0, 0]],
  ])(
    "to %j: the derivative is 1 within the bounds, and the mean of both sides at them",
    (bounds, want, gradient) => {
      const x = tensor([-1, 0, 0.5, 1, 2]);
      expect(clamp(x, bounds).toArray()).toEqual(want);
      expect(clamp(x, bounds).dtype).toBe("float32");
      expect(pull((at) => clamp(at, bounds), x).gradients[0]).toEqual(gradient);
    },
  );

  it("lets NaN pass, and infinities no further than the bounds", () => {
    expect(clamp(tensor([NaN_, Infinity, -Infinity]), { min: 0, max: 1 }).toArray()).toEqual([NaN_, 1, 0]);
  });

  it("has gradients that agree with differences", () => {
    expectUnaryGradients((x) => multiply(clamp(x, { min: -1, max: 1 }), x), -2, 2);
    expect(() => clamp(tensor([1]), { min: "0" as never })).toThrow(
      new TypeError('clamp: min is "0", want a number'),
    );
    expect(() => clamp(tensor([1]), { min: 2, max: 1 })).toThrow(
      new RangeError("clamp: min 2 is above max 1"),
    );
  });
});

describe("a condition made of the input", () => {
  it("has no gradient of its own", () => {
    const f = (x: Tensor) => sum(where(greater(x, 1), multiply(3, x), multiply(x, x)));
    expect(grad(f)(tensor([0.5, 2])).toArray()).toEqual([1, 3]);
  });
});
