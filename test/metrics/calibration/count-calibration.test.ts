import { describe, expect, it } from "vitest";
import { countCalibration, labelMap, oneHot, tensor } from "../../../src/index.ts";
import { binOf } from "../../../src/metrics/calibration/count-calibration.ts";

describe("binOf", () => {
  it("puts a border into the bin below, and 0 into the first", () => {
    for (const bins of [1, 3, 7, 10, 15, 49]) {
      expect(binOf(0, bins)).toBe(0);
      for (let k = 1; k <= bins; k++) {
        expect(binOf(k / bins, bins)).toBe(k - 1);
        if (k < bins) expect(binOf((k / bins) * (1 + 2 ** -50), bins)).toBe(k);
      }
    }
  });
});

describe("countCalibration", () => {
  const prediction = tensor([0.9, 0.1, 0.75, 0.25, 0.5, 0.5], [1, 3, 2]);

  it("counts every class of every voxel", () => {
    const counts = countCalibration(prediction, labelMap([0, 1, 0], [1, 3]), { bins: 2 });
    expect(counts.voxels).toEqual([
      [1, 2],
      [3, 0],
    ]);
    expect(counts.hits).toEqual([
      [1, 1],
      [1, 0],
    ]);
    expect(counts.wholes[1]![0]! + counts.parts[1]![0]! / 2 ** 32).toBe((Math.fround(0.1) + 0.75) * 2 ** 20);
  });

  it("takes one-hot targets, channels first, and leaves voxels out", () => {
    const target = labelMap([0, 1, 0], [1, 3]);
    const counts = countCalibration(prediction, target, { bins: 3 });
    expect(countCalibration(prediction, oneHot(target, 2), { bins: 3 })).toEqual(counts);
    const first = tensor([0.9, 0.75, 0.5, 0.1, 0.25, 0.5], [1, 2, 3]);
    expect(countCalibration(first, target, { bins: 3, classAxis: 1 })).toEqual(counts);
    const masked = countCalibration(prediction, target, { mask: labelMap([1, 0, 0], [1, 3]), bins: 1 });
    expect(masked.voxels).toEqual([[1], [1]]);
    expect(countCalibration(prediction, target, { ignoreIndex: 0, bins: 1 }).voxels).toEqual([[1], [1]]);
  });

  it("grants rounding beyond 0 and 1", () => {
    const p = tensor([1 + 5e-7, -5e-7], [1, 2], { dtype: "float64" });
    const { wholes, parts } = countCalibration(p, labelMap([1, 0], [1, 2]), { classAxis: null, bins: 2 });
    expect([wholes, parts]).toEqual([[[0, 2 ** 20]], [[0, 0]]]);
  });
});
