import { describe, expect, it } from "vitest";
import { type ClassSumsOperands, rangesOf, usesLabels } from "../../../src/kernels/class-sums/operands.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";
import { categoricalTerms } from "./cases/categorical-terms.ts";

const layout = classLayout("f", [2, 5, 3], -1);
const operands: ClassSumsOperands = {
  layout,
  activation: "softmax",
  overlap: "products",
  prediction: new Float64Array(30),
  target: new Uint8Array(10),
  counted: null,
  terms: null,
  termPass: null,
};

describe("usesLabels", () => {
  it.each<[string, Partial<ClassSumsOperands>]>([
    ["sums of products", {}],
    ["no overlap sums", { overlap: null }],
    ["categorical terms", { terms: categoricalTerms(3) }],
  ])("labels serve as they are: %s", (_, changed) => {
    expect(usesLabels({ ...operands, ...changed })).toBe(true);
  });

  it.each<[string, Partial<ClassSumsOperands>]>([
    ["a soft target in float32", { target: new Float32Array(30) }],
    ["a soft target in float64", { target: new Float64Array(30) }],
    ["a sigmoid", { activation: "sigmoid" }],
    ["sums of squares", { overlap: "squares" }],
    ["label smoothing", { terms: categoricalTerms(3, 0, 0.1) }],
    ["binary terms", { terms: { ...categoricalTerms(3), form: "binary" } }],
  ])("rows are needed: %s", (_, changed) => {
    expect(usesLabels({ ...operands, ...changed })).toBe(false);
  });
});

describe("rangesOf", () => {
  it("contains all voxels of each sample, unless one range is given", () => {
    expect(rangesOf(layout, null)).toEqual([
      { sample: 0, start: 0, end: 5 },
      { sample: 1, start: 0, end: 5 },
    ]);
    const range = { sample: 1, start: 0, end: 2 };
    expect(rangesOf(layout, range)).toEqual([range]);
  });
});
