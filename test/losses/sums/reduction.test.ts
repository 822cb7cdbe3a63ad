import { describe, expect, it } from "vitest";
import { grad, sum } from "../../../src/index.ts";
import { type Reduction, reduceLosses } from "../../../src/losses/sums/reduction.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const losses = tensor([1, 2, 3, 4, 5, 6], [2, 3], { dtype: "float64" });
const plain: Reduction = {
  reduction: "mean",
  weights: null,
  weightNormalization: "weights",
  absentClasses: "keep",
  present: [true, true, false, true, true, true],
  shape: [2, 3],
};
const weights = [1, 0, 3];
const reduce = (options: Partial<Reduction>) => reduceLosses(losses, { ...plain, ...options }).toArray();

describe("reduceLosses", () => {
  it.each<[string, Partial<Reduction>, unknown]>([
    ["the mean", {}, 3.5],
    ["the sum", { reduction: "sum" }, 21],
    [
      "each",
      { reduction: "none" },
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    ["each, in the shape asked for", { reduction: "none", shape: [6] }, [1, 2, 3, 4, 5, 6]],
    ["the mean by the sum of the weights", { weights }, ((1 + 9) / 4 + (4 + 18) / 4) / 2],
    ["the mean by the number of classes", { weights, weightNormalization: "classes" }, (10 / 3 + 22 / 3) / 2],
    ["the weighted sum, its mean over samples", { weights, weightNormalization: "none" }, (10 + 22) / 2],
    ["the weighted sum of all", { weights, reduction: "sum" }, 32],
    ["the mean without absent classes", { absentClasses: "skip" }, (1.5 + 5) / 2],
    ["the mean with absent classes as 0", { absentClasses: "zero" }, (1 + 5) / 2],
    [
      "each, 0 where absent",
      { absentClasses: "skip", reduction: "none" },
      [
        [1, 2, 0],
        [4, 5, 6],
      ],
    ],
    ["weights of the present classes alone", { absentClasses: "skip", weights }, (1 / 1 + 22 / 4) / 2],
  ])("gives %s", (_, options, want) => {
    const got = [reduce(options)].flat(2) as number[];
    const wanted = [want].flat(2) as number[];
    expect(got.length).toBe(wanted.length);
    got.forEach((value, k) => {
      expect(value).toBeCloseTo(wanted[k]!, 14);
    });
  });

  it("leaves out a sample without classes, and is 0 if no sample is left", () => {
    expect(reduce({ absentClasses: "skip", present: [false, false, false, true, true, true] })).toBe(5);
    expect(reduce({ absentClasses: "skip", present: new Array(6).fill(false) })).toBe(0);
  });

  it("leaves out a sample whose remaining classes all weigh 0, as one without classes", () => {
    const only = (present: boolean[]) => ({ absentClasses: "skip", weights: [1, 0, 0], present }) as const;
    // The second sample keeps class 1 alone, whose weight is 0.
    expect(reduce(only([true, true, true, false, true, false]))).toBe(1);
    expect(reduce({ ...only([true, true, true, false, true, false]), weightNormalization: "classes" })).toBe(
      (1 / 3 + 0) / 2,
    );
    expect(reduce(only([false, true, true, false, true, false]))).toBe(0);
  });

  it("lets nothing of an absent class through, not even NaN", () => {
    const broken = tensor([1, Number.NaN, 3], [1, 3]);
    const skip = { ...plain, absentClasses: "skip" as const, present: [true, false, true] };
    expect(reduceLosses(broken, skip).item()).toBe(2);
    expect(grad((x) => sum(reduceLosses(x, skip)))(broken).toArray()).toEqual([[0.5, 0, 0.5]]);
  });
});
