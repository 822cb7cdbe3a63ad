import { argsort } from "../arrays/argsort.ts";

/**
 * Weights of the errors in the Lovász extension of the Jaccard loss: with the errors sorted descending and fg the target in
 * that order, weight k is J_k − J_{k−1}, J_k = 1 − (F − Σ fg)/(F + Σ (1 − fg)), the sums over the first k. They are the
 * slope of the extension wherever it has one.
 *
 * @param members - positions of the errors of one set; the weights are written to the same places
 * @see Berman et al. 2018, Algorithm 1, https://arxiv.org/abs/1705.08790
 */
export function lovaszWeights(
  weights: Float64Array,
  errors: ArrayLike<number>,
  target: ArrayLike<number>,
  members: Int32Array,
): void {
  const own = Float64Array.from(members, (at) => errors[at]!);
  const order = argsort(own, 0, 1, own.length, true);
  let foreground = 0;
  for (const at of members) foreground += target[at]!;
  let before = 0;
  let hits = 0;
  for (let k = 0; k < order.length; k++) {
    const at = members[order[k]!]!;
    hits += target[at]!;
    const misses = k + 1 - hits;
    const jaccard = 1 - (foreground - hits) / (foreground + misses);
    weights[at] = jaccard - before;
    before = jaccard;
  }
}
