import { describe, expect, it } from "vitest";
import { diceLoss, labelMap, presets, tensor } from "../../src/index.ts";

describe("presets", () => {
  it("are frozen, all the way down", () => {
    expect(Object.isFrozen(presets)).toBe(true);
    for (const library of Object.values(presets)) {
      expect(Object.isFrozen(library)).toBe(true);
      for (const preset of Object.values(library)) expect(Object.isFrozen(preset)).toBe(true);
    }
  });

  it("take options on top", () => {
    const [p, t] = [tensor([0.8, 0.2], [1, 2, 1]), labelMap([1, 0], [1, 2])];
    const plain = diceLoss(p, t, presets.tensorflow.multiclass).item();
    const smoothed = diceLoss(p, t, { ...presets.tensorflow.multiclass, smooth: 1 }).item();
    expect(plain).toBeCloseTo(1 - (1.6 + 1e-6) / (2 + 1e-6), 7);
    expect(smoothed).toBeCloseTo(1 - 2.6 / 3, 7);
  });
});
