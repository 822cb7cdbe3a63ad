import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CalibrationCounts,
  countCalibration,
  labelMap,
  mergeCalibration,
  tensor,
} from "../../../src/index.ts";

const one: CalibrationCounts = {
  bins: 2,
  voxels: [[1, 3]],
  hits: [[0, 2]],
  wholes: [[209715, 2516582]],
  parts: [[858993459, 1717986918]],
};

describe("mergeCalibration", () => {
  it("gives the counts of the whole, to the bit, in any order and through JSON", () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    const voxel = fc.tuple(probability, fc.nat(1));
    const part = fc.array(voxel, { minLength: 1, maxLength: 20 });
    const counts = (voxels: [number, number][]) =>
      countCalibration(
        tensor(
          voxels.map(([p]) => p),
          [1, voxels.length],
          { dtype: "float64" },
        ),
        labelMap(
          voxels.map(([, t]) => t),
          [1, voxels.length],
        ),
        { classAxis: null, bins: 7 },
      );
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        const whole = counts([...a, ...b, ...c]);
        const [x, y, z] = [a, b, c].map(counts) as [CalibrationCounts, CalibrationCounts, CalibrationCounts];
        expect(mergeCalibration(x, y, z)).toEqual(whole);
        expect(mergeCalibration(JSON.parse(JSON.stringify(mergeCalibration(z, x))), y)).toEqual(whole);
      }),
      { seed: 5 },
    );
  });

  it.each([
    ["no counts", [], "called without counts"],
    [
      "other bins",
      [one, { ...one, bins: 1, voxels: [[4]], hits: [[2]], wholes: [[1]], parts: [[0]] }],
      "of 1 classes in 1 bins and of 1 in 2",
    ],
    ["more hits than voxels", [{ ...one, hits: [[2, 2]] }], "counts.hits[0][0] is 2, more than the 1 voxels"],
    ["parts beyond a unit", [{ ...one, parts: [[2 ** 32, 0]] }], "counts.parts[0][0] is 4294967296"],
    ["sums beyond the voxels", [{ ...one, wholes: [[2 ** 21, 0]] }], "counts.wholes[0][0] is 2097152"],
    ["a class too few", [{ ...one, hits: [] }], "counts.hits holds no class"],
    ["a bin too few", [{ ...one, parts: [[0]] }], "counts.parts[0] holds 1 bins, want 2"],
    [
      "classes of two numbers",
      [
        {
          ...one,
          voxels: [
            [0, 0],
            [0, 0],
          ],
        },
      ],
      "counts.hits holds 1 classes, counts.voxels 2",
    ],
    ["too many voxels", [{ ...one, voxels: [[2 ** 32 + 1, 3]] }], "want at most 2³²"],
    ["too many bins", [{ ...one, bins: 10_001 }], "counts.bins is 10001"],
  ])("refuses %s", (_, counts, says) => {
    expect(() => mergeCalibration(...(counts as CalibrationCounts[]))).toThrow(says);
  });
});
