import { describe, expect, it } from "vitest";
import { volumeDifference } from "../../../src/index.ts";

const counts = { intersection: [700, 200], predicted: [700, 300], actual: [800, 200], voxels: 1000 };

describe("volumeDifference", () => {
  it("is in per cent or ml, with or without its sign", () => {
    expect(volumeDifference(counts, { average: "none" })).toEqual([-12.5, 50]);
    expect(volumeDifference(counts, { average: "none", absolute: true })).toEqual([12.5, 50]);
    expect(volumeDifference(counts, { average: "none", unit: "ml", voxelVolume: 2 })).toEqual([-0.2, 0.2]);
    expect(volumeDifference(counts)).toBe(18.75);
    expect(volumeDifference(counts, { average: "micro" })).toBe(0);
  });

  it("is Infinity beside an empty target, −100 without a prediction, and absent in neither", () => {
    const edges = { intersection: [0, 0, 0], predicted: [1, 0, 0], actual: [0, 4, 0], voxels: 9 };
    expect(volumeDifference(edges, { average: "none" })).toEqual([Infinity, -100, Number.NaN]);
    const inMl = { average: "none", unit: "ml", voxelVolume: 1000 } as const;
    expect(volumeDifference(edges, inMl)).toEqual([1, -4, Number.NaN]);
  });
});
