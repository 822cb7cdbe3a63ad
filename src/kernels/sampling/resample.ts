/** Draws as many cases as exist, with replacement, and writes how often each was drawn. */
export function drawWeights(random: () => number, weights: Float64Array): void {
  const cases = weights.length;
  weights.fill(0);
  for (let k = 0; k < cases; k++) weights[Math.floor(random() * cases)]!++;
}

/** Σ weight·value of finite values, in four lanes, so that no addition waits for the one before. */
export function weightedSum(values: Float64Array, weights: Float64Array): number {
  const whole = values.length - (values.length % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let k = 0; k < whole; k += 4) {
    a += weights[k]! * values[k]!;
    b += weights[k + 1]! * values[k + 1]!;
    c += weights[k + 2]! * values[k + 2]!;
    d += weights[k + 3]! * values[k + 3]!;
  }
  for (let k = whole; k < values.length; k++) a += weights[k]! * values[k]!;
  return a + b + (c + d);
}

/** Σ weight·value of values that may be infinite: one of weight 0 adds nothing, not the NaN of 0·Infinity. */
export function guardedSum(values: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) if (weights[k] !== 0) sum += weights[k]! * values[k]!;
  return sum;
}
