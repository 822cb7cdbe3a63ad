import { exp } from "../../kernels/elementary/exponential.ts";
import { log } from "../../kernels/elementary/logarithm.ts";
import { mulberry32 } from "../../kernels/sampling/random.ts";

/** Random weights of values, and of one more value at either bound, for each resample. */
export interface BoundedDraws {
  /** The most values that there are weights for. */
  readonly most: number;
  readonly resamples: number;
  /** Row-major, [resamples, most]: n values take the first n weights of each row. */
  readonly weights: Float64Array;
  /** The weight of a value at a bound, as heavy as one of the values. */
  readonly whole: Float64Array;
  /** A quarter as heavy. */
  readonly quarter: Float64Array;
  /** No weight. */
  readonly none: Float64Array;
}

/** The most weights that are made: 32 MB of them. */
const MAX_WEIGHTS = 2 ** 22;

/** The most values that have weights; more have the quantiles of a normal distribution. */
export function mostWeighted(resamples: number): number {
  return Math.floor(MAX_WEIGHTS / Math.max(1, resamples));
}

/** Draws the weights for so many values, or for as many as memory should hold: made once, they serve every score. */
export function boundedDraws(values: number, resamples: number, seed: number): BoundedDraws {
  const most = Math.min(values, mostWeighted(resamples));
  const random = mulberry32(seed);
  const weights = new Float64Array(resamples * most);
  const whole = new Float64Array(resamples);
  const quarter = new Float64Array(resamples);
  for (let b = 0, at = 0; b < resamples; b++) {
    whole[b] = exponential(random);
    quarter[b] = quarterGamma(random);
    for (let k = 0; k < most; k++) weights[at++] = exponential(random);
  }
  return { most, resamples, weights, whole, quarter, none: new Float64Array(resamples) };
}

/** The weights of so many cases as the options of a report ask for; `null` where no intervals are wanted. */
export function drawsFor(
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
  cases: number,
): BoundedDraws | null {
  return resamples > 0 ? boundedDraws(cases, resamples, seed) : null;
}

function exponential(random: () => number): number {
  return -log(1 - random());
}

/** A gamma variable of shape ¼: an exponential one times a beta variable, by Jöhnk's rejection. */
function quarterGamma(random: () => number): number {
  for (;;) {
    const root = random();
    const x = root * root * (root * root);
    const y = exp((4 / 3) * log(1 - random()));
    if (x + y <= 1) return (exponential(random) * x) / (x + y);
  }
}
