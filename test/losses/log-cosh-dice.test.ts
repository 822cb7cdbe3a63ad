import { describe, expect, it } from "vitest";
import { diceLoss, logCoshDiceLoss } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

describe("value", () => {
  it("is log cosh of each Dice loss", () => {
    const p = tensor([0.9, 0.1, 0.2, 0.8, 0.6, 0.4], [1, 3, 2], { dtype: "float64" });
    const t = labelMap([0, 1, 1], [1, 3]);
    const [a, b] = diceLoss(p, t, { reduction: "none" }).data as Float64Array;
    const want = (Math.log(Math.cosh(a!)) + Math.log(Math.cosh(b!))) / 2;
    expect(logCoshDiceLoss(p, t).item()).toBeCloseTo(want, 14);
  });
});

it("names itself where an option is unknown", () => {
  const x = tensor([0.5, 0.5], [1, 2, 1]);
  expect(() => logCoshDiceLoss(x, x, { smooht: 1 } as never)).toThrow(
    /^logCoshDiceLoss: unknown option "smooht"/,
  );
});
