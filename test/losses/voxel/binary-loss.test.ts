import { describe, expect, it } from "vitest";
import type { Target, VoxelLossOptions } from "../../../src/index.ts";
import { binaryLoss, isBinary } from "../../../src/losses/voxel/binary-loss.ts";
import { voxelGrid } from "../../../src/losses/voxel/voxel-grid.ts";
import { voxelSettings } from "../../../src/losses/voxel/voxel-options.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const f64 = { dtype: "float64" } as const;
const prediction = tensor(new Float64Array(4).fill(0.5), [1, 2, 2]);
const labels = labelMap([0, 1], [1, 2]);
const terms = {
  positive: tensor([-1, -2, -4, -8], [1, 2, 2, 1], f64),
  negative: tensor([-16, -32, -64, -128], [1, 2, 2, 1], f64),
};

function lossOf(options: VoxelLossOptions, target: Target = labels) {
  const settings = voxelSettings("loss", options);
  return binaryLoss(voxelGrid("loss", prediction, target, settings), terms, prediction.shape, settings);
}

describe("binaryLoss", () => {
  // Class 0: 1 and 64. Class 1: 32 and 8.
  it.each<[VoxelLossOptions, number]>([
    [{}, 105 / 4],
    [{ weightNormalization: "none" }, 105 / 4],
    [{ reduction: "sum" }, 105],
    [{ classWeights: [3, 1] }, (3 * 65 + 40) / 2 / 4],
    [{ classWeights: [3, 1], weightNormalization: "classes" }, (3 * 65 + 40) / 2 / 2],
    [{ classWeights: [3, 1], weightNormalization: "none" }, (3 * 65 + 40) / 2],
    [{ classWeights: [3, 1], reduction: "sum" }, 3 * 65 + 40],
    [{ includeBackground: false }, 20],
    [{ includeBackground: false, classWeights: [3, 2] }, 20],
    [{ mask: labelMap([0, 1], [1, 2]) }, 72 / 2],
    [{ mask: labelMap([0, 0], [1, 2]) }, 0],
  ])("under %j is %f", (options, want) => {
    expect(lossOf(options).item()).toBeCloseTo(want, 13);
  });

  it("is linear in the target", () => {
    expect(lossOf({ reduction: "sum" }, tensor([0.25, 1, 0, 0.5], [1, 2, 2], f64)).item()).toBe(
      0.25 * 1 + 0.75 * 16 + 2 + 64 + 0.5 * 8 + 0.5 * 128,
    );
  });

  it("without reduction has the prediction's layout", () => {
    const options = { reduction: "none", classWeights: [3, 1] } as const;
    expect(lossOf(options).toArray()).toEqual([
      [
        [3, 32],
        [192, 8],
      ],
    ]);
    expect(lossOf({ ...options, includeBackground: false }).toArray()).toEqual([[[32], [8]]]);
  });
});

describe("isBinary", () => {
  it.each<[readonly number[], VoxelLossOptions, boolean]>([
    [[1, 2, 2], {}, false],
    [[1, 2, 2], { activation: "softmax" }, false],
    [[1, 2, 2], { activation: "sigmoid" }, true],
    [[1, 2, 1], {}, true],
    [[1, 1, 2], {}, false],
    [[1, 1, 2], { classAxis: 1 }, true],
    [[1, 2, 2], { classAxis: null }, true],
  ])("of shape %j under %j is %s", (shape, options, want) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    expect(isBinary(tensor(new Float32Array(size), shape), options)).toBe(want);
  });

  it("leaves it to the loss to refuse what is no tensor", () => {
    expect(isBinary([0.5] as never, {})).toBe(false);
  });
});
