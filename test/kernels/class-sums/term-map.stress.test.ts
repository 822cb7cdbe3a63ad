import { expect, it } from "vitest";
import { TILE } from "../../../src/kernels/arrays/element-rows.ts";
import { classGradient } from "../../../src/kernels/class-sums/class-gradient.ts";
import type { ClassSumsOperands } from "../../../src/kernels/class-sums/operands.ts";
import { type ReadNumbers, termMapGradient } from "../../../src/kernels/class-sums/term-map.ts";
import { TERM_PASS } from "../../../src/kernels/class-sums/term-pass.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";
import { randomValues } from "../../tensor/random-values.ts";

const readerOf =
  (numbers: Float64Array): ReadNumbers =>
  (out, outStart, start, count) => {
    expect(count).toBeLessThanOrEqual(TILE);
    out.set(numbers.subarray(start, start + count), outStart);
  };

it("reads the derivatives of thousands of classes in tiles", () => {
  const classes = TILE + 3;
  const operands: ClassSumsOperands = {
    layout: classLayout("f", [1, 2, classes], -1),
    prediction: randomValues(2 * classes, 1, 0.1, 0.9),
    target: randomValues(2 * classes, 2, 0, 1),
    counted: null,
    activation: "none",
    overlap: null,
    terms: {
      form: "binary",
      gamma: 0,
      weights: new Float64Array(classes).fill(1),
      positive: 1,
      negative: 1,
      smoothing: 0,
    },
    termPass: TERM_PASS,
  };
  const slopes = new Float64Array(2 * classes).fill(0.5);
  expect(termMapGradient(operands, 0, readerOf(slopes), "float64")).toEqual(
    classGradient(operands, { overlap: null, terms: Float64Array.of(0.5) }, "float64"),
  );
});
