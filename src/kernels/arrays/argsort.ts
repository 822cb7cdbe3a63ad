import type { FloatArray } from "../../tensor/allocate.ts";

/** Up to this many values are sorted by insertion: the tables of a radix sort would be longer than the list. */
const MAX_INSERTION = 32;

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * Returns the order of `count` values from `start` on, `step` apart: the position of the first, the second and so on. Equal
 * values keep their order, −0 equals 0, and NaN is beyond ∞.
 */
export function argsort(
  x: FloatArray,
  start: number,
  step: number,
  count: number,
  descending: boolean,
): Int32Array {
  const order = Int32Array.from({ length: count }, (_, k) => k);
  const keys = keysOf(x, start, step, count, descending);
  return count <= MAX_INSERTION ? insertionSort(order, keys) : radixSort(order, keys);
}

/** Two words a value, low and high, whose order as unsigned numbers is that of the values. */
interface Keys {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
}

function keysOf(x: FloatArray, start: number, step: number, count: number, descending: boolean): Keys {
  const value = new Float64Array(1);
  const words = new Uint32Array(value.buffer);
  const [low, high] = [new Uint32Array(count), new Uint32Array(count)];
  value[0] = 1;
  // The word with the exponent is the second one on nearly every machine.
  const top = words[1] !== 0 ? 1 : 0;
  for (let k = 0; k < count; k++) {
    // Adding 0 makes −0 into 0; every NaN becomes the same positive one.
    const number = x[start + k * step]!;
    value[0] = Number.isNaN(number) ? Number.NaN : number + 0;
    const negative = words[top]! >>> 31 === 1;
    // Negative numbers grow downwards: all bits turn. Of the others the sign turns, to be behind them.
    const flip = descending ? ~0 : 0;
    high[k] = (negative ? ~words[top]! : words[top]! ^ 0x80000000) ^ flip;
    low[k] = (negative ? ~words[1 - top]! : words[1 - top]!) ^ flip;
  }
  return { low, high };
}

function insertionSort(order: Int32Array, { low, high }: Keys): Int32Array {
  for (let k = 1; k < order.length; k++) {
    const item = order[k]!;
    let at = k;
    for (; at > 0; at--) {
      const before = order[at - 1]!;
      const behind =
        high[before]! > high[item]! || (high[before] === high[item] && low[before]! > low[item]!);
      if (!behind) break;
      order[at] = before;
    }
    order[at] = item;
  }
  return order;
}

/** Sorts digit by digit, the least first. A digit that all values share costs a count only, as the low ones of float32 do. */
function radixSort(order: Int32Array, { low, high }: Keys): Int32Array {
  let from: Int32Array = order;
  let to: Int32Array = new Int32Array(order.length);
  const counts = new Int32Array(DIGITS);
  for (const word of [low, high]) {
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
      if (!countDigits(counts, word, shift)) continue;
      moveByDigit(to, from, counts, word, shift);
      [from, to] = [to, from];
    }
  }
  return from;
}

/** Where the values of each digit begin; `false` if all have one digit. */
function countDigits(counts: Int32Array, word: Uint32Array, shift: number): boolean {
  counts.fill(0);
  for (let k = 0; k < word.length; k++) counts[(word[k]! >>> shift) & (DIGITS - 1)]!++;
  if (counts[(word[0]! >>> shift) & (DIGITS - 1)] === word.length) return false;
  let begin = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = counts[digit]!;
    counts[digit] = begin;
    begin += count;
  }
  return true;
}

function moveByDigit(
  to: Int32Array,
  from: Int32Array,
  begins: Int32Array,
  word: Uint32Array,
  shift: number,
): void {
  for (let k = 0; k < from.length; k++) {
    const item = from[k]!;
    to[begins[(word[item]! >>> shift) & (DIGITS - 1)]!++] = item;
  }
}
