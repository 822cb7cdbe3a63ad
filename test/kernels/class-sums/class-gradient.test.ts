import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classGradient } from "../../../src/kernels/class-sums/class-gradient.ts";
import { classSums, widthOf } from "../../../src/kernels/class-sums/class-sums.ts";
import type { ClassSumsOperands } from "../../../src/kernels/class-sums/operands.ts";
import { classLayout, elementOf } from "../../../src/tensor/class-layout.ts";
import { randomValues } from "../../tensor/random-values.ts";
import { naiveSums } from "./cases/naive-sums.ts";
import { problems } from "./cases/problems.ts";

describe("gradient", () => {
  it("is the transpose: the slope of the sums along any direction", () => {
    fc.assert(
      fc.property(problems, (operands) => {
        // A distance has a kink where the two meet, and a difference there says nothing.
        fc.pre(operands.overlap !== "minima" || operands.target instanceof Uint8Array);
        const { layout, prediction, overlap, terms } = operands;
        const { batch, classes, voxels } = layout;
        const width = widthOf(classes);
        const slopes = {
          overlap: overlap === null ? null : randomValues(2 * batch * classes, 5),
          terms: terms === null ? null : randomValues(batch, 6),
        };
        const total = (step: number) => {
          const moved = prediction.map((value, k) => value + step * Math.cos(k)) as Float64Array;
          const sums = naiveSums({ ...operands, prediction: moved });
          let sum = 0;
          for (let sample = 0; sample < batch; sample++) {
            const at = sample * width;
            for (let c = 0; c < classes; c++) {
              sum += (slopes.overlap?.[sample * classes + c] ?? 0) * sums[at + c]!;
              sum += (slopes.overlap?.[(batch + sample) * classes + c] ?? 0) * sums[at + classes + c]!;
            }
            sum += (slopes.terms?.[sample] ?? 0) * sums[at + 4 * classes]!;
          }
          return sum;
        };
        const h = 1e-4;
        const difference = (8 * (total(h) - total(-h)) - (total(2 * h) - total(-2 * h))) / (12 * h);
        const gradient = classGradient(operands, slopes, "float64");
        const along = Array.from(gradient).reduce((sum, g, k) => sum + g * Math.cos(k), 0);
        const size = Math.max(1, ...Array.from(gradient, Math.abs)) * batch * voxels * classes;
        expect(Math.abs(along - difference)).toBeLessThanOrEqual(1e-9 * size);
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it("has the dtype asked for, and is 0 where a voxel does not count", () => {
    const layout = classLayout("f", [1, 4, 3], -1);
    const operands: ClassSumsOperands = {
      layout,
      activation: "softmax",
      overlap: "products",
      prediction: Float32Array.from(randomValues(12, 1)),
      target: Uint8Array.of(0, 1, 2, 0),
      counted: Uint8Array.of(1, 0, 1, 1),
      terms: null,
      termPass: null,
    };
    const slopes = { overlap: Float64Array.of(1, 2, 3, 4, 5, 7), terms: null };
    const gradient = classGradient(operands, slopes, "float32");
    expect(gradient).toBeInstanceOf(Float32Array);
    for (let c = 0; c < 3; c++) {
      expect(gradient[elementOf(layout, 0, 1, c)]).toBe(0);
      expect(gradient[elementOf(layout, 0, 2, c)]).not.toBe(0);
    }
  });

  it("of labels is that of their one-hot form, to the bit", () => {
    fc.assert(
      fc.property(problems, (operands) => {
        fc.pre(operands.target instanceof Uint8Array);
        const { layout, target, overlap, terms } = operands;
        const { batch, classes, voxels } = layout;
        const hot = new Float64Array(batch * classes * voxels);
        target.forEach((label, k) => {
          for (let c = 0; c < classes; c++) {
            const at = elementOf(layout, Math.floor(k / voxels), k % voxels, c);
            hot[at] = label === (classes === 1 ? 1 : c) ? 1 : 0;
          }
        });
        const slopes = {
          overlap: overlap === null ? null : randomValues(2 * batch * classes, 5),
          terms: terms === null ? null : randomValues(batch, 6),
        };
        const soft = { ...operands, target: hot };
        expect(classSums(soft, true)).toEqual(classSums(operands, true));
        const [a, b] = [operands, soft].map((each) => classGradient(each, slopes, "float32"));
        // A zero may have either sign.
        a!.forEach((value, k) => {
          expect(value === b![k]).toBe(true);
        });
      }),
      { seed: 5, numRuns: 150 },
    );
  });
});
