import { describe, expect, it } from "vitest";
import * as softdice from "../../src/index.ts";
import { grad, type LabelMap, multiply, sum, type Tensor } from "../../src/index.ts";
import {
  expectClose,
  gradientFloor,
  type PlainTensor,
  plainLabels,
  plainTensor,
  referenceCases,
} from "./reference.ts";

interface LossCase {
  name: string;
  loss: string;
  prediction: PlainTensor;
  target: PlainTensor & { kind: "tensor" | "labels" };
  options: Record<string, unknown> & { mask?: { labels: PlainTensor } | { tensor: PlainTensor } };
  value: PlainTensor;
  weights?: number[];
  gradient: (number | null)[];
  tolerance?: number;
  tolerance32?: number;
}

type Loss = (prediction: Tensor, target: Tensor | LabelMap, options: object) => Tensor;
const losses = softdice as unknown as Record<string, Loss | undefined>;

const cases = referenceCases<LossCase>("losses.json").filter(({ loss }) => losses[loss] !== undefined);

function bind(test: LossCase, dtype: "float32" | "float64") {
  const { mask, ...options } = test.options;
  if (mask !== undefined) {
    Object.assign(options, {
      mask: "labels" in mask ? plainLabels(mask.labels) : plainTensor(mask.tensor, dtype),
    });
  }
  const target = test.target.kind === "labels" ? plainLabels(test.target) : plainTensor(test.target, dtype);
  const prediction = plainTensor(test.prediction, dtype);
  return { prediction, loss: (p: Tensor) => losses[test.loss]!(p, target, options) };
}

describe("losses agree with the reference", () => {
  it.each(cases.map((test) => [test.name, test] as const))("%s", (_, test) => {
    const { prediction, loss } = bind(test, "float64");
    const tolerance = test.tolerance ?? 1e-12;
    const value = loss(prediction);
    expect(value.shape).toEqual(test.value.shape);
    expectClose(value.data, test.value.data, tolerance, 0.01);
    const { weights } = test;
    const scalar =
      weights === undefined
        ? loss
        : (p: Tensor) =>
            sum(multiply(loss(p), plainTensor({ shape: test.value.shape, data: weights }, "float64")));
    const gradient = grad(scalar)(prediction);
    expect(gradient.shape).toEqual(prediction.shape);
    expectClose(gradient.data, test.gradient, tolerance, gradientFloor(test.gradient));
  });

  it.each(cases.map((test) => [test.name, test] as const))("%s, float32", (_, test) => {
    const { prediction, loss } = bind(test, "float32");
    expectClose(loss(prediction).data, test.value.data, test.tolerance32 ?? 1e-5, 1);
    expect(grad((p) => sum(loss(p)))(prediction).dtype).toBe("float32");
  });
});
