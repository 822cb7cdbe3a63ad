import { describe, expect, it } from "vitest";
import { countOverlap, zeros } from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

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

describe("kinds", () => {
  it("are not mixed", () => {
    expect(() => countOverlap(zeros([2]) as never, labelMap([0, 1]) as never, { classes: 2 })).toThrow(
      new TypeError(
        "countOverlap: prediction is a Tensor and target a LabelMap, want two of a kind; argmax or threshold make labels",
      ),
    );
  });
});
