import { describe, expect, it } from "vitest";
import {
  classRows,
  fromClassRows,
  type LovaszOperands,
  lovaszErrors,
  lovaszGradient,
} from "../../../src/kernels/lovasz/lovasz-sums.ts";
import { withoutSimd } from "../../../src/kernels/simd/simd-module.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";
import { randomLabels, randomValues } from "../../tensor/random-values.ts";
import { expectSameBits } from "../same-bits.ts";

const LAYOUTS = [
  ["first", classLayout("f", [2, 3, 1100], 1)],
  ["last", classLayout("f", [2, 1100, 3], -1)],
  ["between", classLayout("f", [2, 11, 3, 100], 2)],
] as const;
const rows = Float64Array.from(randomValues(6600, 1, -4, 4));
const labels = Uint8Array.from(randomLabels(2200, 2, 3));
const counted = Uint8Array.from(randomLabels(2200, 3, 4), (label) => Math.min(1, label));

describe.each(LAYOUTS)("classes %s", (_, layout) => {
  const operands: LovaszOperands = {
    layout,
    prediction: Float32Array.from(fromClassRows(rows, layout)),
    target: labels,
    counted: null,
    form: "softmax",
  };

  it("rows come back to their places", () => {
    expect(classRows(fromClassRows(rows, layout), layout)).toEqual(rows);
  });

  it("errors, Σ t and gradient are those of classes first", () => {
    const [, first] = LAYOUTS[0];
    const model = { ...operands, layout: first, prediction: Float32Array.from(rows) };
    for (const mask of [null, counted]) {
      const own = lovaszErrors({ ...operands, counted: mask }, true);
      expect(own).toEqual(lovaszErrors({ ...model, counted: mask }, true));
      expect(own.valid).toBe(true);
      expect(own.targetVoxels[1]).toBe(
        labels.subarray(0, 1100).reduce((sum, label, k) => sum + (label === 1 && mask?.[k] !== 0 ? 1 : 0), 0),
      );
      const slopes = [1, -2, 3, 0.5, 0, 1];
      const weights = own.errors.map((error) => error / 7);
      const gradient = lovaszGradient({ ...operands, counted: mask }, weights, slopes, "float32");
      const want = lovaszGradient({ ...model, counted: mask }, weights, slopes, "float32");
      expectSameBits(Float32Array.from(classRows(gradient, layout)), want as Float32Array);
      expectSameBits(
        gradient,
        withoutSimd(() => lovaszGradient({ ...operands, counted: mask }, weights, slopes, "float32")),
      );
    }
  });

  it("reports what is no number, where it counts", () => {
    const wrong = operands.prediction.slice();
    wrong[0] = Number.NaN;
    expect(lovaszErrors({ ...operands, prediction: wrong }, true).valid).toBe(false);
    const mask = new Uint8Array(2200).fill(1);
    mask[0] = 0;
    expect(lovaszErrors({ ...operands, prediction: wrong, counted: mask }, true).valid).toBe(true);
  });
});
