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
    const lanes = 4 / bytes;
    const same = repeat(labels, label);
    let word = Math.floor(start / lanes);
    if (word < words.length) {
      // The lanes before the first one do not count.
      let differs = (words[word]! ^ same) & (-1 << (8 * bytes * (start % lanes)));
      if (differs === 0) {
        word = sameWordsEnd(words, word + 1, same);
        differs = word < words.length ? words[word]! ^ same : 0;
      }
      if (differs !== 0) return word * lanes + firstLane(differs, bytes);
      end = word * lanes;
    }
  }
  while (end < length && labels[end] === label) end++;
  return end;
}

/** The first label of a word in which a bit is 1: bits of the first label are the lowest. */
export function firstLane(bits: number, bytes: number): number {
  return Math.floor((31 - Math.clz32(bits & -bits)) / (8 * bytes));
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

/**
 * Views an array as 32-bit words, without the bytes that do not fill one; `null` where it does not start at a word, or where the first
 * label of a word does not have its lowest bits.
 */
export function wordsOf({ buffer, byteOffset, byteLength }: LabelArray): Int32Array | null {
  return IS_LITTLE_ENDIAN && byteOffset % 4 === 0
    ? new Int32Array(buffer, byteOffset, Math.floor(byteLength / 4))
    : null;
}

const IS_LITTLE_ENDIAN = /* @__PURE__ */ isLittleEndian();

function isLittleEndian(): boolean {
  return new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
}
