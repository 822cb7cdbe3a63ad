import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { argmax, countOverlap, diceScore, oneHot, softDiceScore } from "../../../src/index.ts";
import type { ScoreOptions } from "../../../src/metrics/scores/score-options.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { sizeOf } from "../../../src/tensor/shape.ts";
import { shapes } from "../../tensor/random-shapes.ts";
import { randomLabels } from "../../tensor/random-values.ts";

/** Two samples of two voxels and two classes. */
const prediction = tensor(
  [
    [
      [0.75, 0.25],
      [0.5, 0.5],
    ],
    [
      [0.25, 0.75],
      [1, 0],
    ],
  ],
  [2, 2, 2],
);
const labels = labelMap([0, 1, 1, 0], [2, 2]);
const target = oneHot(labels, 2);

describe("values", () => {
  // I = [1.75, 1.25], P = [2.5, 1.5], T = [2, 2].
  const [a, b] = [3.5 / 4.5, 2.5 / 3.5];

  it.each<[string, object, unknown]>([
    ["2·Σ p·t / (Σ p + Σ t), pooled over the batch, the mean of the classes", {}, (a + b) / 2],
    ["one a class", { average: "none" }, [a, b]],
    ["the sums pooled over the classes", { average: "micro" }, 6 / 8],
    ["without the background", { includeBackground: false }, b],
    [
      "of the voxels that count",
      { mask: labelMap([1, 0, 1, 0], [2, 2]), average: "none" },
      [1.5 / 2, 1.5 / 2],
    ],
  ])("%s", (_, options, want) => {
    for (const found of [labels, target]) {
      const got = [softDiceScore(prediction, found, options as never)].flat();
      expect(got).toEqual([want].flat().map((value) => expect.closeTo(value as number, 14)));
    }
  });

  it("leaves out a label of the target", () => {
    expect(softDiceScore(prediction, labels, { ignoreIndex: 1, average: "none" })).toEqual([
      expect.closeTo(3.5 / 3.75, 14),
      0,
    ]);
  });

  it("takes channels first, and one class without an axis", () => {
    const first = tensor([
      [
        [0.75, 0.5],
        [0.25, 0.5],
      ],
    ]);
    expect(softDiceScore(first, labelMap([0, 1], [1, 2]), { classAxis: 1, average: "none" })).toEqual([
      expect.closeTo(1.5 / 2.25, 14),
      expect.closeTo(1 / 1.75, 14),
    ]);
    expect(softDiceScore(tensor([[0.75, 0.25]]), labelMap([1, 0], [1, 2]), { classAxis: null })).toBe(0.75);
  });

  it("takes a soft target: its score with itself is Σ p² / Σ p", () => {
    const p = tensor([[[0.5], [0.25]]]);
    expect(softDiceScore(p, p)).toBeCloseTo(0.3125 / 0.75, 14);
  });

  it("skips a class that is absent, or gives it the value asked for", () => {
    const p = tensor([[[1, 0, 0]]]);
    const t = labelMap([0], [1, 1]);
    expect(softDiceScore(p, t)).toBe(1);
    expect(softDiceScore(p, t, { absent: 0 })).toBeCloseTo(1 / 3, 14);
  });
});

describe("of hard maps", () => {
  it("it is the Dice score of their counts, under every option", () => {
    const options = fc.record<ScoreOptions>({
      average: fc.constantFrom("macro", "micro", "weighted"),
      includeBackground: fc.boolean(),
      absent: fc.constantFrom("skip" as const, 0, 1),
      absentIn: fc.constantFrom("both", "target"),
    });
    fc.assert(
      fc.property(
        shapes(1, 3),
        fc.integer({ min: 2, max: 4 }),
        fc.nat(999),
        fc.boolean(),
        options,
        (shape, classes, seed, first, found) => {
          const size = sizeOf(shape);
          const p = labelMap(randomLabels(size, seed, classes), shape);
          const t = labelMap(randomLabels(size, seed + 1, classes), shape);
          const classAxis = first ? 1 : -1;
          const hot = oneHot(p, classes, { classAxis });
          expect([...argmax(hot, { classAxis }).data]).toEqual([...p.data]);
          const want = diceScore(countOverlap(p, t, { classes }), found as never);
          expect(softDiceScore(hot, t, { ...found, classAxis } as never)).toBe(want);
          expect(
            softDiceScore(hot, oneHot(t, classes, { classAxis }), { ...found, classAxis } as never),
          ).toBe(want);
        },
      ),
      { seed: 4 },
    );
  });
});

describe("errors", () => {
  it.each<[string, () => unknown]>([
    ["prediction holds 1.5 at [0, 0], want 0 to 1", () => softDiceScore(tensor([[1.5]]), tensor([[1]]))],
    ["target holds 255 at [0, 0], want 0 to 1; divide", () => softDiceScore(tensor([[1]]), tensor([[255]]))],
    ["target holds label 2 at [0], want 0 to 1", () => softDiceScore(tensor([[1, 0]]), labelMap([2]))],
    ["target shape [1, 2] differs", () => softDiceScore(tensor([[1]]), tensor([[1, 0]]))],
    ["classAxis 0 of", () => softDiceScore(tensor([[1]]), tensor([[1]]), { classAxis: 0 })],
  ])("%s", (message, run) => {
    expect(run).toThrow(RangeError);
    expect(run).toThrow(`softDiceScore: ${message}`);
  });

  it.each<[string, object]>([
    ['average is "mean"', { average: "mean" }],
    ['unknown option "smooth"', { smooth: 1 }],
    ["absent is NaN", { absent: Number.NaN }],
  ])("bear its own name: %s", (message, options) => {
    expect(() => softDiceScore(prediction, target, options)).toThrow(`softDiceScore: ${message}`);
  });

  it("there is none for what rounding may do, 1e-6 beyond a bound", () => {
    expect(softDiceScore(tensor([[-1e-7]]), tensor([[0]]), { absent: 1 })).toBe(1);
  });

  it("there is none for rounding below 0 beside a small object", () => {
    const p = tensor([1e-3, ...new Array<number>(100).fill(-1e-6)], [1, 101, 1]);
    const t = tensor([1, ...new Array<number>(100).fill(0)], [1, 101, 1]);
    expect(softDiceScore(p, t)).toBeCloseTo(2e-3, 3);
  });
});

describe("the background", () => {
  const half = tensor([0.5, 0.5, 0.5, 0.5], [1, 2, 2], { dtype: "float64" });
  const scoreOf = (values: number[], options: object = {}) =>
    softDiceScore(half, tensor(values, [1, 2, 2], { dtype: "float64" }), {
      includeBackground: false,
      ...options,
    });

  it("is left out of soft labels of many voxels, whose rounding adds up", () => {
    const thirds = tensor(new Float32Array(3000).fill(1 / 3), [1, 1000, 3]);
    expect(softDiceScore(thirds, thirds, { includeBackground: false })).toBeCloseTo(1 / 3, 6);
  });

  it("is left out of labels, one-hot and soft ones up to their rounding", () => {
    expect(scoreOf([1, 0, 0, 1])).toBe(0.5);
    expect(scoreOf([1, 0, 1e-6, 1])).toBe(0.5);
  });

  it("is not one where masks overlap or leave out voxels", () => {
    const message = /^softDiceScore: includeBackground is false, but class 0 is not a background/;
    expect(() => scoreOf([1, 1, 0, 1])).toThrow(message);
    expect(() => scoreOf([1, 0, 0, 0])).toThrow(message);
    expect(() => scoreOf([1, 0, 1e-3, 1])).toThrow(message);
  });

  it("is looked for in the voxels of the mask", () => {
    const mask = labelMap([1, 0], [1, 2]);
    expect(scoreOf([0, 1, 1, 1], { mask })).toBeCloseTo(2 / 3, 12);
    expect(() => scoreOf([1, 1, 0, 1], { mask })).toThrow(/class 0 is not a background/);
  });
});
