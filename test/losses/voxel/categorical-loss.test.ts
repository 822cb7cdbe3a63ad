import { describe, expect, it } from "vitest";
import type { Target, VoxelLossOptions } from "../../../src/index.ts";
import { categoricalLoss } from "../../../src/losses/voxel/categorical-loss.ts";
import { voxelGrid } from "../../../src/losses/voxel/voxel-grid.ts";
import { voxelSettings } from "../../../src/losses/voxel/voxel-options.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const f64 = { dtype: "float64" } as const;
const prediction = tensor(new Float64Array(6).fill(0.5), [1, 3, 2]);
const labels = labelMap([0, 1, 1], [1, 3]);
// Class 0 at the first voxel: 1. Class 1 at the others: 4 and 16.
const logs = tensor([-1, -2, -3, -4, -5, -16], [1, 3, 2, 1], f64);

function lossOf(options: VoxelLossOptions, target: Target = labels) {
  const settings = voxelSettings("loss", options);
  const grid = voxelGrid("loss", prediction, target, settings);
  return categoricalLoss(grid, grid.target, logs, settings);
}

describe("categoricalLoss", () => {
  it.each<[VoxelLossOptions, number]>([
    [{}, 7],
    [{ weightNormalization: "none" }, 7],
    [{ reduction: "sum" }, 21],
    [{ classWeights: [10, 1] }, 30 / 12],
    [{ classWeights: [10, 1], weightNormalization: "classes" }, 30 / 6],
    [{ classWeights: [10, 1], weightNormalization: "none" }, 30 / 3],
    [{ classWeights: [10, 1], reduction: "sum" }, 30],
    [{ includeBackground: false }, 20 / 2],
    [{ includeBackground: false, classWeights: [10, 2], weightNormalization: "classes" }, 40 / 3],
    [{ mask: labelMap([1, 1, 0], [1, 3]) }, 5 / 2],
    [{ mask: labelMap([1, 1, 0], [1, 3]), classWeights: [10, 1] }, 14 / 11],
    [{ ignoreIndex: 1, classWeights: [10, 1], weightNormalization: "classes" }, 10 / 2],
    [{ ignoreIndex: 1, includeBackground: false }, 0],
    [{ classWeights: [0, 1], ignoreIndex: 1 }, 0],
  ])("under %j is %f", (options, want) => {
    expect(lossOf(options).item()).toBeCloseTo(want, 14);
  });

  it("is divided by what the target sums to", () => {
    const soft = tensor([0.5, 0, 0.25, 0.25, 0, 1], [1, 3, 2], f64);
    expect(lossOf({}, soft).item()).toBeCloseTo((0.5 + 0.75 + 1 + 16) / 2, 14);
  });

  it("without reduction is a map of voxels", () => {
    expect(
      lossOf({ reduction: "none", classWeights: [10, 1], mask: labelMap([1, 0, 1], [1, 3]) }).toArray(),
    ).toEqual([[10, expect.closeTo(0, 300), 16]]);
  });
});
