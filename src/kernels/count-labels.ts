import type { LabelArray } from "../tensor/label-map.ts";
import type { Counted } from "./class-block.ts";

/** Voxels per class, exact: where both maps hold it, where the prediction does, where the target does. */
export interface LabelCounts {
  readonly intersection: Float64Array;
  readonly predicted: Float64Array;
  readonly actual: Float64Array;
  /** Voxels that counted. */
  voxels: number;
  /** Whether every label that counted names a class; if not, the counts say nothing. */
  valid: boolean;
}

export function emptyCounts(classes: number): LabelCounts {
  return {
    intersection: new Float64Array(classes),
    predicted: new Float64Array(classes),
    actual: new Float64Array(classes),
    voxels: 0,
    valid: true,
  };
}

/** Counts voxels `start` to `end`, one after the other. */
export function countEach(
  counts: LabelCounts,
  prediction: LabelArray,
  target: LabelArray,
  start: number,
  end: number,
  counted: Counted,
): void {
  const { intersection, predicted, actual } = counts;
  const classes = predicted.length;
  let voxels = 0;
  for (let k = start; k < end; k++) {
    if (counted !== null && counted[k] === 0) continue;
    const p = prediction[k]!;
    const t = target[k]!;
    // Unsigned, a negative label is a large one.
    if (p >>> 0 >= classes || t >>> 0 >= classes) {
      counts.valid = false;
      return;
    }
    voxels++;
    predicted[p]!++;
    actual[t]!++;
    if (p === t) intersection[p]!++;
  }
  counts.voxels += voxels;
}

/** Words of a stride: the voxels of 16 bytes are compared at once. */
const STRIDE = 4;

/**
 * Counts all voxels. Label maps are mostly long runs: where both hold what they held at the voxel before, 16 bytes of
 * each are passed over with one comparison, and a run is added as a whole.
 */
export function countLabels(
  counts: LabelCounts,
  prediction: LabelArray,
  target: LabelArray,
  counted: Counted,
): void {
  const size = prediction.length;
  const pWords = counted === null ? wordsOf(prediction) : null;
  const tWords = counted === null ? wordsOf(target) : null;
  if (pWords === null || tWords === null || prediction.BYTES_PER_ELEMENT !== target.BYTES_PER_ELEMENT) {
    countEach(counts, prediction, target, 0, size, counted);
    return;
  }
  const { intersection, predicted, actual } = counts;
  const step = (STRIDE * 4) / prediction.BYTES_PER_ELEMENT;
  let word = 0;
  while (word + STRIDE <= pWords.length) {
    const first = (word / STRIDE) * step;
    countEach(counts, prediction, target, first, first + step, null);
    if (!counts.valid) return;
    word += STRIDE;
    const p = prediction[first + step - 1]!;
    const t = target[first + step - 1]!;
    const end = runEnd(pWords, tWords, word, repeat(prediction, p), repeat(target, t));
    const run = ((end - word) / STRIDE) * step;
    word = end;
    counts.voxels += run;
    predicted[p]! += run;
    actual[t]! += run;
    if (p === t) intersection[p]! += run;
  }
  countEach(counts, prediction, target, (word / STRIDE) * step, size, null);
}

/** Where the strides end, from `word` on, that hold nothing but `p` in one array and `t` in the other. */
function runEnd(pWords: Int32Array, tWords: Int32Array, word: number, p: number, t: number): number {
  let w = word;
  while (
    w + STRIDE <= pWords.length &&
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

/** A label repeated over the 32 bits of a word. */
function repeat({ BYTES_PER_ELEMENT: bytes }: LabelArray, label: number): number {
  if (bytes === 1) return Math.imul(label & 0xff, 0x01010101);
  if (bytes === 2) return Math.imul(label & 0xffff, 0x00010001);
  return label | 0;
}

/** The same memory as 32-bit words, without what does not fill one; `null` where it does not start at one. */
function wordsOf({ buffer, byteOffset, byteLength }: LabelArray): Int32Array | null {
  return byteOffset % 4 === 0 ? new Int32Array(buffer, byteOffset, byteLength >> 2) : null;
}
