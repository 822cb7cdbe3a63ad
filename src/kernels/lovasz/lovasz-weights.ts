import { argsort } from "../arrays/argsort.ts";

/**
 * Weights of the errors in the Lovász extension of the Jaccard loss: with the errors sorted descending and fg the target in
 * that order, weight k is J_k − J_{k−1}, J_k = 1 − (F − Σ fg)/(F + Σ (1 − fg)), the sums over the first k. They are the
 * slope of the extension wherever it has one.
 *
 * @param weights - takes the weight of each error
 * @param errors - the errors of one set
 * @param target - 0 or 1 for each
 * @see Berman et al. 2018, Algorithm 1, https://arxiv.org/abs/1705.08790
 */
export function lovaszWeights(weights: Float64Array, errors: Float64Array, target: Uint8Array): void {
  const order = argsort(errors, 0, 1, errors.length, true);
  let foreground = 0;
  for (let k = 0; k < target.length; k++) foreground += target[k]!;
  let before = 0;
  let hits = 0;
  for (let k = 0; k < order.length; k++) {
    const at = order[k]!;
    hits += target[at]!;
    const misses = k + 1 - hits;
    const jaccard = 1 - (foreground - hits) / (foreground + misses);
    weights[at] = jaccard - before;
    before = jaccard;
  }
}
