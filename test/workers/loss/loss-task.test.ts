import { expect, it } from "vitest";
import { diceLoss, valueAndGrad } from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { dropLoss, finishLoss, type LossPartCall, startLoss } from "../../../src/workers/loss/loss-task.ts";

const call: LossPartCall = {
  key: 1,
  loss: "diceLoss",
  layout: { classes: 1, voxels: 4, channels: "last" },
  part: { sample: 0, start: 1, end: 3 },
  prediction: { data: Float32Array.of(0.5, 0.25, 0.75, 1), whole: true },
  target: { data: Uint8Array.of(1, 1, 0, 1), whole: true },
  mask: null,
  options: { classAxis: -1 },
};
const derivatives = [Float64Array.of(2, 1, 0)];

it("takes its part of what is whole, and what it is sent as it is", () => {
  const { value } = startLoss(call);
  expect(value).toEqual(
    startLoss({
      ...call,
      key: 2,
      prediction: { data: Float32Array.of(0.25, 0.75), whole: false },
      target: { data: Uint8Array.of(1, 0), whole: false },
    }).value,
  );
  expect(finishLoss({ key: 1, derivatives, gradient: null }).value).toEqual(Float32Array.of(3, 1));
  expect(finishLoss({ key: 2, derivatives, gradient: null }).transfer).toHaveLength(1);
});

it("puts its gradient where it is told", () => {
  startLoss(call);
  const gradient = new Float32Array(4);
  expect(finishLoss({ key: 1, derivatives, gradient }).value).toBe(null);
  expect([...gradient]).toEqual([0, 3, 1, 0]);
});

it("leaves out what a mask leaves out, and takes soft targets", () => {
  startLoss({
    ...call,
    mask: { data: Uint8Array.of(0, 1, 0, 0), whole: true },
    target: { data: Float32Array.of(1, 1, 0, 1), whole: true },
  });
  expect(finishLoss({ key: 1, derivatives, gradient: null }).value).toEqual(Float32Array.of(3, 0));
});

it("knows no part that was not begun, was finished, or was dropped", () => {
  const gone = "pool: the worker that began this part is gone";
  expect(() => finishLoss({ key: 7, derivatives, gradient: null })).toThrow(gone);
  startLoss(call);
  dropLoss({ key: 1 });
  expect(() => finishLoss({ key: 1, derivatives, gradient: null })).toThrow(gone);
});

it("is the loss itself where the part is all", () => {
  const { value } = startLoss({ ...call, part: { sample: 0, start: 0, end: 4 } });
  expect(value).toHaveLength(1);
  const prediction = tensor([0.5, 0.25, 0.75, 1], [1, 4, 1]);
  const want = valueAndGrad((x) => diceLoss(x, labelMap([1, 1, 0, 1], [1, 4])))(prediction).gradient.data;
  // 1 − (2I + s)/(P + T + s): dI and dP by hand, I = 1.75, P = 2.5, T = 3.
  const [i, d] = [2 * 1.75 + 1e-6, 2.5 + 3 + 1e-6];
  const gradient = finishLoss({
    key: 1,
    derivatives: [Float64Array.of(-2 / d, i / d ** 2, 0)],
    gradient: null,
  }).value as Float32Array;
  for (const [k, slope] of gradient.entries()) expect(slope).toBeCloseTo(want[k]!, 6);
});
