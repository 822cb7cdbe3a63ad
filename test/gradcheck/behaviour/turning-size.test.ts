import { describe, expect, it } from "vitest";
import { valueAndGrad } from "../../../src/autodiff/differentiate.ts";
import { findTurningSize } from "../../../src/gradcheck/behaviour/turning-size.ts";
import { diceLoss, labelMap, type Target, type Tensor, tensor } from "../../../src/index.ts";

const lossOf = (smooth: number) => (target: Target) =>
  valueAndGrad((x: Tensor) => diceLoss(x, target, { classAxis: null, smooth }));

describe("findTurningSize", () => {
  it("is where 2G² + 2Gε passes Nε, whatever the prediction, for a mask and for labels", () => {
    for (const [voxels, smooth] of [
      [400, 1],
      [1000, 0.5],
      [50, 3],
    ] as const) {
      let size = 1;
      while (2 * size ** 2 + 2 * size * smooth <= voxels * smooth) size++;
      for (const p of [0.1, 0.8]) {
        const prediction = tensor(new Float64Array(voxels).fill(p), [1, voxels]);
        expect(findTurningSize(lossOf(smooth), prediction, prediction)).toBe(size);
        const labels = labelMap(new Uint8Array(voxels), [1, voxels]);
        expect(findTurningSize(lossOf(smooth), prediction, labels)).toBe(size);
      }
    }
  });

  it("is null where no size turns the sum", () => {
    const prediction = tensor(new Float64Array(64).fill(0.4), [1, 64]);
    expect(findTurningSize(lossOf(0), prediction, prediction)).toBeNull();
  });
});
