import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bettiNumbers } from "../../../src/kernels/components/betti-numbers.ts";
import type { Extents } from "../../../src/kernels/components/label-components.ts";
import { thinMask } from "../../../src/kernels/skeletons/thin-mask.ts";

const sizeOf = (mask: Uint8Array) => mask.reduce((sum, voxel) => sum + voxel, 0);

/** The voxels for which a function holds. */
function maskOf(
  [planes, rows, columns]: Extents,
  inside: (p: number, r: number, c: number) => boolean,
): Uint8Array {
  return Uint8Array.from({ length: planes * rows * columns }, (_, k) => {
    const c = k % columns;
    const r = ((k - c) / columns) % rows;
    return inside((k - c - r * columns) / (rows * columns), r, c) ? 1 : 0;
  });
}

describe("thinMask", () => {
  it.each([1, 2, 3, 4, 5])("makes a line of a tube of %i × %i voxels, along each axis", (width) => {
    for (const axis of [0, 1, 2]) {
      const extents = [width, width, width].map((size, k) => (k === axis ? 20 : size)) as unknown as Extents;
      const thin = thinMask(
        maskOf(extents, () => true),
        extents,
      );
      const size = sizeOf(thin);
      // The ends are peeled too, by less than the width.
      expect(size).toBeGreaterThanOrEqual(20 - width);
      expect(size).toBeLessThanOrEqual(20);
      expect(bettiNumbers(thin, extents, "corners")).toEqual([1, 0, 0]);
    }
  });

  it("leaves a few voxels of a ball, whatever its centre, and a shell of a hollow one", () => {
    for (const centre of [6, 6.5]) {
      const ball = maskOf(
        [14, 14, 14],
        (p, r, c) => (p - centre) ** 2 + (r - centre) ** 2 + (c - centre) ** 2 < 26,
      );
      const size = sizeOf(thinMask(ball, [14, 14, 14]));
      expect(size).toBeGreaterThan(0);
      expect(size).toBeLessThan(0.05 * sizeOf(ball));
    }
    const hollow = maskOf([13, 13, 13], (p, r, c) => {
      const square = (p - 6) ** 2 + (r - 6) ** 2 + (c - 6) ** 2;
      return square < 26 && square > 8;
    });
    expect(bettiNumbers(thinMask(hollow, [13, 13, 13]), [13, 13, 13], "corners")).toEqual([1, 0, 1]);
  });

  it("keeps lines a voxel wide, in 2-D and 3-D", () => {
    const cross = maskOf([9, 1, 9], (p, _, c) => p === 4 || c === 4);
    expect(thinMask(cross, [9, 1, 9])).toEqual(cross);
    const diagonal = maskOf([6, 6, 6], (p, r, c) => p === r && r === c);
    expect(thinMask(diagonal, [6, 6, 6])).toEqual(diagonal);
  });

  it.each([[[1, 8, 9]], [[8, 1, 9]], [[5, 6, 7]]] as [Extents][])(
    "keeps the topology of any mask of %j, is a part of it, and thin",
    (extents) => {
      const size = extents[0] * extents[1] * extents[2];
      fc.assert(
        fc.property(fc.uint8Array({ minLength: size, maxLength: size, max: 3 }), (values) => {
          const mask = values.map((value) => (value > 0 ? 1 : 0));
          const thin = thinMask(mask, extents);
          expect(bettiNumbers(thin, extents, "corners")).toEqual(bettiNumbers(mask, extents, "corners"));
          expect(thin.every((voxel, k) => voxel <= mask[k]!)).toBe(true);
          expect(thinMask(thin, extents)).toEqual(thin);
        }),
        { seed: 4, numRuns: 60 },
      );
    },
  );
});
