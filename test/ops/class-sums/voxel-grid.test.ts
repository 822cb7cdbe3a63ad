import { describe, expect, it } from "vitest";
import { grad, sum, type Target, type Tensor, type VoxelLossOptions } from "../../../src/index.ts";
import { readLossOptions } from "../../../src/losses/read/loss-options.ts";
import { readLoss } from "../../../src/losses/read/read-loss.ts";
import { voxelGrid } from "../../../src/ops/class-sums/voxel-grid.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const gridOf = (prediction: Tensor, target: Target, options: VoxelLossOptions = {}) => {
  const { layout, counted } = readLoss(readLossOptions("loss", options), prediction, target);
  return voxelGrid(prediction, target, layout, counted);
};
const p = tensor([0.5, 0.25, 0.125, 0.75, 0, 1], [1, 2, 3], { dtype: "float64" });
const labels = labelMap([2, 0], [1, 2]);

describe("voxelGrid", () => {
  it("lays out prediction and target with the classes on axis 2, in float64", () => {
    const last = gridOf(p, labels);
    expect(last.prediction.toArray()).toEqual([
      [
        [[0.5], [0.25], [0.125]],
        [[0.75], [0], [1]],
      ],
    ]);
    expect(last.target.toArray()).toEqual([
      [
        [[0], [0], [1]],
        [[1], [0], [0]],
      ],
    ]);
    expect(last.countedMask.toArray()).toEqual([[[[1]], [[1]]]]);
    const first = gridOf(tensor([...p.data], [1, 3, 2]), labels, { classAxis: 1 });
    expect(first.prediction.toArray()).toEqual([
      [
        [
          [0.5, 0.25],
          [0.125, 0.75],
          [0, 1],
        ],
      ],
    ]);
    expect(first.target.toArray()).toEqual([
      [
        [
          [0, 1],
          [0, 0],
          [1, 0],
        ],
      ],
    ]);
    expect(first.prediction.dtype).toBe("float64");
    const none = gridOf(tensor([0.5, 0], [1, 2]), labelMap([1, 0], [1, 2]), { classAxis: null });
    expect(none.prediction.shape).toEqual([1, 2, 1, 1]);
    expect([...none.target.data]).toEqual([1, 0]);
    const middle = gridOf(
      tensor(new Float32Array(24), [2, 2, 3, 2]),
      labelMap(new Uint8Array(8), [2, 2, 2]),
      {
        classAxis: 2,
      },
    );
    expect(middle.prediction.shape).toEqual([2, 2, 3, 2]);
    expect(middle.countedMask.shape).toEqual([2, 2, 1, 2]);
  });

  it("makes nothing of voxels that do not count, whatever they hold", () => {
    const broken = tensor([Number.NaN, 9, -9, 0.75, 0, 1], [1, 2, 3], { dtype: "float64" });
    const soft = tensor([Number.NaN, 255, -1, 0.5, 0.25, 0.25], [1, 2, 3], { dtype: "float64" });
    const grid = gridOf(broken, soft, { mask: labelMap([0, 5], [1, 2]) });
    expect([...grid.prediction.data]).toEqual([0, 0, 0, 0.75, 0, 1]);
    expect([...grid.target.data]).toEqual([0, 0, 0, 0.5, 0.25, 0.25]);
    expect([...grid.countedMask.data]).toEqual([0, 1]);
    const slopes = grad((x) => sum(gridOf(x, labelMap([7, 0], [1, 2]), { ignoreIndex: 7 }).prediction))(
      broken,
    );
    expect([...slopes.data]).toEqual([0, 0, 0, 1, 1, 1]);
  });
});
