import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad, lovaszHingeLoss, lovaszSoftmaxLoss } from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { REDUCTIONS, type Traits } from "../inputs/voxel-inputs.ts";
import { expectDigitsAtSaturation, voxelProperties } from "../properties/voxel-properties.ts";

const shared = {
  hard: true,
  straight: true,
  own: fc.record(REDUCTIONS),
  adapt: ({ classWeights, ...options }) =>
    classWeights === undefined || options.average === "micro" ? options : { ...options, classWeights },
} satisfies Partial<Traits>;

describe("lovaszSoftmaxLoss", () => {
  voxelProperties(lovaszSoftmaxLoss, {
    ...shared,
    activations: (classes) => ["none", "sigmoid", ...(classes > 1 ? ["softmax" as const] : [])],
    largest: 1,
  });

  it("keeps its digits in float32 at logits of ±30", () => {
    expectDigitsAtSaturation(lovaszSoftmaxLoss, { activation: "softmax" });
    expectDigitsAtSaturation(lovaszSoftmaxLoss, { activation: "sigmoid" });
  });

  it("has a slope where an error is next to 0, at logits of ±30", () => {
    const logits = tensor([30, -30], [1, 1, 2], { dtype: "float64" });
    const slopes = grad((x) => lovaszSoftmaxLoss(x, labelMap([0], [1, 1]), { activation: "softmax" }))(
      logits,
    );
    // Both errors are 1 − p, each the largest of its class.
    expect(slopes.data[0]! / Math.exp(-60)).toBeCloseTo(-1, 10);
    expect(slopes.data[1]! / Math.exp(-60)).toBeCloseTo(1, 10);
  });
});

describe("lovaszHingeLoss", () => {
  voxelProperties(lovaszHingeLoss, {
    ...shared,
    activations: () => ["none"],
    values: [-2.4683, 2.5317],
    largest: 3.54,
    perfect: (target) => 3 * (2 * target - 1),
  });
});
