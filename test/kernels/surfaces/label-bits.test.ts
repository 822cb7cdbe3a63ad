import { expect, it } from "vitest";
import { wordsOf } from "../../../src/kernels/labels/label-runs.ts";
import { countedBits, labelBits, WORD } from "../../../src/kernels/surfaces/label-bits.ts";
import { randomLabels } from "../../tensor/random-values.ts";

const SIZE = 200;
/** A bit for each voxel from one to another, the first one the highest. */
const naive = (isInside: (voxel: number) => boolean, from: number, to: number) => {
  let bits = 0;
  for (let voxel = from; voxel < to; voxel++) bits = 2 * bits + Number(isInside(voxel));
  return bits;
};

it.each([Uint8Array, Int8Array])(
  "are 1 where one of the labels of a %o is the label to the last bit",
  (Labels) => {
    // A bit apart from 1, or with its bits in the byte beside it.
    const others = [1, 1, 0, 3, 129, 255, 128, 2];
    const places = Array.from(randomLabels(SIZE, 3, others.length, 1));
    const labels = Labels.from(places.map((place) => others[place]!));
    for (const label of [1, labels[labels.indexOf(Labels.of(129)[0]!)]!])
      for (let from = 0; from < 40; from++)
        for (let to = from; to <= from + WORD; to++)
          expect(labelBits(labels, wordsOf(labels), label, from, to) >>> 0).toBe(
            naive((voxel) => labels[voxel] === label, from, to),
          );
  },
);

it.each([
  [Uint8Array, 44, 300],
  [Uint8Array, 233, 1001],
  [Int8Array, -56, 200],
] as const)(
  "are 0 where a %o cannot hold the label, though its last byte is that of %i",
  (Labels, own, label) => {
    const labels = new Labels(SIZE);
    for (let voxel = 0; voxel < SIZE; voxel++) labels[voxel] = voxel % 3 === 0 ? own : 1;
    expect(labelBits(labels, wordsOf(labels), label, 0, WORD)).toBe(0);
  },
);

it.each([Uint8Array, Int16Array])("are 1 where a %o holds the label, and where it counts", (Labels) => {
  const labels = new Labels(SIZE).map((_, voxel) => Number(voxel % 32 < 16 || voxel > 160));
  const counted = Uint8Array.from(randomLabels(SIZE, 2, 2, 3));
  for (let from = 0; from < SIZE; from++)
    for (const to of [from, from + 1, from + 8, from + 24, from + WORD]) {
      if (to > SIZE) continue;
      const inside = naive((voxel) => labels[voxel] === 1, from, to);
      for (const words of [wordsOf(labels), null])
        expect(labelBits(labels, words, 1, from, to) >>> 0).toBe(inside);
      const both = naive((voxel) => labels[voxel] === 1 && counted[voxel] === 1, from, to);
      expect(countedBits(labels, 1, counted, from, to) >>> 0).toBe(both);
    }
});
