import { describe, expect, it } from "vitest";
import { parseScoreName, parseScoreNames } from "../../../src/metrics/scores/score-name.ts";

const WANT =
  "dice, jaccard, precision, recall, specificity, volume-similarity, accuracy, balanced-accuracy, mcc, kappa, surface-dice, boundary-iou, hd, assd, masd, asd-to-target, asd-to-prediction, balanced-ahd, hd-to-target, hd-to-prediction, hd95-to-target, hd95-to-prediction, median-distance, distance-deviation, rms-distance, centre-distance, cl-dice, cl-precision, cl-sensitivity, betti-error, betti-0-error, betti-1-error, betti-2-error, volume-difference, absolute-volume-difference, relative-volume-difference, absolute-relative-volume-difference, soft-dice, brier, ece, ace, mce, lesion-dice, lesion-precision, lesion-recall, lesion-f1, lesion-sq, lesion-pq, f2, surface-dice@2mm, boundary-iou@2mm, hd95, lesion-hd95 or lesion-surface-dice@2mm";

describe("parseScoreName", () => {
  it.each([
    ["dice", "dice", 4 / 8],
    ["jaccard", "jaccard", 2 / 6],
    ["precision", "precision", 2 / 3],
    ["recall", "recall", 2 / 5],
    ["specificity", "specificity", 14 / 15],
    ["volume-similarity", "volume-similarity", 6 / 8],
    ["accuracy", "accuracy", 16 / 20],
    ["balanced-accuracy", "balanced-accuracy", (2 / 5 + 14 / 15) / 2],
    ["mcc", "mcc", (2 * 14 - 1 * 3) / Math.sqrt(3 * 5 * 15 * 17)],
    ["kappa", "kappa", (0.8 - (3 * 5 + 17 * 15) / 400) / (1 - (3 * 5 + 17 * 15) / 400)],
    ["iou", "jaccard", 2 / 6],
    ["dsc", "dice", 4 / 8],
    ["ppv", "precision", 2 / 3],
    ["sensitivity", "recall", 2 / 5],
    ["f2", "f2", 10 / 23],
    ["f0.50", "f0.5", 2.5 / 4.25],
    ["f1e-1", "f0.1", 2.02 / 3.05],
  ])("%s is %s, a formula over counts", (name, canonical, value) => {
    const score = parseScoreName("f", name);
    expect(score).toMatchObject({ name: canonical, kind: "overlap" });
    expect(score.kind === "overlap" && score.formula(2, 3, 5, 20)).toBeCloseTo(value, 14);
  });

  it.each([
    ["surface-dice@2mm", { name: "surface-dice@2mm", kind: "surface-dice", tolerance: 2 }],
    ["surface-dice@02.50mm", { name: "surface-dice@2.5mm", kind: "surface-dice", tolerance: 2.5 }],
    ["surface-dice@0mm", { name: "surface-dice@0mm", kind: "surface-dice", tolerance: 0 }],
    ["surface-dice@1e-7mm", { name: "surface-dice@1e-7mm", kind: "surface-dice", tolerance: 1e-7 }],
    ["surface-dice@2", { name: "surface-dice@2mm", kind: "surface-dice", tolerance: 2 }],
    ["nsd@2mm", { name: "surface-dice@2mm", kind: "surface-dice", tolerance: 2 }],
    ["nsd@0.5", { name: "surface-dice@0.5mm", kind: "surface-dice", tolerance: 0.5 }],
    ["boundary-iou", { name: "boundary-iou", kind: "boundary-iou", width: "diagonal" }],
    ["biou", { name: "boundary-iou", kind: "boundary-iou", width: "diagonal" }],
    ["boundary-iou@2mm", { name: "boundary-iou@2mm", kind: "boundary-iou", width: 2 }],
    ["biou@1.50", { name: "boundary-iou@1.5mm", kind: "boundary-iou", width: 1.5 }],
    ["asd", { name: "assd", kind: "average-distance" }],
    ["hausdorff", { name: "hd", kind: "hausdorff", percentile: 100 }],
    ["hd", { name: "hd", kind: "hausdorff", percentile: 100 }],
    ["hd100", { name: "hd", kind: "hausdorff", percentile: 100 }],
    ["lesion-hd100", { name: "lesion-hd100", kind: "lesion-hausdorff", percentile: 100 }],
    ["hd95", { name: "hd95", kind: "hausdorff", percentile: 95 }],
    ["hd99.9", { name: "hd99.9", kind: "hausdorff", percentile: 99.9 }],
    ["assd", { name: "assd", kind: "average-distance", direction: "symmetric" }],
    ["masd", { name: "masd", kind: "average-distance", direction: "meanOfBoth" }],
  ])("%s is a measure of surfaces", (name, want) => {
    expect(parseScoreName("f", name)).toMatchObject(want);
    expect(parseScoreName("f", want.name)).toMatchObject(want);
  });

  it.each([
    ["dise", `f: score "dise", want ${WANT}; did you mean "dice"?`],
    ["Dice", `f: score "Dice", want ${WANT}; did you mean "dice"?`],
    ["", `f: score "", want ${WANT}`],
    ["constructor", `f: score "constructor", want ${WANT}`],
    ["f", `f: score "f", want ${WANT}`],
    ["f-1", `f: score "f-1", want ${WANT}`],
    ["surface-dice@mm", `f: score "surface-dice@mm", want ${WANT}; did you mean "surface-dice@2mm"?`],
    ["hd95%", `f: score "hd95%", want ${WANT}; did you mean "hd95"?`],
    ["hd 95", `f: score "hd 95", want ${WANT}; did you mean "hd95"?`],
    ["f0", 'f: score "f0", want a beta above 0, like f2'],
    ["f1e999", 'f: score "f1e999", want a beta above 0, like f2'],
    ["hd0", 'f: score "hd0", want a percentile above 0, up to 100, like hd95'],
    ["boundary-iou@1e999mm", 'f: score "boundary-iou@1e999mm", want a finite width, like boundary-iou@2mm'],
    ["hd101", 'f: score "hd101", want a percentile above 0, up to 100, like hd95'],
    [
      "surface-dice@1e999mm",
      'f: score "surface-dice@1e999mm", want a finite tolerance, like surface-dice@2mm',
    ],
  ])("refuses %j", (name, message) => {
    expect(() => parseScoreName("f", name)).toThrow(new RangeError(message));
  });

  it("refuses what is no string", () => {
    expect(() => parseScoreName("f", 2)).toThrow(new TypeError(`f: score 2, want ${WANT}`));
  });
});

describe("parseScoreNames", () => {
  it("keeps their order", () => {
    expect(parseScoreNames("f", ["hd95", "dice"]).map(({ name }) => name)).toEqual(["hd95", "dice"]);
  });

  it.each([
    ["scores hold hd twice", RangeError, ["hd", "dice", "hd100"]],
    ["scores are [], want at least one of dice, jaccard", RangeError, []],
    ['scores are "dice", want an array of names', TypeError, "dice"],
    ["score undefined, want dice", TypeError, new Array(1)],
  ])("refuses: %s", (message, kind, names) => {
    expect(() => parseScoreNames("f", names)).toThrow(kind);
    expect(() => parseScoreNames("f", names)).toThrow(`f: ${message}`);
  });
});
