import { describe, expect, it } from "vitest";
import { sum, type Tensor } from "../../../src/index.ts";
import { composedTerms, composedWeights } from "../../../src/ops/class-sums/composed-terms.ts";
import { voxelGrid } from "../../../src/ops/class-sums/voxel-grid.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { naiveSums } from "../../kernels/class-sums/cases/naive-sums.ts";
import { expectGradients, randomTensor } from "../aspects/gradients.ts";

const layout = classLayout("f", [1, 4, 3], -1);
const target = labelMap([0, 1, 2, 1], [1, 4]);
const counted = Uint8Array.of(1, 1, 0, 1);
const weights = Float64Array.of(1, 0.5, 2);
const shared = { weights, positive: 1.25, negative: 0.75, smoothing: 0 };

describe.each(["none", "sigmoid", "softmax"] as const)("activation %s", (activation) => {
  const x = randomTensor([1, 4, 3], 1, 0.1, 0.9);
  const forms =
    activation === "none" ? ["categorical", "binary"] : [activation === "softmax" ? "categorical" : "binary"];

  it.each(
    forms.flatMap((form) => [0, 2, 0.5].map((gamma) => [form as "categorical" | "binary", gamma] as const)),
  )("%s terms with γ = %f are those of a loop, and so are their derivatives", (form, gamma) => {
    const terms = { ...shared, form, gamma };
    const total = (p: Tensor) => sum(composedTerms(voxelGrid(p, target, layout, counted), activation, terms));
    const operands = {
      layout,
      prediction: x.data,
      target: target.data,
      counted,
      activation,
      overlap: null,
      terms,
      termPass: null,
    };
    const want = naiveSums(operands);
    expect(total(x).item()).toBeCloseTo(want[12]!, 12);
    expectGradients(total, x);
    if (form === "categorical") {
      const sumOfWeights = sum(composedWeights(voxelGrid(x, target, layout, counted), terms)).item();
      expect(sumOfWeights).toBeCloseTo(want[13]!, 12);
    }
  });
});

it("label smoothing leaves out what does not count", () => {
  const x = randomTensor([1, 4, 3], 1, 0.1, 0.9);
  const terms = { ...shared, form: "categorical", gamma: 0, smoothing: 0.3 } as const;
  const elements = composedTerms(voxelGrid(x, target, layout, counted), "none", terms);
  expect(elements.data[2]! === 0).toBe(true);
  expect(elements.data[1]).toBeGreaterThan(0);
});
