import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibrationError, countCalibration, labelMap, tensor } from "../../../src/index.ts";

const counts = countCalibration(
  tensor([0.9, 0.1, 0.8, 0.2, 0.3, 0.7, 0.2, 0.8], [1, 4, 2]),
  labelMap([0, 0, 1, 0], [1, 4]),
  { bins: 2 },
);

describe("calibrationError", () => {
  // Class 0: 0.3 and 0.2 of which one hits, 0.9 and 0.8 of which both hit. Class 1: 0.1, 0.2 none; 0.7, 0.8 one.
  it("has the values of its formulas", () => {
    const kinds = ["expected", "average", "maximum"] as const;
    const errors = kinds.map((kind) => calibrationError(counts, { kind, average: "none" }));
    expect(errors.flat()).toEqual([0.2, 0.2, 0.2, 0.2, 0.25, 0.25].map((value) => expect.closeTo(value, 6)));
    expect(calibrationError(counts, { kind: "maximum" })).toBeCloseTo(0.25, 6);
    expect(calibrationError(counts, { includeBackground: false })).toBeCloseTo(0.2, 6);
    // Pooled: 0.1, 0.2, 0.2, 0.3 of which one hits; 0.7, 0.8, 0.8, 0.9 of which three hit.
    expect(calibrationError(counts, { average: "micro" })).toBeCloseTo(0.05, 6);
  });

  it("weighs bins by voxels in the expected error alone", () => {
    const p = tensor([0.1, 0.1, 0.1, 1], [1, 4], { dtype: "float64" });
    const uneven = countCalibration(p, labelMap([0, 0, 0, 0], [1, 4]), { classAxis: null, bins: 2 });
    expect(calibrationError(uneven)).toBeCloseTo(0.325, 12);
    expect(calibrationError(uneven, { kind: "average" })).toBeCloseTo(0.55, 12);
    expect(calibrationError(uneven, { kind: "maximum" })).toBe(1);
  });

  it("is NaN without a voxel, and from 0 to 1 otherwise, the expected error the least", () => {
    const none = { bins: 1, voxels: [[0]], hits: [[0]], wholes: [[0]], parts: [[0]] };
    expect(calibrationError(none)).toBeNaN();
    expect(calibrationError(none, { average: "none" })).toEqual([Number.NaN]);
    const voxels = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(1)), {
      minLength: 1,
    });
    fc.assert(
      fc.property(voxels, (all) => {
        const shape = [1, all.length];
        const p = tensor(
          all.map(([value]) => value),
          shape,
          { dtype: "float64" },
        );
        const found = countCalibration(
          p,
          labelMap(
            all.map(([, t]) => t),
            shape,
          ),
          { classAxis: null, bins: 4 },
        );
        const [expected, average, maximum] = (["expected", "average", "maximum"] as const).map((kind) =>
          calibrationError(found, { kind }),
        );
        for (const error of [expected!, average!]) {
          expect(error).toBeGreaterThanOrEqual(0);
          expect(error).toBeLessThanOrEqual(maximum! + 1e-12);
        }
        expect(maximum).toBeLessThanOrEqual(1);
      }),
      { seed: 9 },
    );
  });
});
