import { expect, it } from "vitest";
import {
  type ClassSumsOperands,
  classGradient,
  classSums,
} from "../../../src/kernels/class-sums/class-sums.ts";
import { TERM_PASS } from "../../../src/kernels/class-sums/term-pass.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";
import { dropLoss, finishLoss, type LossPartCall, startLoss } from "../../../src/workers/loss/loss-task.ts";

const call: LossPartCall = {
  key: 1,
  layout: { classes: 1, voxels: 4, channels: "last" },
  part: { sample: 0, start: 1, end: 3 },
  prediction: { data: Float32Array.of(0.5, 0.25, 0.75, 1), whole: true },
  target: { data: Uint8Array.of(1, 1, 0, 1), whole: true },
  counted: null,
  activation: "none",
  overlap: "products",
  terms: null,
  checked: true,
};
// 2 for Σ p·t, 1 for Σ p: 2·t + 1
const slopes = { overlap: Float64Array.of(2, 1), terms: null };

it("takes its part of what is whole, and what it is sent as it is", () => {
  const { value } = startLoss(call);
  // Σ p·t, Σ p, Σ t, Σ t, no terms, no weights, two voxels.
  expect(value).toEqual({ blocks: Float64Array.of(0.25, 1, 1, 1, 0, 0, 2), valid: true });
  expect(value).toEqual(
    startLoss({
      ...call,
      key: 2,
      prediction: { data: Float32Array.of(0.25, 0.75), whole: false },
      target: { data: Uint8Array.of(1, 0), whole: false },
    }).value,
  );
  expect(finishLoss({ key: 1, slopes, gradient: null }).value).toEqual(Float32Array.of(3, 1));
  expect(finishLoss({ key: 2, slopes, gradient: null }).transfer).toHaveLength(1);
});

it("puts its gradient where it is asked to", () => {
  startLoss(call);
  const gradient = new Float32Array(4);
  expect(finishLoss({ key: 1, slopes, gradient }).value).toBe(null);
  expect([...gradient]).toEqual([0, 3, 1, 0]);
});

it("leaves out voxels that do not count, and takes soft targets", () => {
  startLoss({
    ...call,
    counted: Uint8Array.of(1, 0),
    target: { data: Float32Array.of(1, 1, 0, 1), whole: true },
  });
  expect(finishLoss({ key: 1, slopes, gradient: null }).value).toEqual(Float32Array.of(3, 0));
});

it("reports a value that is not a probability, if asked", () => {
  const wrong = { ...call, prediction: { data: Float32Array.of(0.5, 1.5, 0.75, 1), whole: true } };
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
  const { activation, overlap, counted } = operands;
  const { value } = startLoss({
    key: 3,
    layout: { classes: 2, voxels: 3, channels: "first" },
    part: { sample: 0, start: 0, end: 3 },
    prediction: { data: operands.prediction, whole: true },
    target: { data: operands.target, whole: true },
    checked: true,
    ...{ counted, activation, overlap, terms },
  });
  expect(value).toEqual({ blocks: classSums(operands, true).sums, valid: true });
  const both = { overlap: Float64Array.of(1, 2, 3, 4), terms: Float64Array.of(5) };
  expect(finishLoss({ key: 3, slopes: both, gradient: null }).value).toEqual(
    classGradient(operands, both, "float32"),
  );
});
