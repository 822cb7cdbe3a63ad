import { describe, expect, it } from "vitest";
import { ones } from "../../../src/tensor/make/constant.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { countedVoxels, type VoxelChoice } from "../../../src/tensor/voxels/counted-voxels.ts";

describe("countedVoxels", () => {
  const shape = [2, 3];
  const labels = labelMap([0, 1, 2, 255, 1, 0], shape);
  const soft = ones([2, 3, 4]);
  const run = (choice: VoxelChoice, target: typeof labels | typeof soft = labels) =>
    countedVoxels("f", choice, target, shape);

  it("is null where all count", () => {
    expect(run({})).toBe(null);
    expect(run({ mask: undefined, ignoreIndex: undefined }, soft)).toBe(null);
  });

  it.each([
    ["a label", { ignoreIndex: 1 }, [1, 0, 1, 1, 0, 1]],
    ["a label that names no class", { ignoreIndex: 255 }, [1, 1, 1, 0, 1, 1]],
    ["a label that is not there", { ignoreIndex: -1 }, [1, 1, 1, 1, 1, 1]],
    ["a mask of labels", { mask: labelMap([0, 1, 255, 0, -1, 2], shape) }, [0, 1, 1, 0, 1, 1]],
    [
      "a mask of numbers",
      { mask: tensor([0, 0.5, -0, 255, Infinity, -1e-30], shape, { dtype: "float64" }) },
      [0, 1, 0, 1, 1, 1],
    ],
    ["both", { mask: labelMap([1, 1, 1, 0, 0, 0], shape), ignoreIndex: 1 }, [1, 0, 1, 0, 0, 0]],
  ])("leaves out by %s", (_, choice, want) => {
    const before = [...labels.data];
    expect(run(choice)).toEqual(Uint8Array.from(want));
    expect([...labels.data]).toEqual(before);
  });

  it("takes a mask beside a soft target", () => {
    expect(run({ mask: labelMap([1, 0, 0, 0, 0, 1], shape) }, soft)).toEqual(Uint8Array.of(1, 0, 0, 0, 0, 1));
  });

  it.each([
    ["f: ignoreIndex 1 needs a LabelMap target; mask", TypeError, () => run({ ignoreIndex: 1 }, soft)],
    ['f: ignoreIndex is "1", want a number', TypeError, () => run({ ignoreIndex: "1" as never })],
    ["f: ignoreIndex is 0.5, want a whole number", RangeError, () => run({ ignoreIndex: 0.5 })],
    ["f: mask is an array, want a Tensor or a LabelMap", TypeError, () => run({ mask: [1] as never })],
    ["f: mask is null", TypeError, () => run({ mask: null as never })],
    ["f: mask shape [3, 2] differs from [2, 3]", RangeError, () => run({ mask: ones([3, 2]) })],
    ["f: mask shape [2, 3, 1] differs from [2, 3]", RangeError, () => run({ mask: ones([2, 3, 1]) })],
    [
      "f: mask holds NaN at [0, 2]",
      RangeError,
      () => run({ mask: tensor([0, 1, Number.NaN, 1, 1, 1], shape) }),
    ],
  ])("%s", (message, kind, wrong) => {
    expect(wrong).toThrow(kind);
    expect(wrong).toThrow(message);
  });
});
