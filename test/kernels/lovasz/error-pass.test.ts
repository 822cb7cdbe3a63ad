import { expect, it } from "vitest";
import { takeErrors, usesLabels } from "../../../src/kernels/lovasz/error-pass.ts";
import type { LovaszOperands } from "../../../src/kernels/lovasz/lovasz-operands.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";

// One sample of three voxels and two classes, of which the last voxel does not count.
const operands: LovaszOperands = {
  layout: classLayout("f", [1, 3, 2], -1),
  prediction: Float64Array.of(0, 0, Math.log(3), 0, 5, 5),
  target: Uint8Array.of(0, 1, 1),
  counted: Uint8Array.of(1, 1, 0),
  form: "softmax",
};

it("takes |t − p| of the rows that have a place, and counts the target of all", () => {
  const errors = new Float64Array(4).fill(9);
  const { targetVoxels, valid } = takeErrors(operands, [0], true, { errors, starts: [-1, 1] });
  expect(targetVoxels).toEqual(Float64Array.of(1, 1));
  expect(valid).toBe(true);
  expect([...errors.subarray(0, 2)]).toEqual([9, 0.5]);
  // log 3 is rounded.
  expect(errors[2]).toBeCloseTo(0.75, 14);
});

it("reports a value that is no number", () => {
  const prediction = operands.prediction.map((value, k) => (k === 2 ? Number.NaN : value));
  const rows = { errors: new Float64Array(6), starts: [0, 3] };
  expect(takeErrors({ ...operands, prediction }, [0], true, rows).valid).toBe(false);
});

it("takes labels as they are for a softmax only", () => {
  expect(usesLabels(operands)).toBe(true);
  expect(usesLabels({ ...operands, form: "hinge" })).toBe(false);
  expect(usesLabels({ ...operands, target: Float64Array.of(1, 0, 0, 1, 0, 1) })).toBe(false);
});
