import fc from "fast-check";
import { expect, it } from "vitest";
import { classSums, widthOf } from "../../../src/kernels/class-sums/class-sums.ts";
import { labelWeights } from "../../../src/kernels/class-sums/label-weights.ts";
import type { LabelArray } from "../../../src/tensor/label-array.ts";
import { problems } from "./cases/problems.ts";

it("has the bits of the fused pass", () => {
  fc.assert(
    fc.property(problems, (operands) => {
      const { layout, target, counted, terms } = operands;
      fc.pre(terms?.form === "categorical" && target instanceof Uint8Array);
      const { sums } = classSums(operands, true);
      const at = 4 * layout.classes + 1;
      const want = Array.from(
        { length: layout.batch },
        (_, sample) => sums[sample * widthOf(layout.classes) + at],
      );
      expect([...labelWeights(target as LabelArray, layout, counted, terms!.weights)]).toEqual(want);
    }),
    { seed: 8, numRuns: 200 },
  );
});

it("adds over blocks, and nothing of a label without a class", () => {
  const labels = Int32Array.from({ length: 1500 }, (_, k) => [0, 1, 2, -1][k & 3]!);
  const weights = Float64Array.of(1, 0.1);
  const layout = { batch: 1, voxels: 1500 };
  expect(labelWeights(labels, layout, null, weights)[0]).toBeCloseTo(375 * 1.1, 10);
  const counted = Uint8Array.from(labels, (label) => (label === 0 ? 1 : 0));
  expect([...labelWeights(labels, layout, counted, weights)]).toEqual([375]);
});
