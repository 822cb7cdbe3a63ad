import { describe, expect, it } from "vitest";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { readTarget } from "../../../src/tensor/voxels/read-target.ts";

const prediction = tensor([0.5, 0.5, 0.25, 0.75], [1, 2, 2]);

describe("readTarget", () => {
  it("gives the layout and the voxels that count", () => {
    const target = labelMap([0, 1], [1, 2]);
    const input = readTarget("f", prediction, target, { classAxis: -1, ignoreIndex: 1 });
    expect(input.prediction).toBe(prediction);
    expect(input.target).toBe(target);
    expect(input.layout).toMatchObject({ batch: 1, classes: 2, voxels: 2 });
    expect(input.counted).toEqual(Uint8Array.of(1, 0));
    expect(readTarget("f", prediction, target, { classAxis: -1 }).counted).toBeNull();
  });

  it.each([
    ["f: prediction is 3, want a Tensor", 3, labelMap([0, 1], [1, 2]), { classAxis: -1 }],
    ['f: classAxis is "last", want a number or null', prediction, labelMap([0]), { classAxis: "last" }],
    ["f: target is null, want a Tensor or a LabelMap", prediction, null, { classAxis: -1 }],
    [
      "f: mask is 1, want a Tensor or a LabelMap",
      prediction,
      labelMap([0, 1], [1, 2]),
      { classAxis: -1, mask: 1 },
    ],
  ])("refuses: %s", (message, p, t, choice) => {
    expect(() => readTarget("f", p, t, choice as never)).toThrow(message);
  });
});
