import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assertGradcheck, convolve, grad, type Tensor, tensor, zeros } from "../../../src/index.ts";
import { expectGradients, pull, randomTensor, weighted } from "../aspects/gradients.ts";

/** The definition, by nested loops over one axis of space. */
function naive(x: number[], kernel: number[], stride: number, same: boolean): number[] {
  const extent = same ? Math.ceil(x.length / stride) : Math.floor((x.length - kernel.length) / stride) + 1;
  const missing = same ? Math.max(0, (extent - 1) * stride + kernel.length - x.length) : 0;
  return Array.from({ length: extent }, (_, p) =>
    kernel.reduce((sum, weight, k) => sum + weight * (x[p * stride + k - Math.floor(missing / 2)] ?? 0), 0),
  );
}

describe("convolve", () => {
  it("is the sum of its definition, along one axis", () => {
    const whole = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(
        fc.array(whole, { minLength: 1, maxLength: 9 }),
        fc.array(whole, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        (x, kernel, stride, same) => {
          if (!same && kernel.length > x.length) return;
          const result = convolve(tensor(x, [1, x.length, 1]), tensor(kernel, [kernel.length, 1, 1]), {
            strides: stride,
            padding: same ? "same" : "valid",
          });
          expect(Array.from(result.data)).toEqual(naive(x, kernel, stride, same).map((value) => value + 0));
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });

  it("mixes channels, over two axes and a batch", () => {
    // Sobel's kernel over a ramp, to two outputs: the slope, and twice of it.
    const ramp = tensor(
      [
        [0, 1, 2],
        [0, 1, 2],
        [0, 1, 2],
      ].flat(),
      [1, 3, 3, 1],
    );
    const sobel = [-1, 0, 1, -2, 0, 2, -1, 0, 1].flatMap((value) => [value, 2 * value]);
    expect(convolve(ramp, tensor(sobel, [3, 3, 1, 2])).toArray()).toEqual([[[[8, 16]]]]);
    const two = tensor([1, 10, 2, 20], [1, 2, 2]);
    expect(convolve(two, tensor([1, 1], [1, 2, 1])).toArray()).toEqual([[[11], [22]]]);
    expect(convolve(two, tensor(new Float64Array(2), [1, 2, 1])).dtype).toBe("float64");
  });

  it.each([
    ["one axis", [2, 5, 2], [3, 2, 2], { strides: 2 }],
    ["two axes", [1, 4, 3, 1], [2, 3, 1, 2], { padding: "same", strides: [1, 2] }],
    ["three axes", [1, 2, 3, 2, 1], [2, 2, 1, 1, 1], {}],
  ] as const)("has gradients of both inputs, to the second order: %s", (_, xShape, kernelShape, options) => {
    const x = randomTensor([...xShape], 1);
    const kernel = randomTensor([...kernelShape], 2);
    expectGradients((at: Tensor) => convolve(at, kernel, options), x);
    expectGradients((at: Tensor) => convolve(x, at, options), kernel);
    expect(pull((a, b) => convolve(a!, b!, options), x, kernel).gradients).toHaveLength(2);
    // The slope in one input depends on the other.
    const loss = (a: Tensor, b: Tensor) => weighted(convolve(a, b, options), 3);
    assertGradcheck((at: Tensor) => weighted(grad((a: Tensor) => loss(a, at))(x), 4), kernel);
    assertGradcheck((at: Tensor) => weighted(grad((b: Tensor) => loss(at, b))(kernel), 4), x);
  });

  it.each<[string, ErrorConstructor, () => unknown]>([
    ["convolve: x shape [3] and kernel shape [1]", RangeError, () => convolve(zeros([3]), zeros([1]))],
    [
      "convolve: x shape [1, 3, 2] and kernel shape [2, 1, 1]",
      RangeError,
      () => convolve(zeros([1, 3, 2]), zeros([2, 1, 1])),
    ],
    [
      "with one to three axes of space",
      RangeError,
      () => convolve(zeros([1, 1, 1, 1, 1, 1]), zeros([1, 1, 1, 1, 1, 1])),
    ],
    [
      "kernel shape [4, 1, 1] is larger than x shape [1, 3, 1]",
      RangeError,
      () => convolve(zeros([1, 3, 1]), zeros([4, 1, 1])),
    ],
    [
      "convolve: strides is 0, want a finite number from 1",
      RangeError,
      () => convolve(zeros([1, 3, 1]), zeros([1, 1, 1]), { strides: 0 }),
    ],
    [
      'convolve: strides are "2", want a number or an array',
      TypeError,
      () => convolve(zeros([1, 3, 1]), zeros([1, 1, 1]), { strides: "2" as never }),
    ],
    [
      "convolve: 2 strides for 1 axes of space",
      RangeError,
      () => convolve(zeros([1, 3, 1]), zeros([1, 1, 1]), { strides: [1, 1] }),
    ],
    [
      'convolve: padding is "full"',
      RangeError,
      () => convolve(zeros([1, 3, 1]), zeros([1, 1, 1]), { padding: "full" as never }),
    ],
    ["convolve: kernel is null, want a Tensor", TypeError, () => convolve(zeros([1, 3, 1]), null as never)],
  ])("refuses: %s", (message, kind, run) => {
    expect(run).toThrow(kind);
    expect(run).toThrow(message);
  });
});
