/** An end of an interval of a quantile among sorted values. */
export interface OrderEnd {
  /** The rank of the outer value, counted from the end, 1 for the outermost. */
  readonly rank: number;
  /** How far the end is on the way to the next value inside, from 0 to 1. */
  readonly step: number;
  /** The probability that the quantile is outside this end. */
  readonly miss: number;
}

/** An end that misses in less than this share of its tail is interpolated. */
const LEAST_SHARE = 0.6;
/** Where the next value misses in more than this share of the tail, an end goes half the way at most. */
const MOST_SHARE = 1.4;

/**
 * Both ends of the interval of a quantile; `null` where the outermost value misses too often.
 *
 * @param part - of the distribution below the quantile
 * @param tail - the probability with which an end may miss
 */
export function orderEnds(
  n: number,
  part: number,
  tail: number,
  isInterpolated: boolean,
): [low: OrderEnd | null, high: OrderEnd | null] {
  return [endOf(n, part, tail, isInterpolated), endOf(n, 1 - part, tail, isInterpolated)];
}

/** The end below a quantile; the end above it is that of the opposite values. */
function endOf(n: number, part: number, tail: number, isInterpolated: boolean): OrderEnd | null {
  const below = binomialSums(n, part);
  // P(B < rank) is below[rank − 1] with below[k] = P(B ≤ k).
  let rank = 0;
  while (rank < n && below[rank]! <= tail) rank++;
  if (rank === 0) return null;
  const outer = below[rank - 1]!;
  const inner = below[rank]!;
  if (!isInterpolated || rank === n || outer >= LEAST_SHARE * tail) return { rank, step: 0, miss: outer };
  // The value of the rank is below the quantile, and the next one above it, with exponential distances of these rates.
  const [rateBelow, rateAbove] = [rank / part, (n - rank) / (1 - part)];
  const chance = (tail - outer) / (inner - outer);
  const odds = (chance * rateAbove) / ((1 - chance) * rateBelow);
  if (odds <= 1 || inner <= MOST_SHARE * tail) return { rank, step: odds / (1 + odds), miss: tail };
  const half = rateBelow / (rateBelow + rateAbove);
  return { rank, step: 0.5, miss: outer + half * (inner - outer) };
}

/** P(B ≤ k) of a binomial B for k from 0 to n: terms beside the largest one by their ratios, so that none vanishes too early. */
function binomialSums(n: number, part: number): Float64Array {
  const mode = Math.min(n, Math.floor((n + 1) * part));
  const odds = part / (1 - part);
  const terms = new Float64Array(n + 1);
  terms[mode] = 1;
  for (let k = mode; k < n; k++) terms[k + 1] = (terms[k]! * odds * (n - k)) / (k + 1);
  for (let k = mode; k > 0; k--) terms[k - 1] = (terms[k]! * k) / (odds * (n - k + 1));
  let total = 0;
  for (const term of terms) total += term;
  let sum = 0;
  return terms.map((term) => {
    sum += term;
    return Math.min(1, sum / total);
  });
}
