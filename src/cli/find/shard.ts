/** One of several parts of a data set, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** The largest number of parts. */
export const MOST_SHARDS: number = 100_000;

/** The items of a part: every so many, so that the parts are equally large, and neighbours lie in different ones. */
export function itemsOf<Item>(items: readonly Item[], { index, of }: Shard): Item[] {
  return items.filter((_, place) => place % of === index - 1);
}
