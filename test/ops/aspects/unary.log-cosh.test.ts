import { describe, expect, it } from "vitest";
import { logCosh } from "../../../src/ops/unary.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { expectGradients, expectUnaryGradients, pull } from "./gradients.ts";

const f64 = { dtype: "float64" } as const;

describe("logCosh", () => {
  it("is the logarithm of cosh, and its slope tanh", () => {
    const x = tensor([0, Math.log(3), -Math.log(3), 1000], [4], f64);
    // cosh(log 3) = 5/3, tanh(log 3) = 4/5.
    const want = [0, Math.log(5 / 3), Math.log(5 / 3), 1000 - Math.LN2];
    expect(logCosh(x).toArray()).toEqual(want.map((value) => expect.closeTo(value, 12)));
    expect(pull(logCosh, x).gradients[0]).toEqual(
      [0, 0.8, -0.8, 1].map((value) => expect.closeTo(value, 14)),
    );
  });

  it("keeps dtype and shape", () => {
    const value = logCosh(tensor([[0, 1]]));
    expect([value.dtype, value.shape]).toEqual(["float32", [1, 2]]);
  });

  it("has gradients of first and second order that agree with differences", () => {
    expectUnaryGradients(logCosh, -3, 3);
    expectGradients(logCosh, tensor([1e-3, -0.5, 0.5], [3], f64));
  });
});
