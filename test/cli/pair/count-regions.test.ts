import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countRegions } from "../../../src/cli/pair/count-regions.ts";
import { DiceMeter, labelMap } from "../../../src/index.ts";

const regions = [
  { name: "all", labels: [1, 2] },
  { name: "one", labels: [2] },
  { name: "none", labels: [9] },
];
const maps = fc.array(fc.constantFrom(0, 1, 2, 3), { minLength: 12, maxLength: 12 });
const surface = { tolerances: [1], percentiles: [95], average: true };

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
