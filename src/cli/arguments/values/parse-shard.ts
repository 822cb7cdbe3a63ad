import { MAX_SHARDS, type Shard } from "../../find/shard.ts";
import { refused } from "./option-values.ts";

/** The part that `--shard 2/3` names. */
export function parseShard(text: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (index! >= 1 && index! <= of! && of! <= MAX_SHARDS) return { index: index!, of: of! };
  throw refused("--shard", text, "a part and their number, from 1/3 to 3/3");
}
