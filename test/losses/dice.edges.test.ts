import { describe, expect, it } from "vitest";
import {
  countOverlap,
  diceLoss,
  diceScore,
  type OverlapLossOptions,
  type Target,
  Tensor,
  valueAndGrad,
  zeros,
} from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

const f64 = { dtype: "float64" } as const;

function lossAndGradient(prediction: Tensor, target: Target, options: OverlapLossOptions = {}) {
  const { value, gradient } = valueAndGrad((p) => diceLoss(p, target, options))(prediction);
  return { value: value.item(), gradient: Array.from(gradient.data) };
}

describe("extremes", () => {
  it("count 256³ ones exactly, where a float32 sum of one more stops", () => {
    const voxels = 256 ** 3 + 1;
    const full = new Tensor(new Float32Array(voxels).fill(1), [1, voxels, 1]);
    expect(diceLoss(full, full, { smooth: 0 }).item()).toBe(0);
    const mask = labelMap(new Uint8Array(voxels).fill(1));
    expect(countOverlap(mask, mask, { classes: 2 }).intersection).toEqual([0, voxels]);
    // One voxel more or less shows.
    const [score] = diceScore(
      { intersection: [voxels - 1], predicted: [voxels - 1], actual: [voxels], voxels },
      { average: "none" },
    );
    expect(score).toBeLessThan(1);
    const short = new Tensor(full.data.slice(), full.shape);
    short.data[0] = 0;
    expect(diceLoss(short, full, { smooth: 0 }).item()).toBeCloseTo(1 / (2 * voxels - 1), 15);
  });

  it("of the target, empty: the loss is nearly 1, and its gradient falls with the predicted volume", () => {
    const { value, gradient } = lossAndGradient(tensor([0.5, 0.5], [1, 2], f64), labelMap([0, 0], [1, 2]), {
      classAxis: null,
    });
    expect(value).toBeCloseTo(1 - 1e-6 / (1 + 1e-6), 15);
    gradient.forEach((entry) => {
      expect(entry).toBeCloseTo(1e-6 / (1 + 1e-6) ** 2, 15);
    });
  });

  it("of the prediction, empty: the gradient is −2/(T + ε) where the target is, nearly", () => {
    const { value, gradient } = lossAndGradient(zeros([1, 3], f64), labelMap([0, 1, 1], [1, 3]), {
      classAxis: null,
    });
    const [T, e] = [2, 1e-6];
    expect(value).toBeCloseTo(1 - e / (T + e), 15);
    expect(gradient[0]).toBeCloseTo(e / (T + e) ** 2, 15);
    expect(gradient[1]).toBeCloseTo((e / (T + e) - 2) / (T + e), 12);
  });

  it("of both, empty: the loss is 0; the gradient is 1/ε, or with smooth 0 no gradient at all", () => {
    const both = (smooth: number) =>
      lossAndGradient(zeros([1, 2], f64), labelMap([0, 0], [1, 2]), { classAxis: null, smooth });
    expect(both(1e-6).value).toBe(0);
    both(1e-6).gradient.forEach((entry) => {
      expect(entry).toBeCloseTo(1e6, 6);
    });
    expect(both(0)).toEqual({ value: 0, gradient: [0, 0] });
  });

  it("of one voxel", () => {
    const { value, gradient } = lossAndGradient(tensor([0.25], [1, 1], f64), labelMap([1], [1, 1]), {
      classAxis: null,
      smooth: 0,
    });
    expect(value).toBeCloseTo(1 - 0.5 / 1.25, 15);
    expect(gradient[0]).toBeCloseTo((0.4 - 2) / 1.25, 15);
  });

  it("of a batch of samples without a spatial axis", () => {
    const p = tensor([0.5, 0.5, 1, 0], [2, 2], f64);
    expect(diceLoss(p, labelMap([0, 0], [2]), { smooth: 0 }).item()).toBeCloseTo((1 / 3 + 1 + 0 + 0) / 4, 15);
  });

  it.each(["sigmoid", "softmax"] as const)(
    "of logits, ±30 through %s: finite, and right in float32 to five digits",
    (activation) => {
      const logits = [30, -30, 28, -30, -30, 30, -29, 30, 0.5, -0.5];
      const labels = labelMap([0, 0, 1, 1, 0], [1, 5]);
      const exact = lossAndGradient(tensor(logits, [1, 5, 2], f64), labels, { activation });
      const single = lossAndGradient(tensor(logits, [1, 5, 2]), labels, { activation });
      expect(exact.gradient.every(Number.isFinite)).toBe(true);
      expect(exact.gradient.every((entry) => entry !== 0)).toBe(true);
      single.gradient.forEach((entry, k) => {
        expect(Math.abs(entry - exact.gradient[k]!) / Math.abs(exact.gradient[k]!)).toBeLessThan(1e-5);
      });
    },
  );

  it("of smoothing: absent classes skipped, all of them, give 0 and no gradient", () => {
    const result = lossAndGradient(tensor([0.5, 0.5], [1, 1, 2], f64), labelMap([0], [1, 1]), {
      includeBackground: false,
      absentClasses: "skip",
    });
    expect(result).toEqual({ value: 0, gradient: [0, 0] });
  });
});

it("names itself where an option is unknown", () => {
  expect(() => diceLoss(zeros([1, 2, 1]), zeros([1, 2, 1]), { smooht: 1 } as never)).toThrow(
    /^diceLoss: unknown option "smooht"/,
  );
});
