import { expect, it } from "vitest";
import { classMeasures } from "../../../src/metrics/measures/class-measures.ts";
import { MEASURES, measureWidth } from "../../../src/metrics/scores/measure-formulas.ts";

const list = { distances: Float64Array.of(0, 2), sizes: Float64Array.of(1, 1) };
const of = {
  masks: () => ({
    prediction: { voxels: Uint8Array.of(1, 1, 0), count: 2 },
    target: { voxels: Uint8Array.of(0, 1, 1), count: 2 },
    extents: [1, 1, 3] as const,
  }),
  surfaces: () => ({ prediction: list, target: list }),
  boundary: "voxels" as const,
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 5],
  ] as const,
  voxelVolume: 0.005,
  diagonal: 15,
};

const ofMasks = MEASURES.filter((name) => name !== "probabilities");

it.each(ofMasks)("has as many numbers of %s as the table says", (name) => {
  expect(classMeasures(of, [name])).toHaveLength(measureWidth([name], 0));
});

it("leaves the numbers of probabilities to where there are probabilities", () => {
  expect(classMeasures(of, ["probabilities"])).toEqual([]);
});

it("has them in the order of the table, whatever that of the names", () => {
  expect(classMeasures(of, ["diagonal", "volume"])).toEqual([0.01, 0.01, 15]);
  expect(classMeasures(of, ["centre"])).toEqual([5]);
});
