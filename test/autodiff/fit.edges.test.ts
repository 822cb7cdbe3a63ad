import { describe, expect, it } from "vitest";
import { withDeferring } from "../../src/autodiff/deferred.ts";
import { broadcastTo, castTo, reshapeTo, sumAlong, sumBack, sumTo } from "../../src/autodiff/fit.ts";
import { grad, hvp, multiply, square, sum, type Tensor } from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

const x = tensor([1, 2, 3], [3], { dtype: "float64" });
const weights = tensor([5, 7, 11], [3], { dtype: "float64" });

describe("gradients come back in the shape and dtype of the input", () => {
  it("of a cast", () => {
    const single = tensor([1, 2, 3]);
    const gradient = grad((at: Tensor) => sum(multiply(castTo(at, "float64"), weights)))(single);
    expect([gradient.dtype, gradient.toArray()]).toEqual(["float32", [5, 7, 11]]);
    // And the other way, from a result of float32.
    const back = grad((at: Tensor) => sum(square(castTo(at, "float32"))))(x);
    expect([back.dtype, back.toArray()]).toEqual(["float64", [2, 4, 6]]);
  });

  it("of a reshaped tensor", () => {
    const gradient = grad((at: Tensor) => sum(multiply(reshapeTo(at, [3, 1]), reshapeTo(weights, [3, 1]))))(
      x,
    );
    expect(gradient).toEqual(weights);
  });

  it("of a sum back that is scaled, again", () => {
    // The gradient of a broadcast to four rows is four times as large, and so is that of this gradient.
    const f = (at: Tensor) => sum(square(broadcastTo(at, [4, 3])));
    expect(grad(f)(x).toArray()).toEqual([8, 16, 24]);
    expect(hvp(f)(x, weights).toArray()).toEqual([40, 56, 88]);
    const scaled = (at: Tensor) => sum(multiply(sumBack(at, [4, 3], [3]), weights));
    expect(grad(scaled)(x).toArray()).toEqual([20, 28, 44]);
  });
});

describe("sums", () => {
  const table = tensor([1, 2, 3, 4, 5, 6], [2, 3], { dtype: "float64" });

  it("along an axis keep it with extent 1", () => {
    expect(sumAlong(table, 0)).toEqual(tensor([5, 7, 9], [1, 3], { dtype: "float64" }));
    expect(sumAlong(table, 1)).toEqual(tensor([6, 15], [2, 1], { dtype: "float64" }));
  });

  it("down to a shape of fewer axes", () => {
    expect(sumTo(table, [3])).toEqual(tensor([5, 7, 9], [3], { dtype: "float64" }));
    expect(sumTo(table, []).item()).toBe(21);
    expect(sumTo(table, [2, 3])).toBe(table);
  });

  it("of what is still to be computed are the same", () => {
    const large = tensor(Float64Array.from({ length: 9001 }, (_, k) => k / 8));
    const [later, now] = [withDeferring(() => sumTo(square(large), [1])), sumTo(square(large), [1])];
    expect(later).toEqual(now);
  });

  it("back to the same shape are the gradient itself", () => {
    expect(sumBack(table, [2, 3], [2, 3])).toBe(table);
  });

  it("back to fewer axes leave out those in front", () => {
    expect(sumBack(table, [2, 3], [3])).toEqual(tensor([5, 7, 9], [3], { dtype: "float64" }));
    expect(sumBack(table, [2, 3], []).item()).toBe(21);
  });
});
