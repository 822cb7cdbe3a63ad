import type { LabelArray } from "../../tensor/label-array.ts";
import { repeat } from "../labels/label-runs.ts";

/** Bits of a word. */
export const WORD = 32;

/**
 * A bit for each of at most 32 labels, the first one the highest: mostly they are all the same.
 *
 * @param words - the same memory as words; without them labels are compared one by one
 */
export function labelBits(
  labels: LabelArray,
  words: Int32Array | null,
  label: number,
  from: number,
  to: number,
): number {
  if (words !== null && areSame(labels, words, from, to))
    return labels[from] === label ? -1 >>> (WORD - (to - from)) : 0;
  if (words !== null && labels.BYTES_PER_ELEMENT === 1)
    return label <= largestOf(labels) ? bitsOfBytes(labels, words, label, from, to) : 0;
  return bitsOfEach(labels, label, from, to);
}

/** The largest label that an array of bytes can hold. */
function largestOf(labels: LabelArray): number {
  return labels instanceof Int8Array ? 0x7f : 0xff;
}

/** {@link labelBits}, a label after the other. */
function bitsOfEach(labels: LabelArray, label: number, from: number, to: number): number {
  let bits = 0;
  for (let k = from; k < to; k++) {
    // 1 where no bit differs; a branch would be mispredicted at every end of a run.
    const differs = labels[k]! ^ label;
    bits = (bits << 1) | ((~differs & (differs - 1)) >>> 31);
  }
  return bits;
}

/** {@link labelBits} of labels of one byte, a word of four at a time. */
function bitsOfBytes(labels: LabelArray, words: Int32Array, label: number, from: number, to: number): number {
  const firstWord = (from + 3) >> 2;
  const lastWord = to >> 2;
  if (firstWord >= lastWord) return bitsOfEach(labels, label, from, to);
  const same = repeat(labels, label);
  let bits = bitsOfEach(labels, label, from, 4 * firstWord);
  for (let at = firstWord; at < lastWord; at++) {
    const differs = words[at]! ^ same;
    // The highest bit of each byte that is 0: no sum carries into the next byte.
    const zeros = ~(((differs & LOW_BITS) + LOW_BITS) | differs | LOW_BITS);
    // The product brings the bits of the four bytes together, that of the first byte highest.
    bits = (bits << 4) | (Math.imul(zeros >>> 7, 0x80402010) >>> 28);
  }
  for (let k = 4 * lastWord; k < to; k++) bits = (bits << 1) | (labels[k] === label ? 1 : 0);
  return bits;
}

/** All bits of each byte but the highest. */
const LOW_BITS = 0x7f7f7f7f;

/** Returns whether the words that hold some labels hold one label alone. */
function areSame(labels: LabelArray, words: Int32Array, from: number, to: number): boolean {
  const shift = labels.BYTES_PER_ELEMENT === 1 ? 2 : 1;
  const last = (to - 1) >> shift;
  if (from >= to || last >= words.length) return false;
  const word = repeat(labels, labels[from]!);
  let differs = 0;
  for (let at = from >> shift; at <= last; at++) differs |= words[at]! ^ word;
  return differs === 0;
}

/** {@link labelBits} of the voxels that count. */
export function countedBits(
  labels: LabelArray,
  label: number,
  counted: Uint8Array,
  from: number,
  to: number,
): number {
  let bits = 0;
  for (let k = from; k < to; k++) bits = (bits << 1) | (labels[k] === label && counted[k] !== 0 ? 1 : 0);
  return bits;
}
