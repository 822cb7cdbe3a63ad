import { LIMITS } from "../arguments/verdict-limits.ts";
import type { Rung } from "./ladder.ts";

/** Reports whether the second difference over the step stays the same over so many rungs: without a kink it shrinks with the step. */
export function hasKink(rungs: readonly Rung[], noise: number, wanted: number = LIMITS.kinkRungs): boolean {
  let steady = 1;
  for (let k = 1; k < rungs.length; k++) {
    const { secondDifference, gain } = rungs[k]!;
    const size = Math.abs(secondDifference);
    const stays = Math.abs(secondDifference - rungs[k - 1]!.secondDifference) <= LIMITS.maxKinkChange * size;
    steady = stays && size > 2 * LIMITS.barsAllowed * gain * noise ? steady + 1 : 1;
    if (steady === wanted) return true;
  }
  return false;
}

/** Largest part of a second difference that noise may take if slopes are read from it. */
const MAX_NOISE_OF_SLOPES = 1e-6;

/**
 * The slopes of f along a direction, behind x and ahead of it, from the finest step whose second difference is clear of
 * noise, for there curvature is least; where there is none, from the step that decided. Their mean is what the gradient
 * says plus the residual, which goes by the step as it was stored.
 */
export function slopesBeside({
  analytic,
  rungs,
  noise,
  step,
}: {
  readonly analytic: number;
  readonly rungs: readonly Rung[];
  readonly noise: number;
  readonly step: number;
}): [behind: number, ahead: number] {
  const isClear = ({ secondDifference, gain }: Rung) =>
    gain * noise <= MAX_NOISE_OF_SLOPES * Math.abs(secondDifference);
  const shown = rungs.filter(isClear).at(-1) ?? rungs.find((rung) => rung.step === step);
  if (shown === undefined) return [Number.NaN, Number.NaN];
  const mean = analytic + shown.residual;
  return [mean - shown.secondDifference / 2, mean + shown.secondDifference / 2];
}
