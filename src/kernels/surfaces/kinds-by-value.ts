import { argsort } from "../arrays/argsort.ts";

/** Values in ascending order, each once, and how many elements of each kind have it. */
export interface KindsByValue {
  readonly values: Float64Array;
  /** Row-major, [values, kinds]. */
  readonly counts: Float64Array;
}

/** The most elements of a piece: a table has room for one before it is counted. */
const PIECE = 32;

/**
 * Counts the elements of each kind by their value, of which none is NaN or −0. Distances on a grid are few different ones: a
 * table of them stays in the cache, and only they are sorted.
 *
 * Counts are whole numbers, so the order of the elements changes no bit.
 *
 * @param codes - what `kindOf` maps to a kind
 * @param kindOf - the kind of each code, below `kinds`
 */
export function kindsByValue(
  values: Float64Array,
  codes: Uint8Array,
  kindOf: Uint8Array,
  kinds: number,
): KindsByValue {
  let table = emptyTable(2 * PIECE, kinds);
  for (let start = 0; start < values.length; start += PIECE) {
    const end = Math.min(values.length, start + PIECE);
    if (table.found + end - start > table.values.length) table = widened(table, kinds);
    countPiece(table, values, codes, kindOf, kinds, start, end);
  }
  const order = argsort(table.values, 0, 1, table.found, false);
  const sorted = {
    values: new Float64Array(table.found),
    counts: new Float64Array(table.found * kinds),
  };
  for (let k = 0; k < order.length; k++) {
    const from = order[k]!;
    sorted.values[k] = table.values[from]!;
    sorted.counts.set(table.counts.subarray(from * kinds, (from + 1) * kinds), k * kinds);
  }
  return sorted;
}

/** A hash table with open addressing. */
interface CountTable {
  /** The values met, in the order in which they came, and the counts of each. */
  readonly values: Float64Array;
  readonly counts: Float64Array;
  found: number;
  /** One more than the place of a value in the lists; 0 is free. A power of two, at most half of them taken. */
  readonly slots: Int32Array;
  /** A value, and the same memory as two words. */
  readonly bits: Float64Array;
  readonly words: Int32Array;
}

function emptyTable(room: number, kinds: number): CountTable {
  const bits = new Float64Array(1);
  return {
    values: new Float64Array(room),
    counts: new Float64Array(room * kinds),
    found: 0,
    slots: new Int32Array(2 * room),
    bits,
    words: new Int32Array(bits.buffer),
  };
}

function widened({ values, counts, found }: CountTable, kinds: number): CountTable {
  const table = emptyTable(2 * values.length, kinds);
  table.values.set(values);
  table.counts.set(counts);
  table.found = found;
  for (let k = 0; k < found; k++) table.slots[slotOf(table, values[k]!)] = k + 1;
  return table;
}

/** The slot of a value, or the free one where it belongs. */
function slotOf({ values, slots, bits, words }: CountTable, value: number): number {
  bits[0] = value;
  // The low bits of a float64 are mostly 0, and so those of its products: the high ones come down.
  const mixed = Math.imul(words[0]! ^ Math.imul(words[1]!, 0x9e3779b1), 0x85ebca6b);
  let slot = (mixed ^ (mixed >>> 15)) & (slots.length - 1);
  while (slots[slot] !== 0 && values[slots[slot]! - 1] !== value) slot = (slot + 1) & (slots.length - 1);
  return slot;
}

function countPiece(
  table: CountTable,
  values: Float64Array,
  codes: Uint8Array,
  kindOf: Uint8Array,
  kinds: number,
  start: number,
  end: number,
): void {
  const { slots, counts } = table;
  for (let k = start; k < end; k++) {
    const slot = slotOf(table, values[k]!);
    if (slots[slot] === 0) {
      table.values[table.found] = values[k]!;
      slots[slot] = ++table.found;
    }
    counts[(slots[slot]! - 1) * kinds + kindOf[codes[k]!]!]!++;
  }
}
