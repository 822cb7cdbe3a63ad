import type { NetElements } from "./net-elements.ts";

/** The forms of elements: those whose cells have the same codes differ by their place alone. */
export interface ElementForms {
  /** The form of each element. */
  readonly forms: Uint32Array;
  /** An element of each form. */
  readonly examples: Uint32Array;
}

/** The slots of a table of few forms; there are always at least twice as many slots as forms. */
const MIN_SLOTS = 1024;

/** An odd number near 2³² divided by the golden ratio: its products spread keys over the slots. */
const SPREAD = 0x9e3779b1;

/** Finds the forms of elements by a table of their codes. */
export function elementForms({ count, corners, elements, codes, across }: NetElements): ElementForms {
  const forms = new Uint32Array(count);
  let examples = new Uint32Array(MIN_SLOTS / 2);
  let words = new Int32Array(MIN_SLOTS / 2);
  let found = 0;
  // A slot holds the number of a form plus one.
  let slots = new Int32Array(MIN_SLOTS);
  for (let k = 0; k < count; k++) {
    let word = 0;
    for (let corner = corners * k; corner < corners * (k + 1); corner++)
      word = (word << 8) | codes[elements[corner]!]!;
    let slot = slotOf(word, across[k]!, slots.length);
    let form = slots[slot]! - 1;
    while (form >= 0 && (words[form] !== word || across[examples[form]!] !== across[k])) {
      slot = (slot + 1) & (slots.length - 1);
      form = slots[slot]! - 1;
    }
    if (form < 0) {
      if (found === examples.length) {
        examples = widened(examples);
        words = widened(words);
        slots = new Int32Array(2 * slots.length);
        for (let other = 0; other < found; other++)
          slots[freeSlot(slots, slotOf(words[other]!, across[examples[other]!]!, slots.length))] = other + 1;
        slot = freeSlot(slots, slotOf(word, across[k]!, slots.length));
      }
      form = found++;
      examples[form] = k;
      words[form] = word;
      slots[slot] = form + 1;
    }
    forms[k] = form;
  }
  return { forms, examples: examples.subarray(0, found) };
}

/** The first slot to look in, of a power of two. */
function slotOf(word: number, axis: number, slots: number): number {
  return Math.imul(word ^ (axis << 30), SPREAD) >>> (Math.clz32(slots) + 1);
}

function freeSlot(slots: Int32Array, first: number): number {
  let slot = first;
  while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
  return slot;
}

function widened<List extends Int32Array | Uint32Array>(list: List): List {
  const wider = new (list.constructor as new (length: number) => List)(2 * list.length);
  wider.set(list);
  return wider;
}
