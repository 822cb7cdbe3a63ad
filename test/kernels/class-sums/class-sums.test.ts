import { describe, expect, it } from "vitest";
import { classSums, widthOf } from "../../../src/kernels/class-sums/class-sums.ts";
import type { ClassSumsOperands } from "../../../src/kernels/class-sums/operands.ts";
import { TERM_PASS } from "../../../src/kernels/class-sums/term-pass.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";
import { randomLabels, randomValues } from "../../tensor/random-values.ts";

describe("sums", () => {
  it("of blocks, added in order, are the bits of the whole, which is that of each sample on its own", () => {
    const layout = classLayout("f", [2, 3, 2500], 1);
    const [batch, width, blockCount] = [2, widthOf(3), 3];
    const operands: ClassSumsOperands = {
      layout,
      activation: "softmax",
      overlap: "products",
      prediction: Float32Array.from(randomValues(15000, 1, -4, 4)),
      target: Uint8Array.from(randomLabels(5000, 2, 3)),
      counted: null,
      termPass: TERM_PASS,
      terms: {
        form: "categorical",
        gamma: 0,
        weights: Float64Array.of(1, 0.3, 2),
        positive: 1,
        negative: 1,
        smoothing: 0,
      },
    };
    const blocks = new Float64Array(blockCount * batch * width);
    const { sums } = classSums(operands, true, blocks);
    const added = new Float64Array(batch * width);
    blocks.forEach((value, at) => {
      added[at % added.length]! += value;
    });
    expect(added).toEqual(sums);
    const second = classSums(
      {
        ...operands,
        layout: classLayout("f", [1, 3, 2500], 1),
        prediction: operands.prediction.subarray(7500),
        target: operands.target.subarray(2500) as Uint8Array,
      },
      true,
    );
    expect(second.sums).toEqual(sums.subarray(width));
  });

  it.each([
    ["softmax", Infinity],
    ["sigmoid", -Infinity],
    ["none", 1.5],
    ["none", Number.NaN],
  ] as const)(
    "are not valid with %s and a prediction of %d, unless it does not count",
    (activation, value) => {
      const operands = {
        layout: classLayout("f", [1, 3, 2], -1),
        activation,
        overlap: "products",
        prediction: Float64Array.of(0.5, 0.5, value, 0.5, 0.5, 0.5),
        target: Uint8Array.of(0, 1, 0),
        counted: null,
        terms: null,
        termPass: null,
      } as const;
      expect(classSums(operands, true).valid).toBe(false);
      expect(classSums({ ...operands, counted: Uint8Array.of(1, 0, 1) }, true).valid).toBe(true);
    },
  );
});
