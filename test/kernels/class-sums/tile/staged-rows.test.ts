import { expect, it } from "vitest";
import { BLOCK } from "../../../../src/kernels/arrays/summation.ts";
import { placeTile } from "../../../../src/kernels/class-sums/tile/load-tile.ts";
import { keepRows, loadLogits } from "../../../../src/kernels/class-sums/tile/staged-rows.ts";
import { PLANE, ROW, tileOf } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { classLayout, elementOf } from "../../../../src/tensor/class-layout.ts";
import { randomValues } from "../../../tensor/random-values.ts";

const CLASSES = 3;
/** Voxels of a sample: pairs of blocks and one block that is not whole, one block, less than one. */
const SIZES = [4 * BLOCK, 3 * BLOCK - 5, BLOCK, 301];

it.each(SIZES)(
  "blocks of %i voxels come to the tile and go back, whatever the tile held before",
  (voxels) => {
    const layout = classLayout("f", [2, CLASSES, voxels], 1);
    for (const seed of [1, 2]) {
      const values = Float32Array.from(randomValues(2 * CLASSES * voxels, seed));
      const out = new Float32Array(values.length).fill(9);
      const tile = tileOf(CLASSES, CLASSES * voxels);
      expect(tile.simd).not.toBeNull();
      for (let sample = 0; sample < 2; sample++) {
        for (let voxel = 0; voxel < voxels; voxel += BLOCK) {
          const count = Math.min(BLOCK, voxels - voxel);
          placeTile(tile, layout, sample, voxel, count, null);
          loadLogits(tile, values, layout, sample, voxel);
          const x = tile.plane(PLANE.input);
          for (let c = 0; c < CLASSES; c++) {
            const start = elementOf(layout, sample, voxel, c);
            const row = x.subarray(c * ROW, c * ROW + count);
            expect(Float32Array.from(row)).toEqual(values.subarray(start, start + count));
            expect(x.subarray(c * ROW + count, c * ROW + tile.padded).every((value) => value === 0)).toBe(
              true,
            );
          }
          keepRows(tile, x, out, layout, sample, voxel, voxel + BLOCK >= voxels);
        }
      }
      expect(out).toEqual(values);
    }
  },
);
