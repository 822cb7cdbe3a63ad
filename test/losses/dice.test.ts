import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  diceLoss,
  grad,
  gradcheck,
  hvp,
  multiply,
  oneHot,
  presets,
  sum,
  Tensor,
  valueAndGrad,
} from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { lossInputs } from "./inputs/arbitraries.ts";
import { composedDice } from "./models/composed-dice.ts";

const f64 = { dtype: "float64" } as const;
/** A scalar of a loss of any shape, with weights that tell its entries apart. */
const scalar = (loss: Tensor) =>
  sum(
    multiply(
      loss,
      new Tensor(
        Float64Array.from(loss.data, (_, k) => 1 + k / 7),
        loss.shape,
      ),
    ),
  );

function expectAllClose(got: ArrayLike<number>, want: ArrayLike<number>, tolerance: number) {
  // Entries below 1e-3 are differences of larger terms, whose rounding remains.
  const scale = Math.max(1e-3, ...Array.from(want, Math.abs));
  Array.from(want).forEach((value, k) => {
    expect(Math.abs(got[k]! - value), `entry ${k}: ${got[k]}, want ${value}`).toBeLessThanOrEqual(
      tolerance * Math.min(1, scale),
    );
  });
}

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

  it("agrees with the same loss made of primitive operations, whatever the options", () => {
    fc.assert(
      fc.property(lossInputs, ({ prediction, target, options }) => {
        const got = diceLoss(prediction, target, options);
        const want = composedDice(prediction, target, options);
        expect(got.shape).toEqual(want.shape);
        expectAllClose(got.data, want.data, 1e-12);
      }),
      { seed: 11, numRuns: 160 },
    );
  });
});

describe("gradient", () => {
  it("agrees with that of the primitive operations to 1e-12, whatever the options", () => {
    fc.assert(
      fc.property(lossInputs, ({ prediction, target, options }) => {
        const got = grad((p) => scalar(diceLoss(p, target, options)))(prediction);
        // Where every class is skipped the composed loss is a constant.
        const want = grad((p) => add(scalar(composedDice(p, target, options)), multiply(0, sum(p))))(
          prediction,
        );
        expectAllClose(got.data, want.data, 1e-12);
      }),
      { seed: 12, numRuns: 160 },
    );
  });

  it("agrees with finite differences, whatever the options", () => {
    fc.assert(
      fc.property(lossInputs, ({ prediction, target, options }) => {
        // A soft target may lie on the prediction only by chance, but then |p − t| has a kink.
        fc.pre(
          options.overlap === "product" ||
            target.data.every((t, k) => !("dtype" in target) || Math.abs(t - prediction.data[k]!) > 1e-3),
        );
        const loss = (p: Tensor) => scalar(diceLoss(p, target, { ...options, validate: false }));
        expect(gradcheck(loss, prediction).verdict).not.toBe("fail");
      }),
      { seed: 13, numRuns: 40 },
    );
  });

  it("flows into a soft target as well", () => {
    fc.assert(
      fc.property(lossInputs, ({ prediction, target, options }) => {
        fc.pre(target instanceof Tensor && options.overlap === "product");
        const soft = target as Tensor;
        const got = grad((t) => scalar(diceLoss(prediction, t, { ...options, absentClasses: "keep" })))(soft);
        const slope = (t: Tensor) =>
          scalar(diceLoss(prediction, t, { ...options, absentClasses: "keep", validate: false }));
        expect(gradcheck(slope, soft).verdict).not.toBe("fail");
        expect(got.shape).toEqual(soft.shape);
      }),
      { seed: 14, numRuns: 24 },
    );
  });

  it("differentiates again: its Hessian-vector products are differences of the gradient", () => {
    fc.assert(
      fc.property(lossInputs, ({ prediction, target, options }) => {
        fc.pre(options.overlap === "product" || options.squared === true);
        const loss = (p: Tensor) => scalar(diceLoss(p, target, { ...options, validate: false }));
        const v = new Tensor(
          Float64Array.from(prediction.data, (_, k) => Math.cos(k)),
          prediction.shape,
        );
        const along = (p: Tensor) => sum(multiply(grad(loss)(p), v));
        expect(gradcheck(along, prediction).verdict).not.toBe("fail");
        expectAllClose(hvp(loss)(prediction, v).data, grad(along)(prediction).data, 1e-12);
      }),
      { seed: 15, numRuns: 12 },
    );
  });

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
