import { expect, it } from "vitest";
import {
  cropOf,
  findDilatedLesions,
  findLesions,
  maskIn,
  placedLesions,
} from "../../../src/metrics/lesions/find-lesions.ts";
import { randomLabels } from "../../tensor/random-values.ts";

it("crops to a box and a margin, within the image", () => {
  const crop = cropOf(Float64Array.of(1, 0, 3, 2, 1, 4), [4, 3, 5], 2);
  expect(crop).toEqual({ first: [0, 0, 1], extents: [4, 3, 4] });
});

it("masks the voxels of a class that count", () => {
  const labels = Uint8Array.of(1, 2, 2, 0, 2, 2);
  const crop = { first: [0, 0, 1], extents: [1, 2, 2] } as const;
  expect([...maskIn(labels, 2, null, [1, 2, 3], crop)]).toEqual([1, 1, 1, 1]);
  expect([...maskIn(labels, 2, Uint8Array.of(1, 0, 1, 1, 1, 0), [1, 2, 3], crop)]).toEqual([0, 1, 1, 0]);
});

it("finds components, also those that are one after a dilation", () => {
  const mask = Uint8Array.of(1, 0, 0, 1, 0, 0, 0, 1);
  expect(findLesions(mask, [1, 1, 8], 1)).toMatchObject({ count: 3, sizes: Float64Array.of(0, 1, 1, 1) });
  const { lesions, dilated } = findDilatedLesions(mask, [1, 1, 8], 1, 1);
  expect([...lesions.numbers]).toEqual([1, 0, 0, 1, 0, 0, 0, 2]);
  expect([...dilated]).toEqual([1, 1, 1, 1, 1, 0, 2, 2]);
});

it("places numbered voxels", () => {
  const lesions = placedLesions(Int32Array.of(0, 2, 2), 2, [1, 1, 3]);
  expect(lesions.boxes.slice(12)).toEqual(Float64Array.of(0, 0, 1, 0, 0, 2));
});

it.each([1, 3, 60])(
  "takes a part out of runs of %i voxels as voxel by voxel, without those that do not count",
  (run) => {
    const [planes, rows, columns] = [4, 6, 23];
    const labels = Uint8Array.from(randomLabels(planes * rows * columns, 4, 3, run));
    const counted = Uint8Array.from(labels, (_, at) => Number(at % 5 > 0));
    const crop = { first: [1, 2, 3], extents: [2, 3, 17] } as const;
    for (const counts of [null, counted]) {
      const want: number[] = [];
      for (let plane = 1; plane < 3; plane++) {
        for (let row = 2; row < 5; row++) {
          for (let column = 3; column < 20; column++) {
            const at = (plane * rows + row) * columns + column;
            want.push(Number(labels[at] === 1 && (counts === null || counts[at] === 1)));
          }
        }
      }
      expect(Array.from(maskIn(labels, 1, counts, [planes, rows, columns], crop))).toEqual(want);
    }
  },
);
