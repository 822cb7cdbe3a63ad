import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import { BYTE_LABELS, countBytePairs, countsOfPairs } from "./byte-pairs.ts";
import { repeat, runEnd, STRIDE, wordsOf } from "./label-runs.ts";
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
  const pairs = counted === null ? countBytePairs(prediction, target, classes) : null;
  if (pairs !== null) return countsOfPairs(pairs, classes, null);
  const tally = emptyTally(classes);
  tallyMaps(tally, prediction, target, counted);
  return tallyCounts(tally);
}

/**
 * Counts the voxels to which the target gives another label than `ignored`, without a check of each: all pairs have a
 * table, and those with that label are dropped. `null` where a label does not fit the table, or one that counts names no
 * class.
 */
export function countOtherLabels(
  prediction: LabelArray,
  target: LabelArray,
  classes: number,
  ignored: number,
): LabelCounts | null {
  const size = Math.max(classes, ignored + 1);
  if (ignored < 0 || size > BYTE_LABELS) return null;
  const bytes = countBytePairs(prediction, target, BYTE_LABELS);
  if (bytes !== null) {
    const counts = countsOfPairs(bytes, classes, ignored);
    return counts.valid ? counts : null;
  }
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
