import { expect, it } from "vitest";
import { labelRunEnd, repeat, runEnd, wordsOf } from "../../../src/kernels/labels/label-runs.ts";

it.each([Uint8Array, Int8Array, Uint16Array, Int32Array])(
  "a run of a label ends at the 16 bytes with another",
  (Kind) => {
    const labels = new Kind(64 / Kind.BYTES_PER_ELEMENT).fill(100);
    const words = wordsOf(labels)!;
    const word = repeat(labels, 100);
    expect(runEnd(words, words, 0, 16, word, word)).toBe(16);
    for (let at = 0; at < labels.length; at++) {
      labels.fill(100);
      labels[at] = 101;
      expect(runEnd(words, words, 0, 16, word, word)).toBe(((at * Kind.BYTES_PER_ELEMENT) >> 4) << 2);
    }
  },
);

it.each([Uint8Array, Int16Array, Int32Array])(
  "a run ends at the first other label, by words and without",
  (Kind) => {
    for (let length = 1; length <= 11; length++) {
      for (let end = 1; end <= length; end++) {
        for (let start = 0; start < end; start++) {
          const labels = new Kind(length).fill(1, end).fill(-1, 0, end);
          expect(labelRunEnd(labels, wordsOf(labels), start)).toBe(end);
          expect(labelRunEnd(labels, null, start)).toBe(end);
        }
      }
    }
  },
);

it("words are null where an array starts between them, and leave out what fills none", () => {
  const bytes = new Uint8Array(11);
  expect(wordsOf(bytes)!.length).toBe(2);
  expect(wordsOf(bytes.subarray(1))).toBeNull();
});
