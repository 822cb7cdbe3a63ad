import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import { BYTE_LABELS, countBytePairs, countsOfPairs } from "./byte-pairs.ts";
import { firstLane, repeat, wordsOf } from "./label-runs.ts";
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

/**
 * Counts voxels `start` to `end`. Label maps are mostly long runs: a word is compared with itself moved by one voxel, in both maps at
 * once, and a run is counted as a whole.
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
  const bytes = prediction.BYTES_PER_ELEMENT;
  const lanes = 4 / bytes;
  const last = Math.floor(end / lanes);
  // Two shifts, since one by 32 bits is none.
  const shift = 8 * bytes - 1;
  let from = start;
  let word = start / lanes;
  let p = repeat(prediction, prediction[start]!);
  let t = repeat(target, target[start]!);
  for (; word < last; word++) {
    const nextP = pWords[word]!;
    const nextT = tWords[word]!;
    let differs =
      (nextP ^ (((nextP << shift) << 1) | (p >>> (31 - shift)))) |
      (nextT ^ (((nextT << shift) << 1) | (t >>> (31 - shift))));
    p = nextP;
    t = nextT;
    while (differs !== 0) {
      const lane = firstLane(differs, bytes);
      const at = word * lanes + lane;
      tallyRun(tally, prediction[from]!, target[from]!, at - from);
      from = at;
      differs &= (-1 << (8 * bytes * lane + shift)) << 1;
    }
  }
  tallyRun(tally, prediction[from]!, target[from]!, last * lanes - from);
  tallyEach(tally, prediction, target, last * lanes, end, null);
}
