import { argsort } from "../arrays/argsort.ts";

/** Values in ascending order, each once, and the sizes of all that have it. */
export interface SizesByValue {
  readonly values: Float64Array;
  readonly sizes: Float64Array;
}

/** Sizes of a piece: a table has room for one before it is added. */
const PIECE = 1024;

/**
 * Adds up `sizes[k]` by `values[k]`, of which none is NaN or −0. Distances on a grid are few different ones: a table of them
 * stays in the cache, and only they are sorted.
 */
export function sizesByValue(values: Float64Array, sizes: Float64Array): SizesByValue {
  let table = emptyTable(2 * PIECE);
  for (let start = 0; start < values.length; start += PIECE) {
    if (table.count + PIECE > table.values.length) table = widened(table);
    addSizes(table, values, sizes, start, Math.min(values.length, start + PIECE));
  }
  const order = argsort(table.values, 0, 1, table.count, false);
  const sorted = { values: new Float64Array(table.count), sizes: new Float64Array(table.count) };
  for (let k = 0; k < order.length; k++) {
    sorted.values[k] = table.values[order[k]!]!;
    sorted.sizes[k] = table.sizes[order[k]!]!;
  }
  return sorted;
}

/** A hash table with open addressing. */
interface SizeTable {
  /** The values met, in the order in which they came, and what was added for each. */
  readonly values: Float64Array;
  readonly sizes: Float64Array;
  count: number;
  /** One more than the place of a value in the lists; 0 is free. A power of two, at most half of them taken. */
  readonly slots: Int32Array;
  /** A value, and the same memory as two words. */
  readonly bits: Float64Array;
  readonly words: Int32Array;
}

function emptyTable(room: number): SizeTable {
  const bits = new Float64Array(1);
  return {
    values: new Float64Array(room),
    sizes: new Float64Array(room),
    count: 0,
    slots: new Int32Array(2 * room),
    bits,
    words: new Int32Array(bits.buffer),
  };
}

function widened({ values, sizes, count }: SizeTable): SizeTable {
  const table = emptyTable(2 * values.length);
  table.values.set(values);
  table.sizes.set(sizes);
  table.count = count;
  for (let k = 0; k < count; k++) table.slots[slotOf(table, values[k]!)] = k + 1;
  return table;
}

/** The slot of a value, or the free one where it belongs. */
function slotOf({ values, slots, bits, words }: SizeTable, value: number): number {
  bits[0] = value;
  // The low bits of a float64 are mostly 0, and so those of its products: the high ones come down.
  const mixed = Math.imul(words[0]! ^ Math.imul(words[1]!, 0x9e3779b1), 0x85ebca6b);
  let slot = (mixed ^ (mixed >>> 15)) & (slots.length - 1);
  while (slots[slot] !== 0 && values[slots[slot]! - 1] !== value) slot = (slot + 1) & (slots.length - 1);
  return slot;
}

function addSizes(
  table: SizeTable,
  values: Float64Array,
  sizes: Float64Array,
  start: number,
  end: number,
): void {
  for (let k = start; k < end; k++) {
    const slot = slotOf(table, values[k]!);
    if (table.slots[slot] === 0) {
      table.values[table.count] = values[k]!;
      table.slots[slot] = ++table.count;
    }
    table.sizes[table.slots[slot]! - 1]! += sizes[k]!;
  }
}

/** The size in a table that each code stands for. */
export function sizesOfCodes(codes: Uint8Array, table: Float64Array): Float64Array {
  const sizes = new Float64Array(codes.length);
  for (let k = 0; k < codes.length; k++) sizes[k] = table[codes[k]!]!;
  return sizes;
}
