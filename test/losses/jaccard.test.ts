import { describe, expect, it } from "vitest";
import { diceLoss, jaccardLoss, tverskyLoss } from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

const f64 = { dtype: "float64" } as const;
const p = tensor([0.75, 0.25, 0.5], [1, 3, 1], f64);
const t = tensor([1, 0, 1], [1, 3, 1], f64);

describe("value", () => {
  it("is one minus intersection over union, by hand", () => {
    // I = 1.25, P + T − I = 1.5 + 2 − 1.25.
    expect(jaccardLoss(p, t, { smooth: 0 }).item()).toBeCloseTo(1 - 1.25 / 2.25, 15);
  });

  it("is Tversky with α = β = 1, whatever the smoothing", () => {
    for (const smooth of [0, 1e-6, 1, { numerator: 0.5, floor: 3 }]) {
      expect(jaccardLoss(p, t, { smooth }).item()).toBeCloseTo(
        tverskyLoss(p, t, { alpha: 1, beta: 1, smooth }).item(),
        15,
      );
    }
  });

  it("is what Dice says of it: 1 − D/(2 − D)", () => {
    const dice = 1 - diceLoss(p, t, { smooth: 0 }).item();
    expect(jaccardLoss(p, t, { smooth: 0 }).item()).toBeCloseTo(1 - dice / (2 - dice), 14);
  });
});

it("names itself where an option is unknown", () => {
  expect(() => jaccardLoss(p, t, { smooht: 1 } as never)).toThrow(/^jaccardLoss: unknown option "smooht"/);
});
