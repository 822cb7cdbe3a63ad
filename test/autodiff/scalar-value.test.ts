import { describe, expect, it } from "vitest";
import { checkScalar } from "../../src/autodiff/scalar-value.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

describe("checkScalar", () => {
  it("returns a tensor of one element", () => {
    const x = tensor([[3]]);
    expect(checkScalar("f", x)).toBe(x);
  });

  it.each([
    ["f: f gives 3, want a Tensor", TypeError, () => 3],
    [
      "f: f gives a Promise, want a Tensor; an async function cannot be recorded",
      TypeError,
      // Made when it is used: a rejection that waits for its test is reported.
      () => Promise.reject(new Error("inner")),
    ],
    ["f: f gives shape [2], want one value; sum or mean makes it one", RangeError, () => tensor([1, 2])],
  ])("throws %s", (message, kind, make) => {
    expect(() => checkScalar("f", make())).toThrow(new kind(message));
  });
});
