import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centreDistance } from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";

const box = (first: number) =>
  labelMap(
    Uint8Array.from({ length: 60 }, (_, k) => (k % 10 >= first && k % 10 < first + 3 ? 1 : 0)),
    [2, 3, 10],
  );

describe("centreDistance", () => {
  it("is the way that a box was moved, in the unit of the spacing", () => {
    expect(centreDistance(box(1), box(5), { classes: 2, spacing: [3, 1, 0.5] })).toEqual([Number.NaN, 2]);
  });

  it("takes axes that are not perpendicular", () => {
    const axes = [
      [3, 0, 0],
      [0, 1, 0],
      [0, 0.3, 0.4],
    ];
    expect(centreDistance(box(1), box(5), { classes: 2, axes })[1]).toBeCloseTo(2, 14);
  });

  it("is Infinity of a class in one map, NaN of one in neither", () => {
    const empty = labelMap(new Uint8Array(60), [2, 3, 10]);
    expect(centreDistance(box(1), empty, { classes: 3 })).toEqual([Number.NaN, Infinity, Number.NaN]);
    expect(centreDistance(empty, box(1), { classes: 2, includeBackground: true })).toEqual([
      expect.any(Number),
      Infinity,
    ]);
  });

  it("is the same for both orders of the maps, and 0 for equal ones", () => {
    const labels = fc.uint8Array({ minLength: 24, maxLength: 24, max: 2 });
    fc.assert(
      fc.property(labels, labels, (a, b) => {
        const [one, other] = [labelMap(a, [2, 3, 4]), labelMap(b, [2, 3, 4])];
        const options = { classes: 3, spacing: [2, 1, 0.7] };
        expect(centreDistance(one, other, options)).toEqual(centreDistance(other, one, options));
        for (const distance of centreDistance(one, one, options))
          if (!Number.isNaN(distance)) expect(distance).toBe(0);
      }),
      { seed: 3 },
    );
  });
});
