import type { LabelArray } from "../../tensor/label-array.ts";

/*
 * Label maps are mostly long runs of a pair of labels: 16 bytes of each map are compared at once.
 */

/** Words of a stride. */
const STRIDE = 4;

/** Returns the end of the strides, from `word` on, that hold nothing but `p` in one array and `t` in the other. */
export function runEnd(
  pWords: Int32Array,
  tWords: Int32Array,
  word: number,
  words: number,
  p: number,
  t: number,
): number {
  let w = word;
  while (
    w < words &&
    ((pWords[w]! ^ p) |
      (tWords[w]! ^ t) |
      (pWords[w + 1]! ^ p) |
      (tWords[w + 1]! ^ t) |
      (pWords[w + 2]! ^ p) |
      (tWords[w + 2]! ^ t) |
      (pWords[w + 3]! ^ p) |
      (tWords[w + 3]! ^ t)) ===
      0
  ) {
    w += STRIDE;
  }
  return w;
}

/**
 * Returns the end of the run of labels equal to that at `start`.
 *
 * @param words - the same memory as words; without them labels are compared one by one
 */
export function labelRunEnd(labels: LabelArray, words: Int32Array | null, start: number): number {
  const { length, BYTES_PER_ELEMENT: bytes } = labels;
  const label = labels[start]!;
  let end = start + 1;
  if (words !== null) {
    const perWord = 4 / bytes;
    while (end % perWord !== 0 && end < length && labels[end] === label) end++;
    if (end % perWord === 0) end = perWord * sameWordsEnd(words, end / perWord, repeat(labels, label));
  }
  while (end < length && labels[end] === label) end++;
  return end;
}

function sameWordsEnd(words: Int32Array, start: number, word: number): number {
  let end = start;
  const whole = words.length - STRIDE;
  while (
    end <= whole &&
    ((words[end]! ^ word) |
      (words[end + 1]! ^ word) |
      (words[end + 2]! ^ word) |
      (words[end + 3]! ^ word)) ===
      0
  ) {
    end += STRIDE;
  }
  while (end < words.length && words[end] === word) end++;
  return end;
}

/** A label repeated over the 32 bits of a word. */
export function repeat({ BYTES_PER_ELEMENT: bytes }: LabelArray, label: number): number {
  if (bytes === 1) return Math.imul(label & 0xff, 0x01010101);
  if (bytes === 2) return Math.imul(label & 0xffff, 0x00010001);
  return label | 0;
}

/** Views an array as 32-bit words, without the bytes that do not fill one; `null` where it does not start at a word. */
export function wordsOf({ buffer, byteOffset, byteLength }: LabelArray): Int32Array | null {
  return byteOffset % 4 === 0 ? new Int32Array(buffer, byteOffset, Math.floor(byteLength / 4)) : null;
}
