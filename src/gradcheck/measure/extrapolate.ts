import { LIMITS } from "../arguments/verdict-limits.ts";
import type { Sides } from "./directions.ts";
import type { Rung } from "./ladder.ts";

/** How far the gradient is off along a direction. */
export interface Estimate {
  /** Numeric minus analytic derivative. */
  readonly error: number;
  /** How far `error` itself may be off; Infinity where nothing could be learnt. */
  readonly bar: number;
  /** The step of the finest rung it is made of. */
  readonly step: number;
}

/**
 * The residual at step 0, by Neville's scheme: differences to both sides are even in the step, to one side they are not.
 *
 * The bar of an entry is what the last extrapolation changed (Ridders), plus the noise of f as it reaches the entry. An
 * entry counts only if every finer rung agrees with it: a loss with a small smoothing can look smooth and flat at large
 * steps and be steep at small ones. Of those that count the one with the least bar is taken.
 */
export function extrapolate(rungs: readonly Rung[], noise: number, sides: Sides): Estimate {
  // How much the error of a rung shrinks from one step to a smaller one.
  const shrinkage = (from: number, to: number) => (sides === "both" ? (from / to) * (from / to) : from / to);
  let best: Estimate = { error: Number.NaN, bar: Infinity, step: Number.NaN };
  let previous: { value: number; noise: number }[] = [];
  for (const [k, { step, residual, gain, stored }] of rungs.entries()) {
    const row = [{ value: residual, noise: gain * noise + stored }];
    for (let column = 1; column <= Math.min(k, LIMITS.extrapolationColumns); column++) {
      const weight = shrinkage(rungs[k - column]!.step, step);
      const coarse = previous[column - 1]!;
      const fine = row[column - 1]!;
      const value = (weight * fine.value - coarse.value) / (weight - 1);
      const carried = (weight * fine.noise + coarse.noise) / (weight - 1);
      row.push({ value, noise: carried });
      const change = Math.max(Math.abs(value - fine.value), Math.abs(value - coarse.value));
      const bar = change + carried;
      if (bar < best.bar && agrees(rungs, k, value, bar, noise, shrinkage))
        best = { error: value, bar, step };
    }
    previous = row;
  }
  return best;
}

/** Reports whether every rung finer than one confirms a value, within what noise and curvature do to that rung. */
function agrees(
  rungs: readonly Rung[],
  after: number,
  value: number,
  bar: number,
  noise: number,
  shrinkage: (from: number, to: number) => number,
): boolean {
  for (let k = after + 1; k < rungs.length; k++) {
    const { residual, gain, step, stored } = rungs[k]!;
    const before = rungs[k - 1]!;
    const curvature = Math.abs(residual - before.residual) / (shrinkage(before.step, step) - 1);
    if (Math.abs(residual - value) > bar + 2 * gain * noise + stored + curvature) return false;
  }
  return true;
}
