import { refused } from "../arguments/option-values.ts";

/** One of several parts of a data set, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

const MOST_SHARDS = 100_000;

/** The part that `--shard 2/3` names. */
export function parseShard(text: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (index! >= 1 && index! <= of! && of! <= MOST_SHARDS) return { index: index!, of: of! };
  throw refused("--shard", text, "a part and their number, from 1/3 to 3/3");
}

/** The items of a part: every so many, so that the parts are equally large, and neighbours lie in different ones. */
export function itemsOf<Item>(items: readonly Item[], { index, of }: Shard): Item[] {
  return items.filter((_, place) => place % of === index - 1);
}
