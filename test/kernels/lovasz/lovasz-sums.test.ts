import { describe, expect, it } from "vitest";
import { classRows, fromClassRows } from "../../../src/kernels/lovasz/class-rows.ts";
import type { LovaszOperands } from "../../../src/kernels/lovasz/lovasz-operands.ts";
import { lovaszSums, putLovaszGradient } from "../../../src/kernels/lovasz/lovasz-sums.ts";
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

/** Sets of the six rows: each row alone, a class of both samples, all classes of a sample, and rows in no set. */
const SETS = [
  ["a class", [[0], [1], [2], [3], [4], [5]]],
  [
    "a class of the batch",
    [
      [0, 3],
      [1, 4],
      [2, 5],
    ],
  ],
  [
    "all classes",
    [
      [0, 1, 2],
      [3, 4, 5],
    ],
  ],
  ["some", [[1], [5]]],
] as const;

/** The sums of sets, what their choice is told, and the gradient for some derivatives. */
function resultsOf(given: LovaszOperands, sets: readonly (readonly number[])[], most?: number) {
  let told: { targetVoxels: Float64Array; valid: boolean } = {
    targetVoxels: new Float64Array(0),
    valid: false,
  };
  const choose = (targetVoxels: Float64Array, valid: boolean) => {
    told = { targetVoxels, valid };
    return sets;
  };
  const gradient = given.prediction.slice();
  const taken = lovaszSums(given, true, choose, gradient, most);
  expect(lovaszSums(given, true, choose, null, most).sums).toEqual(taken.sums);
  putLovaszGradient(given, taken, [1, -2, 3, 0.5, 0, 1], gradient);
  return { ...told, sums: taken.sums, gradient };
}

describe.each(LAYOUTS)("classes %s", (_, layout) => {
  const operands: LovaszOperands = {
    layout,
    prediction: Float32Array.from(fromClassRows(rows, layout)),
    target: labels,
    counted: null,
    form: "softmax",
  };

  it.each(SETS)("sums, Σ t and gradient are those of classes first, %s", (_, sets) => {
    const [, first] = LAYOUTS[0];
    const model = { ...operands, layout: first, prediction: Float32Array.from(rows) };
    for (const mask of [null, counted]) {
      const own = resultsOf({ ...operands, counted: mask }, sets);
      const want = resultsOf({ ...model, counted: mask }, sets);
      expect(own.sums).toEqual(want.sums);
      expect(own.targetVoxels).toEqual(want.targetVoxels);
      expect(own.targetVoxels[1]).toBe(
        labels.subarray(0, 1100).reduce((sum, label, k) => sum + (label === 1 && mask?.[k] !== 0 ? 1 : 0), 0),
      );
      expectSameBits(Float32Array.from(classRows(own.gradient, layout)), want.gradient as Float32Array);
      // In groups of four rows, in float64, and without SIMD.
      const inGroups = resultsOf({ ...operands, counted: mask }, sets, 1);
      expect(inGroups.sums).toEqual(own.sums);
      expectSameBits(inGroups.gradient, own.gradient);
      const prediction = Float64Array.from(operands.prediction);
      const wide = resultsOf({ ...operands, prediction, counted: mask }, sets, 1);
      expect(wide.sums).toEqual(own.sums);
      expectSameBits(Float32Array.from(wide.gradient), own.gradient as Float32Array);
      const plain = withoutSimd(() => resultsOf({ ...operands, counted: mask }, sets));
      expect(plain.sums).toEqual(own.sums);
      expectSameBits(plain.gradient, own.gradient);
    }
  });

  it("reports what is no number, where it counts", () => {
    const wrong = operands.prediction.slice();
    wrong[0] = Number.NaN;
    const validOf = (given: LovaszOperands) => resultsOf(given, [[0]]).valid;
    expect(validOf({ ...operands, prediction: wrong })).toBe(false);
    const mask = new Uint8Array(2200).fill(1);
    mask[0] = 0;
    expect(validOf({ ...operands, prediction: wrong, counted: mask })).toBe(true);
  });
});
