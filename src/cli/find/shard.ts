/** One of several parts of a data set, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** The largest number of parts. */
export const MAX_SHARDS: number = 100_000;

/**
 * The items of a part, in their order. Items are dealt from the largest to the smallest, forth and back: to the parts 1 to n, then n
 * to 1. So the numbers of items differ by one at most, and the sizes of the parts by no more than the largest item.
 *
 * @param sizes - of the items; all parts have to be dealt with the same ones
 */
export function itemsOf<Item>(
  items: readonly Item[],
  sizes: readonly number[],
  { index, of }: Shard,
): Item[] {
  const order = [...items.keys()].sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const own = order.filter((_, place) => {
    const part = place % of;
    return (Math.floor(place / of) % 2 === 0 ? part : of - 1 - part) === index - 1;
  });
  return own.sort((a, b) => a - b).map((item) => items[item]!);
}
