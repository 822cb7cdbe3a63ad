import { expect, it } from "vitest";
import { softCounts } from "../../../src/metrics/probabilities/soft-counts.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { readTarget } from "../../../src/tensor/voxels/read-target.ts";

const prediction = tensor([0.75, 0.25, 0.5, 0.5, 0.25, 0.75, 1, 0], [2, 2, 2]);
const target = labelMap([0, 1, 1, 0], [2, 2]);

it("sums each class over all samples, without voxels that do not count", () => {
  const all = readTarget("f", prediction, target, { classAxis: -1 });
  expect(softCounts("f", prediction, all)).toEqual({
    intersection: [1.75, 1.25],
    predicted: [2.5, 1.5],
    actual: [2, 2],
    voxels: 4,
  });
  const some = readTarget("f", prediction, target, { classAxis: -1, ignoreIndex: 1 });
  expect(softCounts("f", prediction, some)).toMatchObject({ actual: [2, 0], voxels: 2 });
});

it("takes back what rounding adds beyond the bounds", () => {
  const p = tensor([-5e-7, 1 + 5e-7], [1, 2], { dtype: "float64" });
  const input = readTarget("f", p, labelMap([1, 0], [1, 2]), { classAxis: null });
  expect(softCounts("f", p, input).intersection).toEqual([0]);
});
