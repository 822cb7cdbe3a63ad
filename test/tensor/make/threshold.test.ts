import { describe, expect, it } from "vitest";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { threshold } from "../../../src/tensor/make/threshold.ts";

describe("threshold", () => {
  it("is 1 above the level, 0 at it and below", () => {
    const labels = threshold(tensor([0.2, 0.5, 0.50001, 0.9], [2, 2]));
    expect(labels.data).toEqual(Uint8Array.of(0, 0, 1, 1));
    expect(labels.shape).toEqual([2, 2]);
  });

  it("takes a level of its own", () => {
    expect(threshold(tensor([-2, 0, 3]), 0).data).toEqual(Uint8Array.of(0, 0, 1));
    expect(threshold(tensor([-2, 0, 3]), -2.5).data).toEqual(Uint8Array.of(1, 1, 1));
  });

  it("compares what the tensor holds", () => {
    const third = 1 / 3;
    expect(threshold(tensor([third], [1], { dtype: "float64" }), third).data).toEqual(Uint8Array.of(0));
    expect(threshold(tensor([third]), third).data).toEqual(Uint8Array.of(1));
  });

  it("refuses NaN, and a level that is none", () => {
    expect(() => threshold(tensor([[0, 0, Number.NaN]]))).toThrow(
      new RangeError("threshold: prediction holds NaN at [0, 2]"),
    );
    expect(() => threshold(tensor([1]), Number.NaN)).toThrow(
      new RangeError("threshold: level is NaN, want a finite number"),
    );
    expect(() => threshold(tensor([1]), null as never)).toThrow(
      new TypeError("threshold: level is null, want a number"),
    );
  });
});
