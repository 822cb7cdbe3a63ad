import { expect, it } from "vitest";
import { conventions, DiceMeter, labelMap } from "../../../src/index.ts";
import { BOUNDARIES } from "../../../src/metrics/surfaces/class-surfaces.ts";

it.each(Object.entries(conventions))(
  "%s is whole: its surfaces have scores, and its scores have choices",
  (name, row) => {
    const surfaceGroups = ["surface-dice", "hd", "percentile", "assd"];
    const measured = Object.keys(row.scores).some((group) => surfaceGroups.includes(group));
    expect(row.boundary !== null).toBe(measured);
    if (row.boundary !== null) expect(BOUNDARIES).toContain(row.boundary);
    for (const group of [...Object.keys(row.empty), ...Object.keys(row.missing)])
      expect(Object.keys(row.scores), `${name} ${group}`).toContain(group);
    expect(row.source).toMatch(/^https:/);
    expect(row.version).toMatch(/^\d/);
  },
);

/** Both maps lack class 2; the prediction lacks class 3, the target class 4. */
const prediction = labelMap([1, 1, 0, 4, 0, 0], [2, 3]);
const target = labelMap([0, 1, 0, 0, 3, 0], [2, 3]);
const OF_SURFACES = { percentiles: [95, 100], average: true, tolerances: [1] };

function scoresOf(convention: keyof typeof conventions, label: number) {
  const surface = { ...OF_SURFACES, convention };
  const meter = new DiceMeter({ classes: 5, surface }).add(prediction, target, { id: "a", spacing: [1, 1] });
  return meter.report({ includeBackground: true }).cases[0]!.classes[label]!.scores;
}

it.each([
  // What the sources of the tools do, version by version.
  [
    "deepmind",
    { dice: null, hd: "Infinity", hd95: "Infinity" },
    { dice: 0, hd: "Infinity", hd95: "Infinity" },
    0,
  ],
  ["monai", { dice: null, hd: null, hd95: null, assd: null }, { dice: 0, hd: "Infinity", hd95: null }, null],
  ["medpy", { dice: 1, hd: null, hd95: null, assd: null }, { dice: 0, hd: null, hd95: null, assd: null }, 0],
  ["medpy-0.4", { dice: 0, hd: null }, { dice: 0, hd: null }, 0],
  ["panoptica", { dice: null, hd: null }, { dice: 0, hd: null, hd95: null, assd: "Infinity" }, 0],
  ["plastimatch", { dice: 0, hd: null }, { dice: 0, hd: "Infinity", hd95: "Infinity" }, 0],
  ["itk-contour", { assd: 0 }, { assd: "Infinity" }, undefined],
  ["itk", { dice: null, hd: null, assd: null }, { dice: 0, hd: null, assd: null }, 0],
  ["seg-metrics", { dice: 1, hd: 0, hd95: 0, assd: 0 }, { dice: 0, hd: 0, hd95: 0, assd: 0 }, 0],
  ["torchmetrics", { dice: null, hd: null }, { dice: 0, hd: "Infinity" }, 0],
] as const)("%s has its values for a class that maps lack", (name, neither, missed, invented) => {
  expect(scoresOf(name, 2)).toMatchObject(neither);
  expect(scoresOf(name, 3)).toMatchObject(missed);
  expect(scoresOf(name, 4).dice).toBe(invented);
});

it.each(["itk", "plastimatch"] as const)(
  "%s has no recall of a class that the target lacks",
  (convention) => {
    const meter = new DiceMeter({ classes: 5 }).add(prediction, target, { id: "a" });
    const { classes } = meter.report({ convention, scores: ["dice", "recall"] }).cases[0]!;
    expect(classes.map(({ scores }) => scores.recall)).toEqual([1, null, 0, null]);
    expect(classes[3]!.scores.dice).toBe(0);
  },
);

it("torchmetrics 1.8 pools the classes of a case, and 1.9 averages them", () => {
  const meter = new DiceMeter().add(labelMap([0, 0, 0, 1]), labelMap([0, 0, 1, 1]), { id: "a" });
  const diceBy = (convention: keyof typeof conventions) => meter.report({ convention }).cases[0]!.scores.dice;
  expect(diceBy("torchmetrics")).toBeCloseTo((4 / 5 + 2 / 3) / 2, 15);
  expect(diceBy("torchmetrics-1.8")).toBe(3 / 4);
});
