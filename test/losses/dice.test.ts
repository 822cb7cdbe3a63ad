import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diceLoss, oneHot, presets, type Tensor, valueAndGrad } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { expectAllClose } from "./properties/loss-results.ts";

const f64 = { dtype: "float64" } as const;

describe("probabilities below 0 by rounding", () => {
  it.each(["product", "semimetric"] as const)(
    "are pulled up as those at 0 are, where the overlap is a %s",
    (overlap) => {
      const t = tensor([1, 0], [1, 2], f64);
      const loss = (p: Tensor) => diceLoss(p, t, { classAxis: null, overlap });
      const slopeOf = (p: number[]) => valueAndGrad(loss)(tensor(p, [1, 2], f64)).gradient.data[0]!;
      expect(slopeOf([-1e-7, 0.3])).toBeCloseTo(slopeOf([0, 0.3]), 5);
      expect(slopeOf([-1e-7, 0.3])).toBeCloseTo(-2 / 1.3, 4);
    },
  );
});

describe("value", () => {
  it("is one minus the overlap, by hand", () => {
    // 2·0.8 / (1 + 1) per class.
    const p = tensor([0.8, 0.2, 0.2, 0.8], [1, 2, 2], f64);
    expect(diceLoss(p, labelMap([0, 1], [1, 2]), { smooth: 0 }).item()).toBeCloseTo(0.2, 15);
  });

  it("is the article's three losses under its presets", () => {
    const [p, t] = [
      tensor([0.9, 0.1, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8], [2, 2, 2], f64),
      labelMap([0, 1, 0, 1], [2, 2]),
    ];
    const hot = oneHot(t, 2, f64).data;
    const ratio = (entries: number[]) => {
      const [i, size] = entries.reduce(
        ([both, all], k) => [both! + p.data[k]! * hot[k]!, all! + p.data[k]! + hot[k]!],
        [0, 0],
      );
      return 1 - (2 * i! + 1e-6) / (size! + 1e-6);
    };
    const perClass = [0, 1].map((c) => (ratio([c, c + 2]) + ratio([c + 4, c + 6])) / 2);
    const basic = (ratio([0, 1, 2, 3]) + ratio([4, 5, 6, 7])) / 2;
    const { tensorflow } = presets;
    expect(diceLoss(p, t, tensorflow.basic).item()).toBeCloseTo(basic, 14);
    expect(diceLoss(p, t, { ...tensorflow.weighted, classWeights: [2, 5] }).item()).toBeCloseTo(
      2 * perClass[0]! + 5 * perClass[1]!,
      14,
    );
    expect(diceLoss(p, t, tensorflow.multiclass).item()).toBeCloseTo((perClass[0]! + perClass[1]!) / 2, 14);
  });
});

describe("gradient", () => {
  it("is (D − 2g)/(U + ε), two values over the whole image", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 40, size: "max" }),
        fc.constantFrom(1e-6, 0.1, 1),
        (values, smooth) => {
          const p = tensor(values, [1, values.length, 1], f64);
          const g = values.map((_, k) => (k % 3 === 0 ? 1 : 0));
          const { value, gradient } = valueAndGrad((x) => diceLoss(x, tensor(g, p.shape, f64), { smooth }))(
            p,
          );
          const dice = 1 - value.item();
          const below =
            values.reduce((sum, x) => sum + x, 0) + g.reduce<number>((sum, x) => sum + x, 0) + smooth;
          // With ε in the numerator D is the smoothed score: d/dp (2I + ε)/(U + ε) = (2g − D)/(U + ε).
          expectAllClose(
            gradient.data,
            g.map((t) => (dice - 2 * t) / below),
            1e-13,
          );
          expect(new Set(gradient.data).size).toBeLessThanOrEqual(2);
        },
      ),
      { seed: 16 },
    );
  });
});
