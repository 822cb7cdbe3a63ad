import { describe, expect, it } from "vitest";
import { type LovaszLossOptions, labelMap, tensor } from "../../../src/index.ts";
import { lovaszWeights } from "../../../src/kernels/overlap/lovasz.ts";
import { readLossOptions } from "../../../src/losses/read/loss-options.ts";
import { readLoss } from "../../../src/losses/read/read-loss.ts";
import { targetVoxelsOf } from "../../../src/losses/shapes/class-channels.ts";
import { lovaszSetWeights } from "../../../src/losses/shapes/lovasz-sets.ts";
import { samplesOf } from "../../../src/losses/sums/samples.ts";
import { voxelGrid } from "../../../src/ops/class-sums/voxel-grid.ts";
import { randomValues } from "../../tensor/random-values.ts";

// Two samples of three voxels and two classes, channels last; class 1 is absent from the second.
const prediction = tensor(randomValues(12, 1, 0, 1), [2, 3, 2]);
const target = labelMap([0, 1, 1, 0, 0, 0], [2, 3]);

function weightsUnder(options: LovaszLossOptions) {
  const input = readLoss(readLossOptions("loss", options), prediction, target);
  const grid = voxelGrid(prediction, target, input.layout, input.counted);
  const samples = samplesOf(input, targetVoxelsOf(grid.target));
  return { weights: lovaszSetWeights(prediction, grid, input, samples).data, grid };
}

describe("lovaszSetWeights", () => {
  it.each<[LovaszLossOptions, number[][]]>([
    [
      {},
      [
        [0, 2, 4],
        [1, 3, 5],
        [6, 8, 10],
        [7, 9, 11],
      ],
    ],
    [
      { batch: true },
      [
        [0, 2, 4, 6, 8, 10],
        [1, 3, 5, 7, 9, 11],
      ],
    ],
    [
      { average: "micro" },
      [
        [0, 2, 4, 1, 3, 5],
        [6, 8, 10, 7, 9, 11],
      ],
    ],
    [{ average: "micro", batch: true }, [[0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11]]],
    [
      { absentClasses: "skip" },
      [
        [0, 2, 4],
        [1, 3, 5],
        [6, 8, 10],
      ],
    ],
    [
      { includeBackground: false },
      [
        [1, 3, 5],
        [7, 9, 11],
      ],
    ],
    [
      { mask: labelMap([1, 0, 1, 1, 1, 0], [2, 3]) },
      [
        [0, 4],
        [1, 5],
        [6, 8],
        [7, 9],
      ],
    ],
  ])("under %j has the sets %j, and weight 0 outside of them", (options, sets) => {
    const { weights, grid } = weightsUnder(options);
    const want = new Float64Array(12);
    for (const set of sets) lovaszWeights(want, prediction.data, grid.target.data, Int32Array.from(set));
    expect(weights).toEqual(want);
  });
});
