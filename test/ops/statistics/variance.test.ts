import { describe, expect, it } from "vitest";
import { type Tensor, tensor, variance } from "../../../src/index.ts";
import { expectGradients, pull, randomTensor } from "../aspects/gradients.ts";

const x = tensor(
  [
    [1, 2, 3],
    [2, 4, 9],
  ],
  undefined,
  { dtype: "float64" },
);

describe("variance", () => {
  it("is the mean square of the deviations", () => {
    expect(variance(x, { axis: 1 }).toArray()).toEqual([
      expect.closeTo(2 / 3, 15),
      expect.closeTo(26 / 3, 14),
    ]);
    expect(variance(x, { axis: 1, correction: 1, keepDims: true }).toArray()).toEqual([
      [1],
      [expect.closeTo(13, 14)],
    ]);
    expect(variance(x).item()).toBeCloseTo(41.5 / 6, 14);
    expect(variance(tensor([5])).item()).toBe(0);
  });

  it("loses nothing where the mean is large", () => {
    expect(variance(tensor(Float64Array.of(1e9 + 1, 1e9 + 2, 1e9 + 3))).item()).toBeCloseTo(2 / 3, 15);
  });

  it("has gradients that agree with differences, 0 for a constant", () => {
    expect(pull((at) => variance(at), tensor([3, 3])).gradients[0]).toEqual([0, 0]);
    expectGradients((at: Tensor) => variance(at, { axis: 0, correction: 0.5 }), randomTensor([3, 2], 7));
  });

  it.each<[string, ErrorConstructor, object]>([
    ["variance: correction is 6, want less than the 6 values", RangeError, { correction: 6 }],
    ["variance: correction is -1", RangeError, { correction: -1 }],
    ["variance: axis 2 of a tensor of rank 2", RangeError, { axis: 2 }],
    ["variance: options have axis and axes, want one of them", TypeError, { axis: 0, axes: 1 }],
  ])("refuses: %s", (message, kind, options) => {
    expect(() => variance(x, options)).toThrow(kind);
    expect(() => variance(x, options)).toThrow(message);
  });
});
