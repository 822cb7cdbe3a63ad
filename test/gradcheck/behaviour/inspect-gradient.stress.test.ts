import { expect, it } from "vitest";
import { diceLoss, inspectGradient, tensor } from "../../../src/index.ts";

it.each([
  [512 ** 2, 362],
  [128 ** 3, 1024],
])("the push of %d voxels with smoothing 1 turns at %d voxels", (voxels, size) => {
  const prediction = tensor(new Float64Array(voxels).fill(0.5), [1, voxels]);
  const target = tensor(new Float64Array(voxels).fill(1, 0, 10), [1, voxels]);
  const { turningSize } = inspectGradient(diceLoss, prediction, target, { classAxis: null, smooth: 1 });
  expect(turningSize).toBe(size);
});
