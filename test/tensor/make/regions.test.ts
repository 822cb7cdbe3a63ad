import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countOverlap, labelMap, regions } from "../../../src/index.ts";

const table = { wt: [1, 2, 3], tc: [1, 3], et: [3] };

describe("regions", () => {
  it("are masks along the last axis, or another", () => {
    const labels = labelMap([0, 1, 2, 3], [2, 2]);
    const masks = regions(labels, table);
    expect(masks.shape).toEqual([2, 2, 3]);
    expect(masks.toArray()).toEqual([
      [
        [0, 0, 0],
        [1, 1, 0],
      ],
      [
        [1, 0, 0],
        [1, 1, 1],
      ],
    ]);
    const first = regions(labels, table, { classAxis: 0 });
    expect(first.shape).toEqual([3, 2, 2]);
    expect([...first.data]).toEqual([0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 1]);
  });

  it("count the voxels of each region, wherever their axis is", () => {
    const maps = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(maps, maps, fc.constantFrom(0, 1, 2, -1), (p, t, classAxis) => {
        const [prediction, target] = [p, t].map((map) =>
          regions(labelMap(map, [2, 3]), table, { classAxis }),
        );
        const counts = countOverlap(prediction!, target!, { classAxis });
        const expected = Object.values(table).map(
          (labels) => p.filter((one, at) => labels.includes(one) && labels.includes(t[at]!)).length,
        );
        expect(counts.intersection).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});
