import { expect, it } from "vitest";
import { diceLoss, inspectGradient, tensor } from "../../../src/index.ts";

it("the push of 2097152 voxels with smoothing 1 turns at 1024 voxels", () => {
  const shape = [1, 128 ** 3];
  const prediction = tensor(new Float64Array(128 ** 3).fill(0.5), shape);
  const target = tensor(new Float64Array(128 ** 3).fill(1, 0, 10), shape);
  const { turningSize } = inspectGradient(diceLoss, prediction, target, { classAxis: null, smooth: 1 });
  expect(turningSize).toBe(1024);
});
