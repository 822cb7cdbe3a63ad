import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countRegions, labelsOfNoRegion } from "../../../src/cli/pair/count-regions.ts";
import type { Volume } from "../../../src/files/volume/volume.ts";
import { DiceMeter, labelMap } from "../../../src/index.ts";

const regions = [
  { name: "all", labels: [1, 2] },
  { name: "one", labels: [2] },
  { name: "none", labels: [9] },
];
const maps = fc.array(fc.constantFrom(0, 1, 2, 3), { minLength: 12, maxLength: 12 });
const surface = { tolerances: [1], percentiles: [95], average: true };

describe("labelsOfNoRegion", () => {
  const volume = (labels: readonly number[], rest: Partial<Volume> = {}): Volume => ({
    file: "a.nii",
    shape: [labels.length],
    order: "c",
    labels: Int32Array.from(labels),
    ...rest,
  });
  const note = (prediction: Volume, target: Volume, ignore?: number) =>
    labelsOfNoRegion(prediction, target, regions, ignore);

  it("names those of both maps once, in their order", () => {
    expect(note(volume([0, 1, 4, 4]), volume([3, 3, 2, 4]))).toEqual([
      "labels 3, 4 are in no region, and counted as background",
    ]);
    expect(note(volume([0, 1, 9]), volume([0, 2, 3]), 3)).toEqual([]);
  });

  it("ends a long list, and leaves out channels, which have no labels", () => {
    const many = volume(Array.from({ length: 20 }, (_, k) => k + 10));
    expect(note(many, volume([]))).toEqual([
      "labels 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 and 10 more are in no region, and counted as background",
    ]);
    const probabilities = { classes: 3, values: new Float32Array(60), level: 0.5 };
    expect(note({ ...many, probabilities }, volume([1, 3]))).toEqual([
      "label 3 is in no region, and counted as background",
    ]);
  });
});

describe("countRegions", () => {
  it("counts each region as a mask of its own, surfaces too", () => {
    fc.assert(
      fc.property(maps, maps, fc.constantFrom(undefined, 3), (prediction, target, ignore) => {
        const given = { id: "a", regions, shape: [3, 4], ignore, surface, spacing: [1, 2] };
        const state = countRegions(Uint8Array.from(prediction), Uint8Array.from(target), given);
        for (const [place, { labels }] of regions.entries()) {
          const inside = (map: readonly number[]) =>
            labelMap(
              map.map((label, at) => (target[at] === ignore ? 3 : labels.includes(label) ? 1 : 0)),
              [3, 4],
            );
          const meter = new DiceMeter({ surface });
          const ignoring = { id: "a", spacing: [1, 2], ...(ignore && { ignoreIndex: ignore }) };
          const mask = meter.add(inside(prediction), inside(target), ignoring).toJSON().cases[0]!;
          const [at, of] = [state.labels.indexOf(place + 1), mask.labels.indexOf(1)];
          expect(at < 0).toBe(of < 0);
          expect(state.voxels).toBe(mask.voxels);
          if (at < 0) continue;
          for (const sum of ["intersection", "predicted", "actual"] as const)
            expect(state[sum][at]).toBe(mask[sum][of]);
          const measured = mask.surfaces!.find(({ label }) => label === 1)!;
          expect(state.surfaces![at]).toEqual({ ...measured, label: place + 1 });
        }
        expect(state.labels).not.toContain(3);
      }),
      { numRuns: 30 },
    );
  });
});
