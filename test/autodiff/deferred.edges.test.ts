import { describe, expect, it } from "vitest";
import {
  deferBinary,
  deferCast,
  deferUnary,
  isDeferred,
  sumDeferred,
  withDeferring,
  withoutDeferring,
} from "../../src/autodiff/deferred.ts";
import { add } from "../../src/kernels/arrays/binary.ts";
import type { UnaryKernel } from "../../src/kernels/arrays/unary.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { randomValues } from "../tensor/random-values.ts";

/** More than two tiles, and a rest. */
const SIZE = 9001;
const a = tensor(randomValues(SIZE, 1, 0, 1));
const b = tensor(randomValues(SIZE, 2, 0, 1));
const sums = a.data.map((value, k) => value + b.data[k]!);
const later = () => deferBinary(add, a, b, [SIZE], "float64")!;

/** Doubles, and counts the tiles that it is asked for. */
function countingKernel() {
  const counter = { calls: 0 };
  const kernel: UnaryKernel = (out, values, start = 0, end = values.length) => {
    counter.calls++;
    for (let k = start; k < end; k++) out[k] = 2 * values[k]!;
  };
  return { kernel, counter };
}

describe("what is computed later", () => {
  it("takes numbers and tensors of one element as constants", () => {
    withDeferring(() => {
      const plus = (x: number | ReturnType<typeof tensor>) => deferBinary(add, a, x, [SIZE], "float64")!;
      const want = a.data.map((value) => value + 3);
      expect(plus(3).data).toEqual(want);
      expect(plus(tensor([3], [1], { dtype: "float64" })).data).toEqual(want);
      expect(deferBinary(add, 3, a, [SIZE], "float64")!.data).toEqual(want);
    });
  });

  it("is nothing that is expanded along an axis", () => {
    withDeferring(() => {
      const row = tensor(randomValues(100, 3, 0, 1));
      const table = tensor(randomValues(10_000, 4, 0, 1), [100, 100]);
      expect(deferBinary(add, table, row, [100, 100], "float64")).toBeNull();
      expect(deferBinary(add, row, table, [100, 100], "float64")).toBeNull();
    });
  });

  it("is nothing outside of a walk, nor within work of others, even if that throws", () => {
    expect(deferBinary(add, a, b, [SIZE], "float64")).toBeNull();
    expect(deferUnary(countingKernel().kernel, a)).toBeNull();
    withDeferring(() => {
      withoutDeferring(() => expect(deferUnary(countingKernel().kernel, a)).toBeNull());
      expect(() =>
        withoutDeferring(() => {
          throw new Error("stop");
        }),
      ).toThrow("stop");
      expect(isDeferred(later())).toBe(true);
    });
  });

  it("is computed once, however often its values are read", () => {
    withDeferring(() => {
      const { kernel, counter } = countingKernel();
      const doubled = deferUnary(kernel, a)!;
      expect(counter.calls).toBe(0);
      const { data } = doubled;
      expect(data).toEqual(a.data.map((value) => 2 * value));
      const { calls } = counter;
      expect(calls).toBeGreaterThan(2);
      expect(doubled.data).toBe(data);
      expect(counter.calls).toBe(calls);
    });
  });

  it("is computed once for an operation that takes it, and for what reads it before", () => {
    withDeferring(() => {
      const { kernel, counter } = countingKernel();
      const doubled = deferUnary(kernel, later())!;
      const taken = deferBinary(add, doubled, 1, [SIZE], "float64")!;
      const { data } = doubled;
      const { calls } = counter;
      expect(taken.data).toEqual(data.map((value) => value + 1));
      expect(deferUnary(countingKernel().kernel, doubled)!.data).toEqual(data.map((value) => 2 * value));
      expect(counter.calls).toBe(calls);
    });
  });

  it("goes through a chain tile by tile, without an array between", () => {
    withDeferring(() => {
      const sum = later();
      const { kernel, counter } = countingKernel();
      const chain = deferUnary(countingKernel().kernel, deferUnary(kernel, sum)!)!;
      expect(counter.calls).toBe(0);
      expect(chain.data).toEqual(sums.map((value) => 4 * value));
    });
  });
});

describe("in another dtype", () => {
  it("is what is deferred, with its numbers rounded", () => {
    withDeferring(() => {
      const single = deferCast(later(), "float32")!;
      expect(isDeferred(single)).toBe(true);
      expect(single.dtype).toBe("float32");
      expect(single.data).toEqual(Float32Array.from(sums));
      expect(deferCast(a, "float32")).toBeNull();
    });
  });
});

describe("sumDeferred", () => {
  it("is the sum of the values, in one pass", () => {
    withDeferring(() => {
      const whole = tensor(Float64Array.from({ length: SIZE }, (_, k) => k));
      const { kernel, counter } = countingKernel();
      expect(sumDeferred(deferUnary(kernel, whole)!)).toBe(SIZE * (SIZE - 1));
      expect(counter.calls).toBeLessThan(10);
    });
  });
});
