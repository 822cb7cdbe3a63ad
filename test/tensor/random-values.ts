/** `size` numbers between `low` and `high`, the same for a seed on every machine. */
export function randomValues(size: number, seed: number, low = -1, high = 1): Float64Array {
  const random = randomNumbers(seed);
  return Float64Array.from({ length: size }, () => low + (high - low) * random());
}

/** Numbers in [0, 1), one a call: a multiplicative generator modulo 2³¹ − 1. */
export function randomNumbers(seed: number): () => number {
  let state = (Math.imul(seed + 1, 0x9e3779b1) >>> 0) % 2147483646;
  const next = () => {
    state = ((state + 1) * 48271) % 2147483647;
    return state / 2147483648;
  };
  next();
  next();
  return next;
}

/** Whole numbers from 0 to below `count`, in runs of about `run`. */
export function randomLabels(size: number, seed: number, count: number, run = 1): number[] {
  const random = randomNumbers(seed);
  let label = 0;
  return Array.from({ length: size }, (_, k) => {
    if (k === 0 || random() < 1 / run) label = Math.floor(random() * count);
    return label;
  });
}
