import { describe, expect, it } from "vitest";
import { DEFAULT_METRICS, metricArguments, parseMetrics } from "../../../src/cli/arguments/metrics.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

describe("the boundary and the convention", () => {
  it("go into the measures of surfaces", () => {
    expect(metricArguments({ metrics: "hd95", boundary: "mesh" }).surface).toEqual({
      tolerances: [],
      percentiles: [95],
      average: false,
      boundary: "mesh",
    });
    const medpy = metricArguments({ metrics: "dice,assd", convention: "medpy" });
    expect(medpy.convention).toBe("medpy");
    expect(medpy.surface).toMatchObject({ average: true, convention: "medpy" });
  });

  it("without --metrics, the scores are those that the tool has", () => {
    expect(metricArguments({ convention: "nnunet" })).toEqual({
      scores: ["dice", "jaccard"],
      surface: undefined,
      convention: "nnunet",
    });
  });

  it.each([
    [{ convention: "medpi" }, '--convention is "medpi", want deepmind or monai'],
    [{ convention: "nnunet", metrics: "hd95" }, "convention nnunet has no hd95"],
    [{ convention: "medpy", boundary: "area", metrics: "hd" }, "--convention has its own boundary"],
    [{ convention: "itk-contour" }, "has scores of surfaces alone; --metrics names them"],
    [{ boundary: "voxels" }, "--boundary has no effect without a score of surfaces"],
    [{ metrics: "nsd" }, "--metrics surface-dice takes a tolerance for each class from --tolerances"],
    [{ boundary: "round", metrics: "hd" }, '--boundary is "round", want area or voxels'],
  ])("refuse %j", (values, message) => {
    expect(() => metricArguments(values)).toThrow(InputError);
    expect(() => metricArguments(values)).toThrow(message);
  });
});

it("needs no surfaces for scores of counts", () => {
  expect(parseMetrics("dice, f2")).toEqual({ scores: ["dice", "f2"], surface: undefined });
  expect(parseMetrics(DEFAULT_METRICS.scores.join(","))).toEqual(DEFAULT_METRICS);
});

it("gathers what a meter has to keep for the others", () => {
  expect(parseMetrics("dice,surface-dice@2mm,hd95,hd,surface-dice@0.50mm,assd")).toEqual({
    scores: ["dice", "surface-dice@2mm", "hd95", "hd", "surface-dice@0.5mm", "assd"],
    surface: { tolerances: [2, 0.5], percentiles: [95, 100], average: true },
  });
  expect(parseMetrics("dice,boundary-iou@2mm,biou").surface).toEqual({
    tolerances: [],
    percentiles: [],
    widths: [2, "diagonal"],
    average: false,
  });
  expect(parseMetrics("hd95").surface).toEqual({ tolerances: [], percentiles: [95], average: false });
});

it.each(["dise", "", "dice,", "dice,dice", "hd101", "surface-dice@xmm"])(
  "refuses %j, and says what there is",
  (text) => {
    expect(() => parseMetrics(text)).toThrow(InputError);
    expect(() => parseMetrics(text)).toThrow(/^--metrics: /);
  },
);

it("takes the other names of the field, in either case", () => {
  expect(parseMetrics("IoU,Dice,nsd@1.5,asd,HD95,sensitivity,PPV").scores).toEqual([
    "jaccard",
    "dice",
    "surface-dice@1.5mm",
    "assd",
    "hd95",
    "recall",
    "precision",
  ]);
  expect(parseMetrics("surface-dice@2")).toEqual(parseMetrics("surface-dice@2mm"));
});

it.each([
  ["dise", '; did you mean "dice"?'],
  ["recal", '; did you mean "recall"?'],
])("suggests for %j", (text, suggestion) => {
  expect(() => parseMetrics(text)).toThrow(new RegExp(`${suggestion.replaceAll("?", "\\?")}$`));
  // Once, not by the library as well.
  expect(() => parseMetrics(text)).not.toThrow(/did you mean.*did you mean/);
});
