/** The weights of errors, as they are defined: sorted descending, weight k is J_k − J_{k−1}, and equal errors keep their order. */
export function naiveWeights(errors: ArrayLike<number>, target: ArrayLike<number>): Float64Array {
  const order = Array.from(errors, (_, k) => k).sort((a, b) => errors[b]! - errors[a]! || a - b);
  const foreground = Array.from(target).reduce((sum, t) => sum + t, 0);
  const weights = new Float64Array(order.length);
  let [before, hits] = [0, 0];
  order.forEach((at, k) => {
    hits += target[at]!;
    const jaccard = 1 - (foreground - hits) / (foreground + (k + 1 - hits));
    weights[at] = jaccard - before;
    before = jaccard;
  });
  return weights;
}
