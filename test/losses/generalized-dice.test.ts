import { describe, expect, it } from "vitest";
import { generalizedDiceLoss, grad } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

const f64 = { dtype: "float64" } as const;
const p = tensor([0.75, 0.25, 0.5, 0.5, 0.5, 0.5], [1, 3, 2], f64);
const t = labelMap([0, 1, 1], [1, 3]);

describe("value", () => {
  // I = [0.75, 1], P = [1.75, 1.25], T = V = [1, 2].
  it.each([
    ["square", [1, 1 / 4]],
    ["simple", [1, 1 / 2]],
    ["uniform", [1, 1]],
  ] as const)("weighs classes by their volume: %s", (weightType, [a, b]) => {
    const want = 1 - (2 * (a * 0.75 + b * 1)) / (a * 2.75 + b * 3.25);
    expect(generalizedDiceLoss(p, t, { weightType, smooth: 0 }).item()).toBeCloseTo(want, 15);
  });

  it("multiplies class weights in, and scales the largest product to 1 before smoothing", () => {
    const want = 1 - (2 * (0.75 / 2 + 1) + 0.5) / (2.75 / 2 + 3.25 + 0.5);
    expect(generalizedDiceLoss(p, t, { classWeights: [1, 8], smooth: 0.5 }).item()).toBeCloseTo(want, 15);
  });

  it("gives an absent class the largest weight of the others", () => {
    const three = tensor([0.5, 0.25, 0.25, 0.25, 0.5, 0.25], [1, 2, 3], f64);
    // V = [1, 1, 0]: all weigh 1.
    const want = 1 - (2 * 1) / (0.75 + 1 + 0.75 + 1 + 0.5);
    expect(generalizedDiceLoss(three, labelMap([0, 1], [1, 2]), { smooth: 0 }).item()).toBeCloseTo(want, 15);
  });

  // In six voxels ΣP = [3, 1.5, 1.5].
  const six = tensor(
    Float64Array.from({ length: 18 }, (_, k) => (k % 3 === 0 ? 0.5 : 0.25)),
    [1, 6, 3],
  );

  it("gives an absent class the largest weight of others that weigh less than 1", () => {
    // V = [4, 2, 0], I = [2, 0.5, 0]: weights of 1/4, 1/2 and 1/2, scaled to 1/2, 1 and 1.
    const target = labelMap([0, 0, 0, 0, 1, 1], [1, 6]);
    const want = 1 - (2 * (2 / 2 + 0.5)) / (7 / 2 + 3.5 + 1.5);
    expect(generalizedDiceLoss(six, target, { weightType: "simple", smooth: 0 }).item()).toBeCloseTo(
      want,
      15,
    );
  });

  it("scales by the classes that take part", () => {
    // V = [1, 2, 3], I₁ = 0.5, I₂ = 0.75: without class 0, weights of 1/4 and 1/9 are scaled to 1 and 4/9.
    const target = labelMap([0, 1, 1, 2, 2, 2], [1, 6]);
    const want = 1 - (2 * (0.5 + (4 / 9) * 0.75) + 0.5) / (3.5 + (4 / 9) * 4.5 + 0.5);
    const options = { includeBackground: false, smooth: 0.5 };
    expect(generalizedDiceLoss(six, target, options).item()).toBeCloseTo(want, 15);
  });

  it("weighs all classes alike where each is absent, and none where absent ones are left out", () => {
    const empty = tensor(new Float64Array(18), [1, 6, 3]);
    expect(generalizedDiceLoss(six, empty, { smooth: 0.5 }).item()).toBeCloseTo(1 - 0.5 / 6.5, 15);
    expect(generalizedDiceLoss(six, empty, { smooth: 0.5, absentClasses: "skip" }).item()).toBe(0);
  });

  it("of two disjoint halves of 128³ is 1; unscaled, smoothing swallows it", () => {
    const voxels = 128 ** 3;
    const half = (from: number) =>
      tensor(new Float32Array(voxels).fill(1, from, from + voxels / 2), [1, voxels, 1]);
    const [prediction, target] = [half(0), half(voxels / 2)];
    expect(generalizedDiceLoss(prediction, target, { smooth: 1e-5 }).item()).toBeGreaterThan(0.999999);
    const unscaled = generalizedDiceLoss(prediction, target, { smooth: 1e-5, weightScale: "none" }).item();
    // At the scale of 2·I, MONAI's 1e-5: two masks of V voxels give 2/V, so 1 − ε/(2/V + ε) with V = 2²⁰.
    expect(unscaled).toBeCloseTo(0.16, 2);
    expect(unscaled).toBeCloseTo(1 - 1e-5 / (2 / 2 ** 20 + 1e-5), 10);
  });
});

describe("edges", () => {
  it("has a finite gradient where every class is absent", () => {
    const none = grad((x) =>
      generalizedDiceLoss(x, labelMap([0, 0, 0], [1, 3]), { includeBackground: false }),
    )(p);
    expect(none.data.every(Number.isFinite)).toBe(true);
  });

  it("lets no gradient flow through its weights, which are of the target alone", () => {
    const soft = tensor([0.5, 0.5, 0.25, 0.75, 0, 1], [1, 3, 2], f64);
    const gradient = grad((x) => generalizedDiceLoss(p, x, { weightType: "square" }))(soft);
    expect(gradient.data.every(Number.isFinite)).toBe(true);
  });
});

describe("errors", () => {
  it.each([
    [{ average: "micro" }, "generalizedDiceLoss: average has no meaning here, leave it out"],
    [
      { weightNormalization: "none" },
      "generalizedDiceLoss: weightNormalization has no meaning here, leave it out",
    ],
    [
      { weightType: "cubic" },
      'generalizedDiceLoss: weightType is "cubic", want "square" or "simple" or "uniform"',
    ],
  ])("refuses %j", (options, message) => {
    expect(() => generalizedDiceLoss(p, t, options as never)).toThrow(new RangeError(message));
  });
});

it("names an option that is wrong", () => {
  expect(() => generalizedDiceLoss(p, t, { weightScale: "max" } as never)).toThrow(
    'generalizedDiceLoss: weightScale is "max", want "largest" or "none"',
  );
});
