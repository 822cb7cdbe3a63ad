import { expect, it } from "vitest";
import { classGradient } from "../../../src/kernels/class-sums/class-gradient.ts";
import { classSums } from "../../../src/kernels/class-sums/class-sums.ts";
import type { ClassSumsOperands } from "../../../src/kernels/class-sums/operands.ts";
import { TERM_PASS } from "../../../src/kernels/class-sums/term-pass.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";
import { dropLoss, finishLoss, type LossPartCall, startLoss } from "../../../src/workers/loss/loss-task.ts";

const call: LossPartCall = {
  key: 1,
  layout: classLayout("f", [2, 2], null),
  part: { sample: 1, start: 0, end: 2 },
  prediction: Float32Array.of(0.5, 1, 0.25, 0.75),
  target: Uint8Array.of(1, 1, 1, 0),
  counted: null,
  activation: "none",
  overlap: "products",
  terms: null,
  checked: true,
};
// Of the second sample 2 for Σ p·t, 1 for Σ p: 2·t + 1.
const slopes = { overlap: Float64Array.of(5, 2, 7, 1), terms: null };
const ofPart = { overlap: Float64Array.of(2, 1), terms: null };

it("reads its part of the arrays, and sends a gradient as long as they are", () => {
  const { value } = startLoss(call);
  // Σ p·t, Σ p, Σ t, Σ t, no terms, no weights, two voxels.
  expect(value).toEqual({ blocks: Float64Array.of(0.25, 1, 1, 1, 0, 0, 2), valid: true });
  const copied = {
    ...call,
    key: 2,
    layout: classLayout("f", [1, 2], null),
    part: { sample: 0, start: 0, end: 2 },
    prediction: Float32Array.of(0.25, 0.75),
    target: Uint8Array.of(1, 0),
  };
  expect(startLoss(copied).value).toEqual(value);
  const { value: gradient, transfer } = finishLoss({ key: 2, slopes: ofPart, gradient: null });
  expect(gradient).toEqual(Float32Array.of(3, 1));
  expect(transfer).toEqual([(gradient as Float32Array).buffer]);
  dropLoss({ key: 1 });
});

it("puts its gradient where it is asked to", () => {
  startLoss(call);
  const gradient = Float32Array.of(8, 9, 0, 0);
  expect(finishLoss({ key: 1, slopes, gradient }).value).toBe(null);
  expect([...gradient]).toEqual([8, 9, 3, 1]);
});

it("leaves out voxels that do not count, and takes soft targets", () => {
  startLoss({
    ...call,
    counted: Uint8Array.of(1, 1, 1, 0),
    target: Float32Array.of(1, 1, 1, 0),
  });
  const gradient = new Float32Array(4);
  finishLoss({ key: 1, slopes, gradient });
  expect([...gradient]).toEqual([0, 0, 3, 0]);
});

it("reports a value that is not a probability, if asked", () => {
  const wrong = { ...call, prediction: Float32Array.of(0.5, 1, 1.5, 0.75) };
  expect(startLoss(wrong).value).toMatchObject({ valid: false });
  expect(startLoss({ ...wrong, checked: false }).value).toMatchObject({ valid: true });
  dropLoss({ key: 1 });
});

it("knows no part that was not begun, was finished, or was dropped", () => {
  const gone = "pool: the worker that began this part is gone";
  expect(() => finishLoss({ key: 7, slopes, gradient: null })).toThrow(gone);
  startLoss(call);
  dropLoss({ key: 1 });
  expect(() => finishLoss({ key: 1, slopes, gradient: null })).toThrow(gone);
});

it("is the pass itself where the part is all", () => {
  const terms = {
    form: "categorical",
    gamma: 0,
    weights: Float64Array.of(1, 2),
    positive: 1,
    negative: 1,
    smoothing: 0,
  } as const;
  const operands: ClassSumsOperands = {
    layout: classLayout("f", [1, 2, 3], 1),
    prediction: Float32Array.of(1, -2, 3, 0.5, 0.25, -1),
    target: Uint8Array.of(1, 0, 1),
    counted: null,
    activation: "softmax",
    overlap: "products",
    terms,
    termPass: TERM_PASS,
  };
  const { value } = startLoss({ ...operands, key: 3, part: { sample: 0, start: 0, end: 3 }, checked: true });
  expect(value).toEqual({ blocks: classSums(operands, true).sums, valid: true });
  const both = { overlap: Float64Array.of(1, 2, 3, 4), terms: Float64Array.of(5) };
  expect(finishLoss({ key: 3, slopes: both, gradient: null }).value).toEqual(
    classGradient(operands, both, "float32"),
  );
});
