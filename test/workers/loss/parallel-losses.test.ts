import { expect, it } from "vitest";
import * as softdice from "../../../src/index.ts";
import { isReadOnce, PARALLEL_LOSSES, parallelName } from "../../../src/workers/loss/parallel-losses.ts";

it("are all losses of the library but those that sort voxels or look at neighbours", () => {
  const all = Object.keys(softdice).filter((name) => name.endsWith("Loss"));
  const whole = ["centerlineDiceLoss", "lovaszHingeLoss", "lovaszSoftmaxLoss"];
  expect(Object.keys(PARALLEL_LOSSES).sort()).toEqual(all.filter((name) => !whole.includes(name)).sort());
});

it("are read once, if they are of sums, and the prediction is as it is", () => {
  const read = Object.keys(PARALLEL_LOSSES).filter((name) => isReadOnce(name, {}));
  expect(read).toEqual([
    "diceLoss",
    "focalTverskyLoss",
    "generalizedDiceLoss",
    "jaccardLoss",
    "logCoshDiceLoss",
    "logDiceLoss",
    "tverskyLoss",
  ]);
  expect(isReadOnce("diceLoss", { activation: "softmax" })).toBe(false);
});

it("are known by their names", () => {
  expect(parallelName(softdice.diceLoss)).toBe("diceLoss");
  expect(parallelName(softdice.lovaszSoftmaxLoss)).toBe(null);
  expect(parallelName("diceLoss")).toBe(null);
});
