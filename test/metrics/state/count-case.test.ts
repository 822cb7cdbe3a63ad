import { describe, expect, it } from "vitest";
import { surfaceDistances } from "../../../src/index.ts";
import { countLabelCase, countMaskCase } from "../../../src/metrics/state/count-case.ts";
import { checkMeasures } from "../../../src/metrics/state/surface-measures.ts";
import { surfaceState } from "../../../src/metrics/state/surface-state.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const anyRules = { classes: undefined, surface: undefined };
const prediction = labelMap([0, 0, 0, 0, 5, 0, 0, 5, 9], [3, 3]);
const target = labelMap([0, 0, 0, 0, 5, 5, 0, 5, 5], [3, 3]);

describe("countLabelCase", () => {
  it("keeps the labels that occur", () => {
    expect(countLabelCase("f", prediction, target, { id: "a" }, anyRules)).toEqual({
      voxels: 9,
      labels: [0, 5, 9],
      intersection: [5, 2, 0],
      predicted: [6, 2, 1],
      actual: [5, 4, 0],
    });
  });

  it("of the voxels that count", () => {
    const mask = labelMap([1, 1, 1, 1, 1, 1, 1, 1, 0], [3, 3]);
    const counts = countLabelCase("f", prediction, target, { id: "a", mask, ignoreIndex: 0 }, anyRules);
    expect(counts).toEqual({
      voxels: 3,
      labels: [0, 5],
      intersection: [0, 2],
      predicted: [1, 2],
      actual: [0, 3],
    });
  });

  it.each(["area", "voxels"] as const)("measures the surfaces of all but the background: %s", (boundary) => {
    const surface = checkMeasures("f", "surface", {
      tolerances: [1],
      percentiles: [95],
      average: true,
      boundary,
    });
    const options = { id: "a", spacing: [2, 0.5] };
    const { surfaces, voxel } = countLabelCase("f", prediction, target, options, {
      classes: undefined,
      surface,
    });
    const { classes } = surfaceDistances(prediction, target, { classes: 10, spacing: [2, 0.5], boundary });
    expect(surfaces).toEqual(
      [5, 9].map((label) => surfaceState(label, classes[label]!, surface, voxel!.diagonal)),
    );
    expect(surfaces![0]!.distances[0]).toBeGreaterThan(0);
    expect(surfaces![1]!.distances).toEqual(["Infinity"]);
  });

  it("measures meshes on tilted axes, open at the border", () => {
    const surface = checkMeasures("f", "surface", { percentiles: [95], boundary: "mesh", border: "open" });
    const axes = [
      [2, 0.5],
      [0, 0.5],
    ];
    const rules = { classes: undefined, surface };
    const { surfaces, voxel } = countLabelCase("f", prediction, target, { id: "a", axes }, rules);
    const given = { classes: 10, axes, boundary: "mesh", border: "open" } as const;
    const { classes } = surfaceDistances(prediction, target, given);
    expect(surfaces).toEqual(
      [5, 9].map((label) => surfaceState(label, classes[label]!, surface, voxel!.diagonal)),
    );
    expect(() => countLabelCase("f", prediction, target, { id: "a", axes, spacing: [1, 1] }, rules)).toThrow(
      "f: spacing and axes are both given",
    );
    expect(() => countLabelCase("f", prediction, target, { id: "a", axes }, anyRules)).toThrow(
      "f: axes are given, but the meter keeps no measures in space; leave them out",
    );
  });

  it("measures nothing where no class is, and needs a spacing all the same", () => {
    const surface = checkMeasures("f", "surface", { percentiles: [100] });
    const rules = { classes: undefined, surface };
    const empty = labelMap([0, 0], [1, 2]);
    expect(countLabelCase("f", empty, empty, { id: "a", spacing: [1, 1] }, rules).surfaces).toEqual([]);
    expect(() => countLabelCase("f", empty, empty, { id: "a" }, rules)).toThrow(
      new TypeError("f: spacing is undefined, want an array of numbers, like [1, 1, 1]"),
    );
    expect(() => countLabelCase("f", empty, empty, { id: "a", spacing: [1] }, anyRules)).toThrow(
      "f: spacing [1] of a map of shape [1, 2], want 2 numbers",
    );
    const flat = labelMap([0, 1]);
    expect(() => countLabelCase("f", flat, flat, { id: "a", spacing: [1] }, rules)).toThrow(
      "f: prediction shape [2] has 1 axes, want 2 or 3",
    );
  });
});

describe("countMaskCase", () => {
  const p = tensor([
    [1, 1, 0],
    [0, 1, 0],
  ]);
  const t = tensor([
    [1, 0, 0],
    [0, 1, 0],
  ]);

  it("keeps the classes that occur, which may overlap", () => {
    expect(countMaskCase("f", p, t, { id: "a" }, anyRules)).toEqual({
      voxels: 2,
      labels: [0, 1],
      intersection: [1, 1],
      predicted: [1, 2],
      actual: [1, 1],
      noBackground: true,
    });
    expect(countMaskCase("f", p, t, { id: "a", classAxis: 0 }, anyRules).predicted).toEqual([2, 1]);
  });

  it("has no surfaces", () => {
    const surface = checkMeasures("f", "surface", { average: true });
    expect(() => countMaskCase("f", p, t, { id: "a" }, { classes: undefined, surface })).toThrow(
      "f: prediction is a Tensor, want a LabelMap; the meter keeps surface measures",
    );
  });
});
