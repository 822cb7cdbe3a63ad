import { describe, expect, it } from "vitest";
import { diceLoss, grad, logDiceLoss } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

const f64 = { dtype: "float64" } as const;

describe("value", () => {
  it("is minus the logarithm of the score", () => {
    const [p, t] = [tensor([0.9, 0.2, 0.4], [1, 3], f64), labelMap([1, 0, 1], [1, 3])];
    const dice = diceLoss(p, t, { classAxis: null }).item();
    expect(logDiceLoss(p, t, { classAxis: null }).item()).toBeCloseTo(-Math.log(1 - dice), 14);
  });
});

describe("edges", () => {
  it("is at most 100, with gradient 0 there", () => {
    const [p, t] = [tensor([1, 0], [1, 2], f64), labelMap([0, 1], [1, 2])];
    expect(logDiceLoss(p, t, { classAxis: null, smooth: 0 }).item()).toBeCloseTo(100, 12);
    const gradient = grad((x) => logDiceLoss(x, t, { classAxis: null, smooth: 0 }))(p);
    expect(Array.from(gradient.data)).toEqual([0, 0]);
  });

  it("has its whole gradient where nothing but smoothing overlaps, by the semimetric too", () => {
    const p = tensor([0.1, 0.7, 0.4, 0.95], [1, 4], f64);
    const t = labelMap([0, 0, 0, 0], [1, 4]);
    for (const overlap of ["product", "semimetric"] as const) {
      const gradient = grad((x) => logDiceLoss(x, t, { classAxis: null, smooth: 1e-6, overlap }))(p);
      for (const slope of gradient.data) expect(slope * (2.15 + 1e-6)).toBeCloseTo(1, 15);
    }
  });

  it("lets nothing of an absent class through that is skipped", () => {
    const p = tensor([0.5, 0.5, 0.5, 0.5], [1, 2, 2], f64);
    const skip = { absentClasses: "skip", smooth: 0 } as const;
    const gradient = grad((x) => logDiceLoss(x, labelMap([0, 0], [1, 2]), skip))(p);
    expect(gradient.data.every(Number.isFinite)).toBe(true);
    expect([gradient.data[1], gradient.data[3]]).toEqual([0, 0]);
  });
});

it("names itself where an option is unknown", () => {
  const x = tensor([0.5, 0.5], [1, 2, 1]);
  expect(() => logDiceLoss(x, x, { smooht: 1 } as never)).toThrow(/^logDiceLoss: unknown option "smooht"/);
});
