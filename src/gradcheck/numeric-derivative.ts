/** A derivative by differences, and how far it may be off. */
export interface NumericDerivative {
  readonly value: number;
  /** Bound on its error: Infinity where no difference could be taken. */
  readonly bar: number;
}

/** Steps, each an eighth of the one before: from a tenth of the scale of x to 7·10⁻¹⁰ of it. */
const RUNGS = 10;
const RATIO = 8;

/** Evaluations of f for one derivative. */
export const EVALUATIONS: number = 2 * RUNGS;

/**
 * The derivative at 0 of `along`, a function of the displacement, by central differences over a ladder of steps.
 *
 * Two neighbouring rungs give an estimate that is right to the fourth order in the step (Richardson), and a bar: what the
 * extrapolation and the next finer estimate change, plus the noise of f over the step. The estimate with the least bar is
 * taken, among those that every finer rung confirms: a loss with a small smoothing can look flat at large steps and be
 * steep at small ones.
 *
 * @param stored - the displacement as it is stored beside x, which rounds
 */
export function numericDerivative(
  along: (displacement: number) => number,
  scale: number,
  stored: (displacement: number) => number = (displacement) => displacement,
): NumericDerivative {
  const steps: number[] = [];
  const slopes: number[] = [];
  const values: number[] = [];
  for (let rung = 0; rung < RUNGS; rung++) {
    const step = 0.1 * scale * RATIO ** -rung;
    const up = along(step);
    const down = along(-step);
    if (!Number.isFinite(up) || !Number.isFinite(down)) continue;
    steps.push(step);
    slopes.push((up - down) / (stored(step) - stored(-step)));
    values.push(up, down);
  }
  const granule = Math.min(...values.map(granuleOf));
  const moving = slopes.filter((slope) => slope !== 0).at(-1);
  // At steps finer than its own rounding a coarse f does not move at all: that is no slope of 0.
  const still = (rung: number) => slopes[rung] === 0 && Math.abs(moving!) * steps[rung]! < 2 * granule;
  while (moving !== undefined && still(slopes.length - 1)) slopes.pop();
  const noise = noiseOf(values, moving === undefined, granule, slopes, steps);
  let best: NumericDerivative = { value: Number.NaN, bar: Infinity };
  const finer: NumericDerivative[] = [];
  for (let k = slopes.length - 2; k >= 0; k--) {
    const weight = (steps[k]! / steps[k + 1]!) ** 2;
    const value = (weight * slopes[k + 1]! - slopes[k]!) / (weight - 1);
    // Where the third derivative is 0 by chance, the first difference alone would promise too much.
    const change = Math.max(
      Math.abs(value - slopes[k + 1]!),
      Math.abs(value - (finer.at(-1)?.value ?? value)),
    );
    const estimate = { value, bar: change + (SAFETY * noise) / steps[k + 1]! };
    const confirmed = finer.every((other) => Math.abs(other.value - value) <= other.bar + estimate.bar);
    if (confirmed && estimate.bar < best.bar) best = estimate;
    finer.push(estimate);
  }
  return best;
}

/** The noise is seen in few samples, and enters each slope twice. */
const SAFETY = 4;

/** Rounding of a value of f, relative: some units in the last place, for f rounds in more places than the last. */
const ROUNDING = 8 * Number.EPSILON;

/**
 * How far a value of f is off by rounding: some units of its last place; the unit that all values are multiples of, which is
 * larger where f cancels, as 1 − ratio does, or rounds to float32; what the finest slopes scatter by.
 */
function noiseOf(
  values: readonly number[],
  still: boolean,
  granule: number,
  slopes: readonly number[],
  steps: readonly number[],
): number {
  const largest = Math.max(0, ...values.map(Math.abs));
  // Of an f that never moves nothing is known but that what it is made of is perhaps of the size of 1.
  if (still) return Number.EPSILON * Math.max(largest, 1);
  let noise = Math.max(ROUNDING * largest, granule);
  for (let k = Math.max(1, slopes.length - 2); k < slopes.length; k++) {
    noise = Math.max(noise, Math.abs(slopes[k]! - slopes[k - 1]!) * steps[k]!);
  }
  return noise;
}

/** The largest power of two that divides a number; of 0, all do. */
function granuleOf(value: number): number {
  if (value === 0) return Infinity;
  let granule = 2 ** Math.max(-1074, Math.floor(Math.log2(Math.abs(value))) - 53);
  while (Number.isInteger(value / (2 * granule))) granule *= 2;
  return granule;
}
