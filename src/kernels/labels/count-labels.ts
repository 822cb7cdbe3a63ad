import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../overlap/class-block.ts";
import {
  emptyTally,
  type LabelCounts,
  type LabelTally,
  tallyCounts,
  tallyEach,
  tallyRun,
} from "./label-tally.ts";

/** Voxels of a piece: engines compile what is called often better than what runs long. */
const PIECE = 1 << 14;

/** Counts label maps in one pass. */
export function countLabels(
  prediction: LabelArray,
  target: LabelArray,
  classes: number,
  counted: Counted,
): LabelCounts {
  const tally = emptyTally(classes);
  tallyMaps(tally, prediction, target, counted);
  return tallyCounts(tally);
}

/** Labels of a byte: a table of their pairs takes 512 kB. */
const BYTE_LABELS = 256;

/**
 * Counts the voxels to which the target gives another label than `ignored`, without a look at each: all pairs have a table,
 * and those with that label are dropped. `null` where a label does not fit the table, or one that counts names no class.
 */
export function countOtherLabels(
  prediction: LabelArray,
  target: LabelArray,
  classes: number,
  ignored: number,
): LabelCounts | null {
  const size = Math.max(classes, ignored + 1);
  if (ignored < 0 || size > BYTE_LABELS) return null;
  const tally = emptyTally(size, BYTE_LABELS);
  tallyMaps(tally, prediction, target, null);
  if (!tally.valid) return null;
  for (let p = 0; p < size; p++) tally.pairs![p * size + ignored] = 0;
  const { intersection, predicted, actual, voxels, valid } = tallyCounts(tally);
  for (let c = classes; c < size; c++) if (predicted[c]! > 0 || actual[c]! > 0) return null;
  const inside = (sums: Float64Array) => sums.subarray(0, classes);
  return {
    intersection: inside(intersection),
    predicted: inside(predicted),
    actual: inside(actual),
    voxels,
    valid,
  };
}

function tallyMaps(tally: LabelTally, prediction: LabelArray, target: LabelArray, counted: Counted): void {
  const pWords = wordsOf(prediction);
  const tWords = wordsOf(target);
  const alike = prediction.BYTES_PER_ELEMENT === target.BYTES_PER_ELEMENT;
  for (let start = 0; start < prediction.length && tally.valid; start += PIECE) {
    const end = Math.min(prediction.length, start + PIECE);
    if (counted === null && alike && pWords !== null && tWords !== null) {
      countRuns(tally, prediction, target, pWords, tWords, start, end);
    } else {
      tallyEach(tally, prediction, target, start, end, counted);
    }
  }
}

/** Words of a stride: the voxels of 16 bytes are compared at once. */
const STRIDE = 4;

/** Words counted voxel by voxel, at most, before the next look for a run. */
const LONGEST_STRETCH = 64 * STRIDE;

/**
 * Counts voxels `start` to `end`. Label maps are mostly long runs: where both hold what they held at the voxel before, 16
 * bytes of each are passed over with one comparison, and a run is counted as a whole. Where no run follows, the next look
 * for one comes after twice as many voxels.
 */
function countRuns(
  tally: LabelTally,
  prediction: LabelArray,
  target: LabelArray,
  pWords: Int32Array,
  tWords: Int32Array,
  start: number,
  end: number,
): void {
  const voxelsPerWord = 4 / prediction.BYTES_PER_ELEMENT;
  let word = start / voxelsPerWord;
  const words = word + Math.floor((end - start) / voxelsPerWord / STRIDE) * STRIDE;
  let stretch = STRIDE;
  while (word < words) {
    const next = Math.min(words, word + stretch);
    tallyEach(tally, prediction, target, word * voxelsPerWord, next * voxelsPerWord, null);
    const p = prediction[next * voxelsPerWord - 1]!;
    const t = target[next * voxelsPerWord - 1]!;
    word = runEnd(pWords, tWords, next, words, repeat(prediction, p), repeat(target, t));
    stretch = word > next ? STRIDE : Math.min(2 * stretch, LONGEST_STRETCH);
    tallyRun(tally, p, t, (word - next) * voxelsPerWord);
  }
  tallyEach(tally, prediction, target, words * voxelsPerWord, end, null);
}

/** Where the strides end, from `word` on, that hold nothing but `p` in one array and `t` in the other. */
function runEnd(
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

/** A label repeated over the 32 bits of a word. */
function repeat({ BYTES_PER_ELEMENT: bytes }: LabelArray, label: number): number {
  if (bytes === 1) return Math.imul(label & 0xff, 0x01010101);
  if (bytes === 2) return Math.imul(label & 0xffff, 0x00010001);
  return label | 0;
}

/** The same memory as 32-bit words, without what does not fill one; `null` where it does not start at one. */
function wordsOf({ buffer, byteOffset, byteLength }: LabelArray): Int32Array | null {
  return byteOffset % 4 === 0 ? new Int32Array(buffer, byteOffset, Math.floor(byteLength / 4)) : null;
}
