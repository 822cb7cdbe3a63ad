import { expect, it } from "vitest";
import { diceLoss } from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { startLossPart } from "../../../src/workers/loss/loss-part.ts";

const prediction = tensor([0.5, 0.25, 0.75], [1, 3, 1], { dtype: "float64" });
const target = labelMap([1, 0, 1], [1, 3]);

it("gives the sums that a loss makes, block by block", () => {
  const { sums } = startLossPart(diceLoss, prediction, target, {});
  // Σ p·t, Σ p, Σ t, Σ t
  expect(sums.map(({ groups, batch, width, blocks }) => [groups, batch, width, [...blocks!]])).toEqual([
    [4, 1, 1, [1.25, 1.5, 2, 2]],
  ]);
});

it("finishes with the gradient for derivatives that it is told", () => {
  const { finish } = startLossPart(diceLoss, prediction, target, {});
  // 10 for Σ p·t, 1 for Σ p: 10·t + 1
  expect([...finish([Float64Array.of(10, 1, 100)])]).toEqual([11, 1, 11]);
});

it("is 0 where the loss depends on none of its sums", () => {
  const { finish } = startLossPart(diceLoss, prediction, target, {});
  expect([...finish([null])]).toEqual([0, 0, 0]);
});
