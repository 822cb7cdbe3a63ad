import { describe, expect, it } from "vitest";
import { add, concatenate, grad, multiply, power, sum, type Tensor, where } from "../../src/index.ts";
import * as kernels from "../../src/kernels/arrays/binary.ts";
import { binary, operand, promote } from "../../src/ops/broadcast.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { pull } from "./aspects/gradients.ts";

const single = tensor([1, 2]);
const double = tensor([0.1, 0.2], [2], { dtype: "float64" });

describe("promote", () => {
  it.each([
    ["float32 alone", [single], "float32"],
    ["float32 twice", [single, single], "float32"],
    ["float32 and a number", [single, 0.1], "float32"],
    ["a number and float32", [0.1, single], "float32"],
    ["float64 and a number", [double, 1], "float64"],
    ["mixed", [single, double], "float64"],
    ["numbers", [1, 2], "float64"],
  ] as const)("%s", (_, operands, want) => {
    expect(promote(operands)).toBe(want);
  });
});

describe("operand", () => {
  it("keeps a number to the last bit, and a tensor as it is", () => {
    expect(operand("f", "a", 0.1)).toMatchObject({ shape: [], data: Float64Array.of(0.1) });
    expect(operand("f", "a", single)).toBe(single);
    expect(() => operand("f", "a", "1")).toThrow(TypeError);
  });
});

describe("a result", () => {
  it("is rounded once where a number meets float32", () => {
    const x = tensor([9]);
    expect(multiply(x, 0.1).item()).toBe(Math.fround(9 * 0.1));
    expect(multiply(x, 0.1).item()).not.toBe(Math.fround(9 * Math.fround(0.1)));
  });

  it("of mixed dtypes is float64", () => {
    expect(add(single, double).data).toEqual(Float64Array.of(1.1, 2.2));
    expect(where(single, single, double).dtype).toBe("float64");
    expect(concatenate([single, double]).dtype).toBe("float64");
    expect(add(1, 2).dtype).toBe("float64");
  });

  it("has the shape both broadcast to, or there is none", () => {
    expect(add(tensor([[1], [2]]), single).shape).toEqual([2, 2]);
    expect(() => add(tensor([1, 2, 3]), single)).toThrow(
      new RangeError("add: shapes [3] and [2] do not broadcast"),
    );
  });
});

describe("a gradient", () => {
  const operations: [string, (a: Tensor, b: Tensor) => Tensor][] = [
    ["add", add],
    ["multiply", multiply],
    ["power", power],
    ["where", (a, b) => where(tensor([1, 0]), a, b)],
    ["concatenate", (a, b) => concatenate([a, b])],
  ];

  it.each(operations)("of %s has the dtype of its input, whatever it met", (_, operation) => {
    const [toSingle, toDouble] = grad((a: Tensor, b: Tensor) => sum(operation(a, b)))(single, double);
    expect([toSingle.dtype, toDouble.dtype]).toEqual(["float32", "float64"]);
    const [again] = grad((a: Tensor, b: Tensor) => sum(operation(b, a)))(single, double);
    expect(again.dtype).toBe("float32");
  });

  it("is summed over what was stretched", () => {
    const { gradients } = pull(multiply as never, tensor([[2], [3]]), tensor([1, 10, 100]));
    expect(gradients).toEqual([
      [[111], [111]],
      [5, 5, 5],
    ]);
  });

  it("has the shape of its input, also where axes were missing", () => {
    const { gradients } = pull(add as never, tensor(1), tensor([[[1, 2]]]));
    expect(gradients).toEqual([2, [[[1, 1]]]]);
  });

  it("does not flow through an operation without pullbacks", () => {
    expect(pull((x) => binary("f", kernels.add, x, 1, null), single)).toEqual({
      value: 5,
      gradients: [[0, 0]],
    });
  });
});
