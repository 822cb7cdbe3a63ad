import { describe, expect, it } from "vitest";
import {
  checkMeasures,
  copyMeasures,
  hasDistances,
  measuredScores,
} from "../../../src/metrics/state/surface-measures.ts";

describe("checkMeasures", () => {
  it("gives defaults, and numbers in order", () => {
    expect(checkMeasures("f", "surface", { tolerances: [2, 0.5, -0], percentiles: [100, 95] })).toEqual({
      tolerances: [0, 0.5, 2],
      percentiles: [95, 100],
      average: false,
      boundary: "area",
    });
    expect(checkMeasures("f", "surface", { average: true, boundary: "voxels" })).toEqual({
      tolerances: [],
      percentiles: [],
      average: true,
      boundary: "voxels",
    });
  });

  it.each<[string, unknown]>([
    ["surface names no measure, want tolerances, percentiles, widths or average", {}],
    ["surface names no measure", { tolerances: [], average: false }],
    ["surface is null, want an object", null],
    ['surface has a field "tolerance", want tolerances', { tolerance: 2 }],
    ["surface.tolerances is 2, want an array of numbers", { tolerances: 2 }],
    [
      'surface.border is "open", which needs boundary "mesh"',
      { percentiles: [95], boundary: "area", border: "open" },
    ],
    ["surface.tolerances[1] is -1, want a finite number from 0", { tolerances: [2, -1] }],
    ["surface.tolerances[0] is undefined, want a number", { tolerances: new Array(1) }],
    ["surface.tolerances holds 2 twice", { tolerances: [2, 1, 2] }],
    ["surface.percentiles[0] is NaN", { percentiles: [Number.NaN] }],
    ["surface.percentiles hold 0, want above 0, up to 100", { percentiles: [0] }],
    ["surface.percentiles hold 100.5, want above 0, up to 100", { percentiles: [95, 100.5] }],
    ["surface names no measure", { widths: [] }],
    ["surface.widths is 2, want an array of numbers", { widths: 2 }],
    ["surface.widths[0] is -1, want a finite number from 0", { widths: [-1] }],
    ['surface.widths[0] is "image", want a number', { widths: ["image"] }],
    ["surface.widths holds 2 twice", { widths: [2, 2] }],
    ['surface.widths holds "diagonal" twice', { widths: ["diagonal", 2, "diagonal"] }],
    ["surface.average is 1, want true or false", { average: 1 }],
    ['surface.boundary is "voxel", want "area" or "voxels"', { average: true, boundary: "voxel" }],
    ['surface.border is "half", want "closed" or "open"', { average: true, border: "half" }],
    [
      'surface.boundary is "mesh", and that of convention medpy is "voxels"; leave one of them out',
      { average: true, boundary: "mesh", convention: "medpy" },
    ],
    [
      'surface.convention is "nnunet", and nnU-Net computes no score of surfaces',
      { average: true, convention: "nnunet" },
    ],
  ])("refuses: %s", (message, measures) => {
    expect(() => checkMeasures("f", "surface", measures)).toThrow(`f: ${message}`);
  });
});

it("measures make the scores of their names", () => {
  const measures = {
    tolerances: [1, 2.5],
    percentiles: [95, 100],
    average: true,
    boundary: "mesh",
    border: "open",
  } as const;
  expect(measuredScores(measures)).toEqual(["surface-dice@1mm", "surface-dice@2.5mm", "hd95", "hd", "assd"]);
  expect(measuredScores(undefined)).toEqual([]);
});

it("keeps widths in ascending order, that of the image behind them", () => {
  const kept = checkMeasures("f", "surface", { widths: ["diagonal", 3, 1.5] });
  expect(kept.widths).toEqual([1.5, 3, "diagonal"]);
  expect(measuredScores(kept)).toEqual(["boundary-iou@1.5mm", "boundary-iou@3mm", "boundary-iou"]);
  expect(hasDistances(kept)).toBe(false);
  expect(hasDistances(checkMeasures("f", "surface", { widths: [1], average: true }))).toBe(true);
});

it("a copy shares no array", () => {
  const measures = checkMeasures("f", "surface", { tolerances: [2], percentiles: [95], widths: [1] });
  const copy = copyMeasures(measures);
  expect(copy).toEqual(measures);
  expect(copy.tolerances).not.toBe(measures.tolerances);
  expect(copy.widths).not.toBe(measures.widths);
  expect(copy.percentiles).not.toBe(measures.percentiles);
});

it("keeps a tolerance for each class, in the order of their numbers", () => {
  const kept = checkMeasures("f", "surface", { classTolerances: { 7: 1, 2: 0.5 } });
  expect(JSON.stringify(kept.classTolerances)).toBe('{"2":0.5,"7":1}');
  expect(measuredScores(kept)).toEqual(["surface-dice"]);
  expect(copyMeasures(kept)).toEqual(kept);
  for (const [wrong, says] of [
    [{}, "classTolerances hold no class"],
    [{ a: 1 }, 'hold "a", want class numbers'],
    [{ 1: Number.NaN }, "classTolerances[1] is NaN"],
    [null, "classTolerances is null"],
  ] as const)
    expect(() => checkMeasures("f", "surface", { classTolerances: wrong })).toThrow(says);
});
