import { describe, expect, it } from "vitest";
import { expandDims, multiply, squeeze, stack, type Tensor, tensor, zeros } from "../../../src/index.ts";
import { expectGradients, pull, randomTensor } from "../aspects/gradients.ts";

const [a, b] = [tensor([[1, 2]]), tensor([[3, 4]])];

describe("stack", () => {
  it.each([
    [0, [[[1, 2]], [[3, 4]]]],
    [
      1,
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ],
    [
      2,
      [
        [
          [1, 3],
          [2, 4],
        ],
      ],
    ],
    [
      -1,
      [
        [
          [1, 3],
          [2, 4],
        ],
      ],
    ],
    [-3, [[[1, 2]], [[3, 4]]]],
  ])("along a new axis %d", (axis, want) => {
    expect(stack([a, b], { axis }).toArray()).toEqual(want);
  });

  it("gives each tensor its gradient", () => {
    const weights = tensor([[[1, 2]], [[3, 4]]]);
    expect(pull((x, y) => multiply(stack([x!, y!]), weights), a, b).gradients).toEqual([[[1, 2]], [[3, 4]]]);
    expectGradients((x: Tensor) => stack([x, multiply(x, x)], { axis: 1 }), randomTensor([2, 2], 4));
  });

  it.each<[string, ErrorConstructor, () => unknown]>([
    ["stack: tensors are empty", RangeError, () => stack([])],
    ["stack: tensors are a Tensor, want an array", TypeError, () => stack(a as never)],
    ["stack: tensor 1 shape [2] differs from [1, 2]", RangeError, () => stack([a, tensor([1, 2])])],
    ["stack: tensor 0 is null, want a Tensor", TypeError, () => stack([null as never])],
    ["stack: axis 3 of a tensor of rank 3", RangeError, () => stack([a], { axis: 3 })],
  ])("refuses: %s", (message, kind, run) => {
    expect(run).toThrow(kind);
    expect(run).toThrow(message);
  });
});

describe("expandDims and squeeze", () => {
  it.each([
    [0, [1, 2, 3]],
    [1, [2, 1, 3]],
    [-1, [2, 3, 1]],
  ])("insert axis %d, and remove it", (axis, shape) => {
    const x = zeros([2, 3]);
    const expanded = expandDims(x, { axis });
    expect(expanded.shape).toEqual(shape);
    expect(expanded.data).toBe(x.data);
    expect(squeeze(expanded, { axis }).shape).toEqual([2, 3]);
  });

  it("remove all axes of extent 1, or those that are named", () => {
    expect(squeeze(zeros([1, 2, 1])).shape).toEqual([2]);
    expect(squeeze(zeros([1, 1])).shape).toEqual([]);
    expect(squeeze(zeros([1, 2, 1]), { axis: [0] }).shape).toEqual([2, 1]);
    expect(squeeze(zeros([1, 2, 1]), { axis: [-1, 0] }).shape).toEqual([2]);
    expectGradients((x: Tensor) => squeeze(expandDims(x, { axis: 1 })), randomTensor([2, 1], 5));
  });

  it("refuse axes that do not fit", () => {
    expect(() => squeeze(zeros([1, 2]), { axis: 1 })).toThrow(
      new RangeError("squeeze: axis 1 of shape [1, 2] has not extent 1"),
    );
    expect(() => expandDims(zeros([2]), { axis: 2 })).toThrow(RangeError);
    expect(() => squeeze(null as never)).toThrow(new TypeError("squeeze: x is null, want a Tensor"));
  });
});
