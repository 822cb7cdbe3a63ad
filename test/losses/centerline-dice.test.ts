import { describe, expect, it } from "vitest";
import { centerlineDiceLoss, valueAndGrad, zeros } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

const f64 = { dtype: "float64" } as const;
const plane = (rows: string, extent = 3) =>
  tensor([...rows].map(Number), [1, rows.length / extent, extent], f64);
const binary = { classAxis: null } as const;
const line = plane("000111000");
const gap = plane("000101000");
const bar = plane("00000000111110011111001111100000000", 7);

describe("value", () => {
  it.each([
    // Tp = 2/2, Ts = 2/3.
    [gap, line, {}, 0.2],
    [gap, line, { smooth: 1 }, 1 - (2 * 0.75) / 1.75],
    [line, gap, { smooth: 0 }, 0.2],
    // Tp = 2.5/3, Ts = 2/2.5.
    [
      gap,
      line,
      { smooth: { numerator: 0.5, denominator: 1 } },
      1 - (2 * (2.5 / 3) * (2.5 / 4)) / (2.5 / 3 + 2.5 / 4),
    ],
    [gap, line, { smooth: { floor: 4 } }, 1 - (2 * 0.5 * 0.5) / 1],
    [line, line, { smooth: 0 }, 0],
    [line, plane("111000000"), { smooth: 0 }, 1],
  ])("%#: one minus the harmonic mean, by hand", (prediction, target, options, want) => {
    expect(centerlineDiceLoss(prediction, target, { ...binary, ...options }).item()).toBeCloseTo(want, 6);
    if ("smooth" in options) {
      expect(centerlineDiceLoss(prediction, target, { ...binary, ...options }).item()).toBeCloseTo(want, 14);
    }
  });

  it("pools the four sums over the batch, and over classes", () => {
    const predictions = tensor([...gap.data, ...line.data], [2, 3, 3], f64);
    const targets = tensor([...line.data, ...line.data], [2, 3, 3], f64);
    const exact = { smooth: 0, ...binary };
    expect(centerlineDiceLoss(predictions, targets, exact).item()).toBeCloseTo(0.1, 14);
    // Tp = 5/5, Ts = 5/6.
    expect(centerlineDiceLoss(predictions, targets, { ...exact, batch: true }).item()).toBeCloseTo(
      1 - 10 / 11,
      14,
    );
    const first = { smooth: 0, classAxis: 1, average: "micro" } as const;
    const classes = (x: typeof targets) => tensor([...x.data], [1, 2, 3, 3], f64);
    expect(centerlineDiceLoss(classes(predictions), classes(targets), first).item()).toBeCloseTo(
      1 - 10 / 11,
      14,
    );
    const weighted = { ...first, classWeights: [3, 1] };
    expect(centerlineDiceLoss(classes(predictions), classes(targets), weighted).item()).toBeCloseTo(
      1 - 18 / 21,
      14,
    );
  });

  it("has the shape that the options say", () => {
    const p = tensor(new Float64Array(54).fill(0.5), [2, 3, 3, 3]);
    const target = labelMap(new Uint8Array(18), [2, 3, 3]);
    const shape = (options: object) => centerlineDiceLoss(p, target, { reduction: "none", ...options }).shape;
    expect(shape({})).toEqual([2, 3]);
    expect(shape({ batch: true, includeBackground: false })).toEqual([2]);
    expect(shape({ average: "micro" })).toEqual([2]);
  });

  it("thins as often as it is told", () => {
    // The middle of the bar only shows after one erosion: without it there is no skeleton, and 0/0 is 1.
    const middle = plane("00000000000000001110000000000000000", 7);
    const loss = (iterations: number) =>
      centerlineDiceLoss(middle, bar, { ...binary, smooth: 0, iterations }).item();
    expect(loss(1)).toBeCloseTo(0, 14);
    expect(loss(0)).toBeCloseTo(0, 14);
    expect(centerlineDiceLoss(bar, middle, { ...binary, smooth: 0, iterations: 1 }).item()).toBeCloseTo(
      0,
      14,
    );
    expect(
      centerlineDiceLoss(plane("0".repeat(35), 7), bar, { ...binary, smooth: 0, iterations: 1 }).item(),
    ).toBe(1);
    expect(
      centerlineDiceLoss(plane("0".repeat(35), 7), bar, { ...binary, smooth: 0, iterations: 0 }).item(),
    ).toBe(0);
  });
});

describe("edges", () => {
  it.each([
    ["empty in both: 0", zeros([1, 3, 3], f64), zeros([1, 3, 3], f64), 0],
    ["empty prediction: 1", zeros([1, 3, 3], f64), line, 1],
    ["apart: 1", plane("000000111"), plane("111000000"), 1],
  ])("smooth 0, %s, with a finite gradient", (_, prediction, target, want) => {
    const { value, gradient } = valueAndGrad((x) => centerlineDiceLoss(x, target, { ...binary, smooth: 0 }))(
      prediction,
    );
    expect(value.item()).toBe(want);
    expect(gradient.data.every(Number.isFinite)).toBe(true);
  });

  it("a voxel that does not count is 0 in both, after the activation", () => {
    const logits = tensor(
      [...gap.data].map((value) => 100 * (2 * value - 1)),
      [1, 3, 3],
      f64,
    );
    const mask = labelMap([1, 1, 1, 1, 0, 1, 1, 1, 1], [1, 3, 3]);
    const options = { ...binary, smooth: 0, activation: "sigmoid", mask } as const;
    expect(centerlineDiceLoss(logits, line, options).item()).toBeCloseTo(0, 14);
    const labels = labelMap([0, 0, 0, 1, 7, 1, 0, 0, 0], [1, 3, 3]);
    expect(centerlineDiceLoss(gap, labels, { ...binary, smooth: 0, ignoreIndex: 7 }).item()).toBeCloseTo(
      0,
      14,
    );
  });
});

describe("errors", () => {
  it.each([
    [{ iterations: -1 }, "iterations is -1, want a finite number from 0"],
    [{ iterations: 1.5 }, "iterations is 1.5, want a whole number"],
    [{ iterations: 1001 }, "iterations is 1001, want at most 1000"],
    [{ squared: true }, "squared has no meaning here, leave it out"],
    [{ overlap: "product" }, "overlap has no meaning here, leave it out"],
    [{ classAxis: -1 }, "prediction shape [1, 3, 3] has 1 spatial axes, want 2 or 3"],
  ])("refuses %j", (options, message) => {
    expect(() => centerlineDiceLoss(gap, line, { ...binary, ...options } as object)).toThrow(
      new RangeError(`centerlineDiceLoss: ${message}`),
    );
  });

  it("takes as many iterations as it may", () => {
    expect(centerlineDiceLoss(gap, line, { ...binary, iterations: 1000 }).item()).toBeGreaterThan(0);
  });

  it("refuses four spatial axes, and an axis of classes that is none", () => {
    const deep = zeros([1, 2, 2, 2, 2]);
    expect(() => centerlineDiceLoss(deep, deep, binary)).toThrow(/has 4 spatial axes, want 2 or 3$/);
    expect(() => centerlineDiceLoss(zeros([1, 2, 2, 2]), zeros([1, 2, 2, 2]), { classAxis: 4 })).toThrow(
      /^centerlineDiceLoss: classAxis 4 of prediction shape/,
    );
    expect(() => centerlineDiceLoss(gap, line, { ...binary, classAxis: "1" as never })).toThrow(TypeError);
  });
});
