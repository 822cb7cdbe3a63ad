import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countBoundary,
  DiceMeter,
  diceScore,
  jaccardScore,
  labelMap,
  mergeCounts,
} from "../../../src/index.ts";
import { randomLabels } from "../../tensor/random-values.ts";

const SHAPE = [9, 14, 15] as const;
const SPACING = [3, 0.8, 1.1] as const;

/** The voxels of a ball, by the numbers of scipy-bands.py. */
function ball(middle: readonly number[], radius: number): Uint8Array {
  const [planes, rows, columns] = SHAPE;
  return Uint8Array.from({ length: planes * rows * columns }, (_, at) => {
    const place = [Math.floor(at / (rows * columns)), Math.floor(at / columns) % rows, at % columns];
    const square = place.reduce((sum, index, k) => sum + ((index - middle[k]!) * SPACING[k]!) ** 2, 0);
    return Number(square <= radius * radius);
  });
}

describe("the voxels near a boundary", () => {
  const hole = ball([3.9, 7.4, 6.8], 1.7);
  const prediction = labelMap(ball([4.2, 6.1, 7.3], 5.1), SHAPE);
  const target = labelMap(
    ball([3.9, 7.4, 6.8], 5.6).map((label, at) => label - hole[at]!),
    SHAPE,
  );

  it.each<["voxels" | "area", number, number, number, number]>([
    ["voxels", 0.0, 125, 166, 208],
    ["voxels", 1.0, 145, 178, 234],
    ["voxels", 1.7, 173, 194, 258],
    ["voxels", 2.5, 180, 206, 258],
    ["voxels", 4.0, 183, 212, 258],
    ["area", 0.0, 125, 166, 208],
    ["area", 1.0, 125, 166, 208],
    ["area", 1.7, 167, 192, 248],
    ["area", 2.5, 179, 204, 258],
    ["area", 4.0, 183, 212, 258],
  ])("are those that SciPy finds: %s, %d mm", (boundary, distance, both, predicted, actual) => {
    const options = { classes: 2, spacing: SPACING, boundary, distance };
    expect(countBoundary(prediction, target, options)).toEqual({
      intersection: [0, both],
      predicted: [0, predicted],
      actual: [0, actual],
      voxels: 9 * 14 * 15,
    });
  });

  it("are within 2 % of the diagonal of the image by default", () => {
    const wide = labelMap(new Uint8Array(200 * 150).fill(1), [200, 150]);
    // The diagonal is 250 pixels: 5 of them, the outermost included, are at most 4.
    const { actual } = countBoundary(wide, wide, { classes: 2, boundary: "voxels" });
    expect(actual).toEqual([0, 200 * 150 - 188 * 138]);
  });

  it("are all of the class by region, and far from the border of the image those of a contour", () => {
    const count = (boundary: "region" | "contour") =>
      countBoundary(prediction, target, { classes: 2, boundary, distance: 0 }).predicted[1];
    expect(count("region")).toBe(Array.from(prediction.data).filter((label) => label === 1).length);
    expect(count("contour")).toBeGreaterThan(
      countBoundary(prediction, target, { classes: 2, distance: 0 }).predicted[1]!,
    );
  });

  it("of other classes and of voxels that do not count are left out", () => {
    const maps = [labelMap([0, 1, 1, 2, 2, 0], [1, 6]), labelMap([0, 1, 2, 2, 2, 0], [1, 6])] as const;
    const mask = labelMap([1, 1, 1, 1, 0, 1], [1, 6]);
    expect(countBoundary(...maps, { classes: 3, distance: 0, mask })).toEqual({
      intersection: [0, 1, 1],
      predicted: [0, 2, 1],
      actual: [0, 1, 2],
      voxels: 5,
    });
    const { actual } = countBoundary(...maps, { classes: 3, distance: 0, includeBackground: true });
    expect(actual[0]).toBe(2);
  });
});

describe("on a mesh", () => {
  it("the border of the image is left out where it is open", () => {
    const full = labelMap(new Uint8Array(343).fill(1), [7, 7, 7]);
    const options = { classes: 2, boundary: "mesh", distance: 2 } as const;
    const { actual } = countBoundary(full, full, { ...options, border: "open" });
    expect(actual[1]).toBe(343 - 125);
    expect(countBoundary(full, full, options).actual[1]).toBe(343 - 27);
  });
});

describe("of counts", () => {
  const draw = (seed: number) => labelMap(randomLabels(60, seed, 3, 4), [3, 4, 5]);
  const options = { classes: 3, distance: 1 };

  it("boundary IoU and boundary Dice are scores, and a meter reports them", () => {
    const counts = countBoundary(draw(1), draw(2), options);
    const [iou, dice] = [jaccardScore(counts, { average: "micro" }), diceScore(counts, { average: "micro" })];
    expect(dice).toBeCloseTo((2 * iou) / (1 + iou), 12);
    const parts = [counts, countBoundary(draw(3), draw(4), options)];
    const meter = new DiceMeter({ classes: 3 });
    for (const [k, part] of parts.entries()) meter.addCounts(part, { id: String(k) });
    const { overall } = meter.report({ scores: ["jaccard"], includeBackground: false });
    expect(overall.jaccard!.meanOfPooled.value).toBe(
      jaccardScore(mergeCounts(...parts), { includeBackground: false }),
    );
  });

  it("those of a larger distance are more, and never beyond the class", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.constantFrom("area", "voxels", "mesh"),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (seed, boundary, distance) => {
          const maps = [draw(seed), draw(seed + 1)] as const;
          const at = (d: number) => countBoundary(...maps, { classes: 3, boundary, distance: d }).predicted;
          const voxels = [0, 1, 2].map((c) => maps[0].data.filter((label: number) => label === c).length);
          const [less, more] = [at(distance), at(distance + 0.5)];
          for (const c of [1, 2]) {
            expect(less[c]).toBeLessThanOrEqual(more[c]!);
            expect(more[c]).toBeLessThanOrEqual(voxels[c]!);
          }
        },
      ),
    );
  });
});
