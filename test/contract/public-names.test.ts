import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import * as source from "../../src/index.ts";
import { buildLibrary } from "./build-library.ts";
import { publicNames } from "./public-names.ts";

const declared = publicNames("src/index.ts");
const dist = buildLibrary();
const namesOf = (kind: "type" | "value", names = declared) =>
  names
    .filter(({ isType }) => isType === (kind === "type"))
    .map(({ name }) => name)
    .sort();

it("the values are these", () => {
  expect(Object.keys(source).sort()).toMatchInlineSnapshot(`
    [
      "LabelMap",
      "Tensor",
      "abs",
      "add",
      "argmax",
      "assertGradcheck",
      "binaryCrossEntropyLoss",
      "centerlineDiceLoss",
      "clamp",
      "concatenate",
      "countOverlap",
      "crossEntropyLoss",
      "cumulativeSum",
      "customGradient",
      "diceCrossEntropyLoss",
      "diceFocalLoss",
      "diceLoss",
      "diceScore",
      "divide",
      "edgeCases",
      "equal",
      "exp",
      "focalLoss",
      "focalTverskyLoss",
      "formatGradcheck",
      "full",
      "gather",
      "generalizedDiceLoss",
      "grad",
      "gradcheck",
      "greater",
      "hvp",
      "jaccardLoss",
      "jaccardScore",
      "labelMap",
      "less",
      "log",
      "log1p",
      "logCoshDiceLoss",
      "logDiceLoss",
      "logSoftmax",
      "logSumExp",
      "lovaszHingeLoss",
      "lovaszSoftmaxLoss",
      "max",
      "maxPool",
      "maximum",
      "mean",
      "mergeCounts",
      "min",
      "minPool",
      "minimum",
      "multiply",
      "negate",
      "oneHot",
      "ones",
      "power",
      "precisionScore",
      "presets",
      "recallScore",
      "relu",
      "reshape",
      "sigmoid",
      "slice",
      "softDiceScore",
      "softmax",
      "softplus",
      "sort",
      "sqrt",
      "square",
      "stopGradient",
      "subtract",
      "sum",
      "tanh",
      "tensor",
      "threshold",
      "transpose",
      "tverskyLoss",
      "valueAndGrad",
      "volumeSimilarity",
      "where",
      "zeros",
    ]
  `);
});

it("the types are these", () => {
  expect(namesOf("type")).toMatchInlineSnapshot(`
    [
      "AverageOptions",
      "AxisOptions",
      "BinaryCrossEntropyLossOptions",
      "BlackBoxGradcheckOptions",
      "CenterlineDiceLossOptions",
      "CompoundLossOptions",
      "CountOptions",
      "CrossEntropyLossOptions",
      "CustomValue",
      "DType",
      "DTypeOptions",
      "DiceCrossEntropyLossOptions",
      "DiceCrossEntropyParts",
      "DiceFocalLossOptions",
      "DiceFocalParts",
      "EdgeCase",
      "EdgeCaseOptions",
      "FloatArray",
      "FocalLossOptions",
      "FocalTverskyLossOptions",
      "GeneralizedDiceLossOptions",
      "GradcheckDirection",
      "GradcheckElement",
      "GradcheckFinding",
      "GradcheckGradient",
      "GradcheckInput",
      "GradcheckInputs",
      "GradcheckOptions",
      "GradcheckPattern",
      "GradcheckReport",
      "GradcheckWhere",
      "Gradients",
      "LabelArray",
      "LovaszLossOptions",
      "MaskCountOptions",
      "NestedNumbers",
      "NumberArray",
      "Operand",
      "OverlapCounts",
      "OverlapLossOptions",
      "PerClassOptions",
      "PoolOptions",
      "ReduceOptions",
      "ScalarFunction",
      "ScoreOptions",
      "Smooth",
      "SoftScoreOptions",
      "SoftmaxOptions",
      "SortOptions",
      "TapeGradcheckOptions",
      "Target",
      "TverskyLossOptions",
      "Verdict",
      "VoxelChoice",
      "VoxelLossOptions",
    ]
  `);
});

it("the built entry has the same values", async () => {
  const built = await import(/* @vite-ignore */ pathToFileURL(join(dist, "index.js")).href);
  expect(Object.keys(built).sort()).toEqual(Object.keys(source).sort());
});

it("the declarations of the built entry have the same values and types", () => {
  const text = readFileSync(join(dist, "index.d.ts"), "utf8").replace(/^\/\/.*$/gm, "");
  const built = publicNames("dist/index.d.ts", text);
  expect(namesOf("value", built)).toEqual(namesOf("value"));
  expect(namesOf("type", built)).toEqual(namesOf("type"));
});
