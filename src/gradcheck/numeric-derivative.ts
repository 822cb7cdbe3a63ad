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
 * extrapolation and the next finer estimate change, plus the noise of f over the step. The estimate with the least bar is taken, among those that
 * every finer rung confirms: a loss with a small smoothing can look flat at large steps and be steep at small ones.
 */
export function numericDerivative(along: (displacement: number) => number, scale: number): NumericDerivative {
  const steps: number[] = [];
  const slopes: number[] = [];
  let noise = 0;
  for (let rung = 0; rung < RUNGS; rung++) {
    const step = 0.1 * scale * RATIO ** -rung;
    const up = along(step);
    const down = along(-step);
    if (!Number.isFinite(up) || !Number.isFinite(down)) continue;
    noise = Math.max(noise, ROUNDING * Math.max(Math.abs(up), Math.abs(down)));
    steps.push(step);
    slopes.push((up - down) / (2 * step));
  }
  // The values round by more than their own last place where f cancels, as 1 − ratio does: what the finest slopes scatter
  // by shows it.
  for (let k = Math.max(1, slopes.length - 2); k < slopes.length; k++) {
    noise = Math.max(noise, Math.abs(slopes[k]! - slopes[k - 1]!) * steps[k]!);
  }
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
