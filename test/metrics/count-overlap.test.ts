import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countOverlap, labelMap, oneHot, tensor, zeros } from "../../src/index.ts";
import { sizeOf } from "../../src/tensor/shape.ts";
import { shapes } from "../tensor/random-shapes.ts";
import { randomLabels } from "../tensor/random-values.ts";

describe("label maps", () => {
  const prediction = labelMap([0, 1, 1, 2, 0, 2], [2, 3]);
  const target = labelMap([0, 1, 2, 2, 1, 0], [2, 3]);

  it("are counted class by class", () => {
    expect(countOverlap(prediction, target, { classes: 4 })).toEqual({
      intersection: [1, 1, 1, 0],
      predicted: [2, 2, 2, 0],
      actual: [2, 2, 2, 0],
      voxels: 6,
    });
  });

  it.each([
    [
      "a label of the target",
      { ignoreIndex: 2 },
      { intersection: [1, 1, 0], predicted: [2, 1, 1], actual: [2, 2, 0], voxels: 4 },
    ],
    [
      "a mask",
      { mask: labelMap([1, 1, 0, 0, 0, 255], [2, 3]) },
      { intersection: [1, 1, 0], predicted: [1, 1, 1], actual: [2, 1, 0], voxels: 3 },
    ],
    [
      "a mask of numbers",
      {
        mask: tensor([
          [0, 0.5, 0],
          [0, 0, 0],
        ]),
      },
      { intersection: [0, 1, 0], predicted: [0, 1, 0], actual: [0, 1, 0], voxels: 1 },
    ],
    [
      "both",
      { mask: labelMap([1, 1, 0, 0, 0, 1], [2, 3]), ignoreIndex: 0 },
      { intersection: [0, 1, 0], predicted: [0, 1, 0], actual: [0, 1, 0], voxels: 1 },
    ],
    [
      "everything",
      { mask: labelMap([0, 0, 0, 0, 0, 0], [2, 3]) },
      { intersection: [0, 0, 0], predicted: [0, 0, 0], actual: [0, 0, 0], voxels: 0 },
    ],
  ])("leave out %s", (_, options, want) => {
    expect(countOverlap(prediction, target, { classes: 3, ...options })).toEqual(want);
  });

  it("leave out a label that names no class, in the target only", () => {
    const ignored = labelMap(Int16Array.of(0, 1, -1));
    const all = labelMap([0, 1, 1]);
    expect(countOverlap(all, ignored, { classes: 2, ignoreIndex: -1 }).voxels).toBe(2);
    expect(countOverlap(ignored, labelMap([0, 1, 9]), { classes: 2, ignoreIndex: 9 }).voxels).toBe(2);
    expect(() => countOverlap(ignored, all, { classes: 2, ignoreIndex: -1 })).toThrow(
      "countOverlap: prediction holds label -1 at [2], want 0 to 1",
    );
  });

  it("are looked at, where they count", () => {
    const wrong = labelMap(Uint8Array.of(0, 255, 1), [1, 3]);
    const good = labelMap(Uint8Array.of(0, 1, 1), [1, 3]);
    const text = "holds label 255 at [0, 1], want 0 to 1; divide a mask of 0 and 255 by 255";
    expect(() => countOverlap(wrong, good, { classes: 2 })).toThrow(
      new RangeError(`countOverlap: prediction ${text}`),
    );
    expect(() => countOverlap(good, wrong, { classes: 2 })).toThrow(
      new RangeError(`countOverlap: target ${text}`),
    );
    const mask = labelMap([1, 0, 1], [1, 3]);
    expect(countOverlap(wrong, wrong, { classes: 2, mask }).intersection).toEqual([1, 1]);
  });

  it("are left as they were", () => {
    countOverlap(prediction, target, { classes: 3, ignoreIndex: 1 });
    expect([...prediction.data, ...target.data]).toEqual([0, 1, 1, 2, 0, 2, 0, 1, 2, 2, 1, 0]);
  });
});

describe("masks of classes that overlap", () => {
  it("are counted class by class, along the axis named", () => {
    const prediction = tensor([
      [1, 1],
      [0, 1],
      [0, 0],
    ]);
    const target = tensor([
      [1, 0],
      [1, 1],
      [0, 1],
    ]);
    const last = { intersection: [1, 1], predicted: [1, 2], actual: [2, 2], voxels: 3 };
    const first = { intersection: [1, 1, 0], predicted: [2, 1, 0], actual: [1, 2, 1], voxels: 2 };
    expect(countOverlap(prediction, target)).toEqual(last);
    for (const classAxis of [1, -1]) expect(countOverlap(prediction, target, { classAxis })).toEqual(last);
    for (const classAxis of [0, -2]) expect(countOverlap(prediction, target, { classAxis })).toEqual(first);
    const mask = labelMap([0, 1, 1]);
    expect(countOverlap(prediction, target, { mask })).toEqual({
      intersection: [0, 1],
      predicted: [0, 1],
      actual: [1, 2],
      voxels: 2,
    });
  });

  it("of one voxel need no other axis", () => {
    expect(countOverlap(tensor([1, 0]), tensor([1, 1]))).toEqual({
      intersection: [1, 0],
      predicted: [1, 0],
      actual: [1, 1],
      voxels: 1,
    });
  });

  it("made of label maps have their counts, whatever the axis", () => {
    fc.assert(
      fc.property(
        shapes(1, 3),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(3),
        fc.nat(999),
        (shape, classes, axis, seed) => {
          const size = sizeOf(shape);
          const [p, t] = [0, 1].map((k) => labelMap(randomLabels(size, seed + k, classes), shape)) as [
            never,
            never,
          ];
          const classAxis = Math.min(axis, shape.length);
          const mask = labelMap(randomLabels(size, seed + 2, 2), shape);
          const hot = (labels: never) => oneHot(labels, classes, { classAxis });
          expect(countOverlap(hot(p), hot(t), { classAxis })).toEqual(countOverlap(p, t, { classes }));
          expect(countOverlap(hot(p), hot(t), { classAxis, mask })).toEqual(
            countOverlap(p, t, { classes, mask }),
          );
        },
      ),
      { seed: 1 },
    );
  });

  it.each([
    [
      "prediction holds 0.5 at [0, 1], want 0 or 1; argmax or threshold",
      tensor([[1, 0.5]]),
      tensor([[1, 0]]),
    ],
    ["target holds 255 at [0, 0], want 0 or 1", tensor([[1, 0]]), tensor([[255, 0]])],
    ["prediction holds NaN at [0, 0], want 0 or 1", tensor([[Number.NaN, 0]]), tensor([[1, 0]])],
    ["prediction shape [1, 2] differs from target shape [2, 1]", zeros([1, 2]), zeros([2, 1])],
  ])("are looked at: %s", (message, prediction, target) => {
    expect(() => countOverlap(prediction, target)).toThrow(RangeError);
    expect(() => countOverlap(prediction, target)).toThrow(`countOverlap: ${message}`);
  });

  it("name the axis that was given", () => {
    expect(() => countOverlap(zeros([2, 3]), zeros([2, 3]), { classAxis: 5 })).toThrow(
      /classAxis 5 of a tensor of rank 2, want -2 to 1/,
    );
  });
});

describe("kinds", () => {
  it("are not mixed", () => {
    expect(() => countOverlap(zeros([2]) as never, labelMap([0, 1]) as never, { classes: 2 })).toThrow(
      new TypeError(
        "countOverlap: prediction is a Tensor and target a LabelMap, want two of a kind; argmax or threshold make labels",
      ),
    );
  });
});
