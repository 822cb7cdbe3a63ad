import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp, grad, logSoftmax, multiply, softmax, sum, type Tensor } from "../../src/index.ts";
import { sumOfOthers } from "../../src/ops/softmax.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { shapeAndAxis } from "../tensor/random-shapes.ts";
import { expectGradients, pull, randomTensor } from "./aspects/gradients.ts";

const of = (...values: number[]) => tensor(values, [values.length], { dtype: "float64" });

describe.each([
  ["softmax", softmax, (p: number) => p],
  ["logSoftmax", logSoftmax, Math.log],
] as const)("%s", (name, operation, map) => {
  it.each([
    [
      [0, 0],
      [0.5, 0.5],
    ],
    [
      [0, Math.log(3)],
      [0.25, 0.75],
    ],
    [
      [700, 700 - Math.log(3)],
      [0.75, 0.25],
    ],
    [[5], [1]],
  ])("of %j", (x, p) => {
    expect(operation(of(...x)).toArray()).toEqual(p.map((value) => expect.closeTo(map(value), 12)));
  });

  it("is along the axis named, the last by default", () => {
    const x = tensor([
      [0, 0],
      [Math.log(3), 0],
    ]);
    const rows = [0.5, 0.5, 0.75, 0.25].map((p) => expect.closeTo(map(p), 6));
    const columns = [0.25, 0.5, 0.75, 0.5].map((p) => expect.closeTo(map(p), 6));
    expect([...operation(x).data]).toEqual(rows);
    expect([...operation(x, { axis: 1 }).data]).toEqual(rows);
    expect([...operation(x, { axis: 0 }).data]).toEqual(columns);
    expect([...operation(x, { axis: -2 }).data]).toEqual(columns);
    expect(operation(x).dtype).toBe("float32");
  });

  it("has gradients of first and second order that agree with differences, along any axis", () => {
    fc.assert(
      fc.property(shapeAndAxis(1, 3), fc.nat(100), ([shape, axis], seed) => {
        expectGradients((x) => operation(x, { axis }), randomTensor(shape, seed));
      }),
      { seed: 6, numRuns: 15 },
    );
  });

  it("takes a class that cannot be", () => {
    expect(operation(of(-Infinity, 0, 0)).toArray()).toEqual([
      map(0),
      expect.closeTo(map(0.5), 14),
      expect.closeTo(map(0.5), 14),
    ]);
  });

  it("refuses an axis that is none", () => {
    expect(() => operation(of(1), { axis: 1 })).toThrow(
      new RangeError(`${name}: axis 1 of a tensor of rank 1, want -1 to 0`),
    );
    expect(() => operation(of(1), { dim: 0 } as never)).toThrow(TypeError);
  });
});

describe("next to certainty", () => {
  const first = (x: Tensor) => multiply(softmax(x), of(1, 0));

  it("the gradient of softmax keeps its digits", () => {
    // p·(1 − p), which is e⁻⁶⁰ to ten digits more than float64 has next to 1.
    const tiny = 8.75651076269652e-27;
    const close = (want: number) => expect.closeTo(want, 40);
    expect(pull(first, of(30, -30)).gradients[0]).toEqual([close(tiny), close(-tiny)]);
    expect(pull(first, of(700, -700)).gradients[0]).toEqual([0, -0]);
  });

  it("the gradient of logSoftmax keeps its digits", () => {
    // That of −log p of the likely class is p − 1: minus the probability of the other.
    const { gradients } = pull((x) => multiply(logSoftmax(x), of(-1, 0)), of(30, 0));
    expect((gradients[0] as number[])[0]! / -9.357622968839299e-14).toBeCloseTo(1, 12);
  });

  it("logSoftmax is no −∞, and its gradient is finite", () => {
    expect(logSoftmax(of(700, -700)).toArray()).toEqual([0, -1400]);
    expect(pull((x) => multiply(logSoftmax(x), of(0, 1)), of(700, -700)).gradients[0]).toEqual([-1, 1]);
  });
});

describe("sumOfOthers", () => {
  it("adds what stands beside, along any axis", () => {
    const x = tensor([
      [1, 2, 4],
      [10, 20, 40],
    ]);
    expect(sumOfOthers(x, 1).toArray()).toEqual([
      [6, 5, 3],
      [60, 50, 30],
    ]);
    expect(sumOfOthers(x, 0).toArray()).toEqual([
      [10, 20, 40],
      [1, 2, 4],
    ]);
    expectGradients((at) => multiply(sumOfOthers(at, 1), sumOfOthers(at, 0)), randomTensor([2, 3, 2], 3));
  });
});

describe("together", () => {
  it("logSoftmax is the logarithm of softmax, in value and gradient", () => {
    const x = randomTensor([3, 4], 1);
    const weights = randomTensor([3, 4], 2);
    const a = exp(logSoftmax(x));
    softmax(x).data.forEach((p, k) => {
      expect(a.data[k]).toBeCloseTo(p, 14);
    });
    const composed = grad((at) => sum(multiply(exp(logSoftmax(at)), weights)))(x);
    grad((at) => sum(multiply(softmax(at), weights)))(x).data.forEach((slope, k) => {
      expect(composed.data[k]).toBeCloseTo(slope, 14);
    });
  });
});
