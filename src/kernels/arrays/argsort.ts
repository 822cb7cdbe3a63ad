import type { FloatArray } from "../../tensor/allocate.ts";

/** Up to this many values are sorted by insertion: the tables of a radix sort would be longer than the list. */
const MAX_INSERTION = 32;

/** Up to this many values with equal keys are sorted by insertion: such lists are many, and each table is cleared again. */
const MAX_EQUAL_INSERTION = 128;

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
/** Digits of a key. */
const PASSES = 2;
const KEY_BITS = PASSES * DIGIT_BITS;
const KEY_MASK = (1 << KEY_BITS) - 1;

/** The memory of a sort of up to `capacity` values: 24 bytes for each. */
export class SortScratch {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  /** Two orders with their keys: each pass of a sort reads one and writes the other. */
  readonly sorted: readonly [Sorted, Sorted];

  constructor(capacity: number) {
    this.low = new Uint32Array(capacity);
    this.high = new Uint32Array(capacity);
    this.sorted = [newSorted(capacity), newSorted(capacity)];
  }
}

const newSorted = (count: number): Sorted => ({ order: new Int32Array(count), keys: new Uint32Array(count) });

/** The same memory for fewer values. */
function begin({ order, keys }: Sorted, count: number): Sorted {
  return { order: order.subarray(0, count), keys: keys.subarray(0, count) };
}

/**
 * Returns the order of `count` values from `start` on, `step` apart: the position of the first, the second and so on. Equal
 * values keep their order, −0 equals 0, and NaN is beyond ∞.
 *
 * @param scratch - memory for `count` values or more, in which the order is then
 */
export function argsort(
  x: FloatArray,
  start: number,
  step: number,
  count: number,
  descending: boolean,
  scratch: SortScratch = new SortScratch(count),
): Int32Array {
  const from = begin(scratch.sorted[0], count);
  for (let k = 0; k < count; k++) from.order[k] = k;
  const words = { low: scratch.low.subarray(0, count), high: scratch.high.subarray(0, count) };
  takeWords(words, x, start, step, descending);
  if (count <= MAX_INSERTION) return insertionSort(from.order, 0, count, words);
  // The first digits decide nearly all of the order.
  takeFirstDigits(from.keys, words.high);
  const sorted = sortByKey(from, begin(scratch.sorted[1], count));
  sortEqual(sorted.order, sorted.keys, words);
  return sorted.order;
}

/** Two words a value, low and high, whose order as unsigned numbers is that of the values. */
interface Words {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
}

function takeWords(
  { low, high }: Words,
  x: FloatArray,
  start: number,
  step: number,
  descending: boolean,
): void {
  const value = new Float64Array(1);
  const words = new Uint32Array(value.buffer);
  value[0] = 1;
  // The word with the exponent is the second one on nearly every machine.
  const top = words[1] !== 0 ? 1 : 0;
  const flip = descending ? ~0 : 0;
  for (let k = 0; k < high.length; k++) {
    // Adding 0 makes −0 into 0; every NaN becomes the same positive one.
    const number = x[start + k * step]!;
    value[0] = Number.isNaN(number) ? Number.NaN : number + 0;
    const upper = words[top]!;
    const lower = words[1 - top]!;
    // Negative numbers grow downwards: all bits turn. Of the others the sign turns, to be behind them.
    const negative = upper >>> 31 === 1;
    high[k] = (negative ? ~upper : upper ^ 0x80000000) ^ flip;
    low[k] = (negative ? ~lower : lower) ^ flip;
  }
}

/** The digits of words by which they differ first. */
function takeFirstDigits(keys: Uint32Array, words: Uint32Array): void {
  let least = words[0]!;
  let most = least;
  for (let k = 1; k < words.length; k++) {
    const word = words[k]!;
    if (word < least) least = word;
    if (word > most) most = word;
  }
  const shift = Math.max(0, 32 - Math.clz32(most - least) - KEY_BITS);
  for (let k = 0; k < words.length; k++) keys[k] = (words[k]! - least) >>> shift;
}

/** Sorts the part of an order from `start` to before `end` by the words of its items. */
function insertionSort(order: Int32Array, start: number, end: number, { low, high }: Words): Int32Array {
  for (let k = start + 1; k < end; k++) {
    const item = order[k]!;
    const [upper, lower] = [high[item]!, low[item]!];
    let at = k;
    for (; at > start; at--) {
      const before = order[at - 1]!;
      const other = high[before]!;
      if (other < upper || (other === upper && low[before]! <= lower)) break;
      order[at] = before;
    }
    order[at] = item;
  }
  return order;
}

/** Items and their keys, in the order of the keys. */
interface Sorted {
  readonly order: Int32Array;
  readonly keys: Uint32Array;
}

/** Sorts items by their keys, one beside the other: digit by digit, the least first, and none that all keys share. */
function sortByKey(given: Sorted, other: Sorted): Sorted {
  const { keys } = given;
  const counts = countDigits(keys);
  let [from, to] = [given, other];
  for (let pass = 0; pass < PASSES; pass++) {
    const begins = counts.subarray(pass * DIGITS, (pass + 1) * DIGITS);
    const shift = pass * DIGIT_BITS;
    if (begins[(from.keys[0]! >>> shift) & (DIGITS - 1)] === keys.length) continue;
    startDigits(begins);
    moveByDigit(to, from, begins, shift);
    [from, to] = [to, from];
  }
  return from;
}

/** How many keys have each digit, in each place. */
function countDigits(keys: Uint32Array): Int32Array {
  const counts = new Int32Array(PASSES * DIGITS);
  for (let k = 0; k < keys.length; k++) {
    const key = keys[k]!;
    counts[key & (DIGITS - 1)]!++;
    counts[DIGITS + (key >>> DIGIT_BITS)]!++;
  }
  return counts;
}

/** Replaces the counts of digits by where the items of each begin. */
function startDigits(counts: Int32Array): void {
  let begin = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = counts[digit]!;
    counts[digit] = begin;
    begin += count;
  }
}

function moveByDigit(to: Sorted, from: Sorted, begins: Int32Array, shift: number): void {
  const { order, keys } = from;
  const { order: toOrder, keys: toKeys } = to;
  for (let k = 0; k < order.length; k++) {
    const key = keys[k]!;
    const digit = (key >>> shift) & (DIGITS - 1);
    const at = begins[digit]!;
    begins[digit] = at + 1;
    toOrder[at] = order[k]!;
    toKeys[at] = key;
  }
}

/** Sorts items whose keys are equal by their words. */
function sortEqual(order: Int32Array, keys: Uint32Array, words: Words): void {
  for (let start = 0, end = 1; start < order.length; start = end++) {
    const key = keys[start]!;
    while (end < order.length && keys[end] === key) end++;
    if (end - start === 1) continue;
    if (end - start <= MAX_EQUAL_INSERTION) insertionSort(order, start, end, words);
    else if (!areEqual(order, start, end, words)) sortByWords(order.subarray(start, end), words);
  }
}

/** Returns whether the values of some items are all equal, as of many distances of 0. */
function areEqual(order: Int32Array, start: number, end: number, { low, high }: Words): boolean {
  const first = order[start]!;
  for (let k = start + 1; k < end; k++) {
    const item = order[k]!;
    if (low[item] !== low[first] || high[item] !== high[first]) return false;
  }
  return true;
}

/** Sorts many items by all bits of their words, the last digits first. */
function sortByWords(order: Int32Array, { low, high }: Words): void {
  let items: Int32Array = order.slice();
  for (const words of [low, high]) {
    for (const shift of [0, KEY_BITS]) {
      const keys = new Uint32Array(items.length);
      for (let k = 0; k < keys.length; k++) keys[k] = (words[items[k]!]! >>> shift) & KEY_MASK;
      items = sortByKey({ order: items, keys }, newSorted(items.length)).order;
    }
  }
  order.set(items);
}
