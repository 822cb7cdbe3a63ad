import { describe, expect, it } from "vitest";
import { focalTverskyLoss, grad, tverskyLoss } from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

const f64 = { dtype: "float64" } as const;
const p = tensor([0.9, 0.2, 0.4, 0.7], [1, 2, 2], f64);
const t = tensor([1, 0, 0, 1], [1, 2, 2], f64);

describe("value", () => {
  it("is a power of each class, not of their mean, a fault of others", () => {
    const [a, b] = tverskyLoss(p, t, { alpha: 0.3, beta: 0.7, reduction: "none" }).data as Float64Array;
    const loss = focalTverskyLoss(p, t, { gamma: 2 }).item();
    expect(loss).toBeCloseTo((a! ** 2 + b! ** 2) / 2, 14);
    expect(loss).not.toBeCloseTo(((a! + b!) / 2) ** 2, 4);
  });

  it("is the Tversky loss at γ = 1", () => {
    expect(focalTverskyLoss(p, t, { gamma: 1 }).item()).toBe(
      tverskyLoss(p, t, { alpha: 0.3, beta: 0.7 }).item(),
    );
  });
});

describe("edges", () => {
  it.each([0.5, 0.75, 1, 2])("has a finite gradient at a perfect prediction, γ = %s", (gamma) => {
    expect(focalTverskyLoss(t, t, { gamma }).item()).toBe(0);
    expect(grad((x) => focalTverskyLoss(x, t, { gamma }))(t).data.every((entry) => entry === 0)).toBe(true);
  });

  it("refuses a negative exponent", () => {
    expect(() => focalTverskyLoss(p, t, { gamma: -1 })).toThrow(
      new RangeError("focalTverskyLoss: gamma is -1, want a finite number from 0"),
    );
  });
});

it("names itself where an option is unknown", () => {
  const x = tensor([0.5, 0.5], [1, 2, 1]);
  expect(() => focalTverskyLoss(x, x, { smooht: 1 } as never)).toThrow(
    /^focalTverskyLoss: unknown option "smooht"/,
  );
  expect(() => focalTverskyLoss(x, x, { beta: 0.4, alpha: 0.6, gamma: 1 })).not.toThrow();
});
