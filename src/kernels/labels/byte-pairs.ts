import type { LabelArray } from "../../tensor/label-array.ts";
import { type PairKernels, pairKernels } from "../simd/pair-kernels.ts";
import { type SimdInstance, TABLE_BYTES } from "../simd/simd-module.ts";
import { runEnd, wordsOf } from "./label-runs.ts";
import type { LabelCounts } from "./label-tally.ts";

/*
 * Labels of one byte. All pairs of them have a cell in a table of 32-bit counts, so that no label needs a check on the
 * way: a voxel is one addition.
 */

/** Labels of a byte. */
export const BYTE_LABELS = 256;

/** Maps of fewer voxels are counted sooner than such a table is read. */
const MIN_SIMD_VOXELS = 1 << 18;

/** A cell holds the count of no more voxels. */
const MAX_VOXELS = 2 ** 31 - 1;

/** Voxels of a tile that is copied to the memory of the kernels: both maps stay in the first caches. */
const TILE = 1 << 14;

/** Behind the tables of the other kernels. */
const TABLE_AT = TABLE_BYTES;
const PREDICTION_AT = TABLE_AT + 4 * BYTE_LABELS * BYTE_LABELS;
/** Tiles a power of 2 apart would share the sets of the first cache. */
const TARGET_AT = PREDICTION_AT + TILE + 64;

/**
 * Counts every pair of labels of two maps of bytes: that of p in the prediction and t in the target at 256·p + t. The
 * table is valid until the next call. `null` where the maps are not of bytes, are small, or may hold negative labels that
 * would be taken for one of `classes`.
 */
export function countBytePairs(
  prediction: LabelArray,
  target: LabelArray,
  classes: number,
): Int32Array | null {
  const { length } = prediction;
  if (length < MIN_SIMD_VOXELS || length > MAX_VOXELS) return null;
  const p = unsigned(prediction, classes);
  const t = unsigned(target, classes);
  if (p === null || t === null) return null;
  const simd = pairKernels.near(p, t);
  return simd === null ? countPlain(p, t) : countBySimd(simd, p, t);
}

/** Views the same bytes without a sign; a negative label is then one above all `classes`. */
function unsigned(labels: LabelArray, classes: number): Uint8Array | null {
  if (labels instanceof Uint8Array) return labels;
  const alike = labels instanceof Uint8ClampedArray || (labels instanceof Int8Array && classes <= 128);
  return alike ? new Uint8Array(labels.buffer, labels.byteOffset, labels.length) : null;
}

function countBySimd(
  { kernels, buffer, bytes }: SimdInstance<PairKernels>,
  p: Uint8Array,
  t: Uint8Array,
): Int32Array {
  const table = new Int32Array(buffer, TABLE_AT, BYTE_LABELS * BYTE_LABELS).fill(0);
  const place = (labels: Uint8Array, start: number, count: number, at: number) => {
    if (labels.buffer === buffer) return labels.byteOffset + start;
    bytes.set(labels.subarray(start, start + count), at);
    return at;
  };
  const whole = p.length & ~3;
  for (let start = 0; start < whole; start += TILE) {
    const count = Math.min(TILE, whole - start);
    const first = place(p, start, count, PREDICTION_AT);
    kernels.countPairs(first, place(t, start, count, TARGET_AT), count, TABLE_AT);
  }
  countStretch(table, p, t, whole, p.length);
  return table;
}

/** Voxels of a piece: engines compile a function that is called often better than a loop that runs long. */
const PIECE = 1 << 14;

/** Counts pairs in plain JavaScript. */
function countPlain(p: Uint8Array, t: Uint8Array): Int32Array {
  const table = new Int32Array(BYTE_LABELS * BYTE_LABELS);
  const [pWords, tWords] = [wordsOf(p), wordsOf(t)];
  for (let start = 0; start < p.length; start += PIECE) {
    const end = Math.min(p.length, start + PIECE);
    if (pWords === null || tWords === null) countStretch(table, p, t, start, end);
    else countPiece(table, p, t, pWords, tWords, start, end);
  }
  return table;
}

/** Voxels counted one by one, at most, before the next search for a run. */
const LONGEST_STRETCH = 1024;

function countPiece(
  table: Int32Array,
  p: Uint8Array,
  t: Uint8Array,
  pWords: Int32Array,
  tWords: Int32Array,
  start: number,
  end: number,
): void {
  const words = (start + ((end - start) & ~15)) / 4;
  let at = start;
  let stretch = 16;
  while (at < 4 * words) {
    const next = Math.min(4 * words, at + stretch);
    countWords(table, pWords, tWords, at / 4, next / 4);
    const [left, right] = [p[next - 1]!, t[next - 1]!];
    at = 4 * runEnd(pWords, tWords, next / 4, words, left * 0x01010101, right * 0x01010101);
    table[(left << 8) | right]! += at - next;
    stretch = at > next ? 16 : Math.min(2 * stretch, LONGEST_STRETCH);
  }
  countStretch(table, p, t, 4 * words, end);
}

/** Four voxels at a time: which byte of a word comes first makes no difference. */
function countWords(
  table: Int32Array,
  pWords: Int32Array,
  tWords: Int32Array,
  start: number,
  end: number,
): void {
  for (let word = start; word < end; word++) {
    const p = pWords[word]!;
    const t = tWords[word]!;
    table[((p & 0xff) << 8) | (t & 0xff)]!++;
    table[(p & 0xff00) | ((t >> 8) & 0xff)]!++;
    table[((p >> 8) & 0xff00) | ((t >> 16) & 0xff)]!++;
    table[((p >>> 16) & 0xff00) | (t >>> 24)]!++;
  }
}

function countStretch(table: Int32Array, p: Uint8Array, t: Uint8Array, start: number, end: number): void {
  for (let k = start; k < end; k++) table[(p[k]! << 8) | t[k]!]!++;
}

/**
 * The counts of a table, without the voxels whose target is `ignored`; they are invalid if another voxel has a label that
 * names no class.
 */
export function countsOfPairs(table: Int32Array, classes: number, ignored: number | null): LabelCounts {
  const counts = {
    intersection: new Float64Array(classes),
    predicted: new Float64Array(classes),
    actual: new Float64Array(classes),
  };
  let voxels = 0;
  let valid = true;
  for (let p = 0; p < BYTE_LABELS; p++) {
    for (let t = 0; t < BYTE_LABELS; t++) {
      const count = table[(p << 8) | t]!;
      if (count === 0 || t === ignored) continue;
      voxels += count;
      if (p >= classes || t >= classes) {
        valid = false;
      } else {
        counts.predicted[p]! += count;
        counts.actual[t]! += count;
        if (p === t) counts.intersection[p]! += count;
      }
    }
  }
  return { ...counts, voxels, valid };
}
