import { describe, expect, it } from "vitest";
import { diceLoss, tverskyLoss } from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

const f64 = { dtype: "float64" } as const;
const p = tensor([1, 1, 0, 0], [1, 4, 1], f64);
const t = tensor([1, 0, 0, 0], [1, 4, 1], f64);

describe("value", () => {
  it("weighs false positives by α and false negatives by β", () => {
    expect(tverskyLoss(p, t, { alpha: 0.3, beta: 0.7, smooth: 0 }).item()).toBeCloseTo(1 - 1 / 1.3, 15);
    expect(tverskyLoss(t, p, { alpha: 0.3, beta: 0.7, smooth: 0 }).item()).toBeCloseTo(1 - 1 / 1.7, 15);
  });

  it("does not depend on α + β alone, a fault of Kornia's", () => {
    const loss = (alpha: number) => tverskyLoss(p, t, { alpha, beta: 1 - alpha }).item();
    expect(loss(0.1)).not.toBeCloseTo(loss(0.9), 2);
  });

  it("is Dice by default, whatever the smoothing", () => {
    for (const smooth of [0, 1e-6, 1, { denominator: 2 }]) {
      expect(tverskyLoss(p, t, { smooth }).item()).toBeCloseTo(diceLoss(p, t, { smooth }).item(), 15);
    }
  });
});

describe("errors", () => {
  it.each([
    [{ alpha: -1 }, RangeError, "tverskyLoss: alpha is -1, want a finite number from 0"],
    [{ beta: Number.NaN }, RangeError, "tverskyLoss: beta is NaN, want a finite number from 0"],
    [{ alpha: "1" }, TypeError, 'tverskyLoss: alpha is "1", want a number'],
  ])("refuses %j", (options, kind, message) => {
    expect(() => tverskyLoss(p, t, options as never)).toThrow(new kind(message));
  });
});
