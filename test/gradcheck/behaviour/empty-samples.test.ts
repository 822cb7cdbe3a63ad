import { describe, expect, it } from "vitest";
import {
  binaryCrossEntropyLoss,
  diceLoss,
  inspectGradient,
  labelMap,
  sum,
  type Tensor,
  tensor,
} from "../../../src/index.ts";

describe("samples without an object", () => {
  const batch = (sizes: readonly number[]) =>
    tensor(
      sizes.flatMap((size) => Array.from({ length: 50 }, (_, k) => (k < size ? 1 : 0))),
      [sizes.length, 50],
    );
  const half = tensor(new Float64Array(200).fill(0.5), [4, 50]);

  it("are counted, with their part of the gradient", () => {
    const options = { classAxis: null, absentClasses: "zero" } as const;
    expect(inspectGradient(diceLoss, half, batch([5, 0, 0, 9]), options).emptySamples).toEqual({
      samples: 2,
      of: 4,
      share: 0,
    });
    const { emptySamples } = inspectGradient(binaryCrossEntropyLoss, half, batch([5, 0, 0, 9]), {
      classAxis: null,
    });
    expect(emptySamples!.share).toBeCloseTo(0.5, 12);
    expect(inspectGradient(diceLoss, half, batch([5, 1, 1, 9]), options).emptySamples!.samples).toBe(0);
  });

  it("have class 0 alone, where there are several classes", () => {
    const p = tensor(new Float64Array(12).fill(0.5), [2, 3, 2]);
    const target = labelMap([0, 0, 0, 0, 1, 0], [2, 3]);
    expect(inspectGradient(diceLoss, p, target).emptySamples).toMatchObject({ samples: 1, of: 2 });
  });

  it("are not sought in one sample, nor along an axis of classes", () => {
    const one = tensor(new Float64Array(50).fill(0.5), [1, 50]);
    expect(inspectGradient(diceLoss, one, batch([5]), { classAxis: null }).emptySamples).toBeNull();
    const total = (x: Tensor) => sum(x);
    expect(inspectGradient(total, half, batch([5, 0, 0, 9]), { classAxis: 0 }).emptySamples).toBeNull();
  });
});
