import { argsort, type SortScratch } from "../arrays/argsort.ts";

/** The order of a set of errors, from which the weight of an error follows by its rank. */
export interface SortedErrors {
  /** Σ t of the set. */
  readonly foreground: number;
  /** A bit for each rank, 32 in a word: whether the error there is one of the target. */
  readonly hits: Uint32Array;
  /** How many of them are before each word. */
  readonly before: Int32Array;
}

/**
 * Sorts errors descending.
 *
 * @param ranks - takes the rank of each error
 * @param errors - the errors of one set
 * @param target - 0 or 1 for each
 */
export function rankErrors(
  ranks: Int32Array,
  errors: Float64Array,
  target: Uint8Array,
  scratch?: SortScratch,
): SortedErrors {
  const order = argsort(errors, 0, 1, errors.length, true, scratch);
  const hits = new Uint32Array(Math.ceil(order.length / 32));
  const before = new Int32Array(hits.length);
  let foreground = 0;
  for (let word = 0, rank = 0; word < hits.length; word++) {
    before[word] = foreground;
    let bits = 0;
    for (const end = Math.min(rank + 32, order.length); rank < end; rank++) {
      const at = order[rank]!;
      ranks[at] = rank;
      bits |= target[at]! << (rank & 31);
      foreground += target[at]!;
    }
    hits[word] = bits;
  }
  return { foreground, hits, before };
}

/**
 * The weight of an error in the Lovász extension of the Jaccard loss: with fg the target in the order of the errors, weight k is
 * J_k − J_{k−1}, J_k = 1 − (F − Σ fg)/(F + Σ (1 − fg)), the sums over the first k. The weights are the slope of the extension
 * wherever it has one.
 *
 * @see Berman et al. 2018, Algorithm 1, https://arxiv.org/abs/1705.08790
 */
export function weightAt({ foreground, hits, before }: SortedErrors, rank: number): number {
  const bits = hits[rank >>> 5]!;
  const place = rank & 31;
  const hitsBefore = before[rank >>> 5]! + bitCount(bits & ((1 << place) - 1));
  const hitsHere = hitsBefore + ((bits >>> place) & 1);
  const jaccard = 1 - (foreground - hitsHere) / (foreground + (rank + 1 - hitsHere));
  if (rank === 0) return jaccard;
  return jaccard - (1 - (foreground - hitsBefore) / (foreground + (rank - hitsBefore)));
}

/** How many bits of a word are 1. */
function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
