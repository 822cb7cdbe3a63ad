import { granuleOf } from "../arguments/granule.ts";
import { LIMITS } from "../arguments/verdict-limits.ts";
import type { Rung } from "./ladder.ts";

/** How far a value of f may be off, told from the values alone. */
export interface Noise {
  /** The rungs where f moved. */
  readonly rungs: readonly Rung[];
  readonly noise: number;
  /** The same without what a gradient far off makes of how steps are stored: that shows in residuals, not in slopes. */
  readonly slopeNoise: number;
  /** The part of it that is told from how values are stored. */
  readonly rounding: number;
  /** The noise without the scatter of the finest rungs if that has a direction; else the same noise. */
  readonly steady: number;
  /** The noise without scatter where residuals settle towards x, as they do where f is steep and smooth; else the same noise. */
  readonly settled: number;
  /** The steps at which f does not change, finer than all at which it moves; the largest first. */
  readonly stillSteps: readonly number[];
  /** The largest power of two that divides every value of f. */
  readonly granule: number;
}

/**
 * The noise of f, as the larger of two: the power of two that divides every value, which finds float32, rounded and
 * cancelled outputs without being told; and the scatter of the finest rungs, where noise is all that is left, which
 * finds dropout, unfinished solvers and sums in single precision.
 *
 * Where steps are so fine that f does not change, a slope of 0 would be an illusion: such rungs are dropped, unless f is constant
 * throughout. Along such a direction a rounded f does not show its noise, and that of other directions counts.
 *
 * @param repeated - by how much f differs when it is asked again
 * @param known - noise of f along other directions
 * @param size - terms that f may sum: where it does so one after another in single precision, small steps are lost in
 * the sum, and the coarser the more terms it has
 */
export function measureNoise(
  ladder: readonly Rung[],
  centre: number,
  repeated: number,
  known = 0,
  size = 1,
): Noise {
  let moved = ladder.length;
  while (moved > 0 && ladder[moved - 1]!.values.every((value) => value === centre)) moved--;
  const rungs = (moved === 0 ? ladder : ladder.slice(0, moved)).map((rung) => withOwnRounding(rung, centre));
  const granule = granuleOfAll(ladder, centre);
  const rounding = Math.max(repeated, moved === 0 ? Math.max(known, ulpOf(centre)) : granule / 2);
  let [noise, slopeNoise] = [rounding, rounding];
  const stillSteps = moved === 0 ? [] : ladder.slice(moved).map(({ step }) => step);
  const finest = rungs.at(-1)?.step ?? 0;
  const end = Math.max(LIMITS.noiseSteps * finest, Math.min(size * finest, LIMITS.maxNoiseStep));
  for (let k = rungs.length - 1; k > 0 && rungs[k]!.step < end; k--) {
    const residual = scatterAt(rungs, k, (rung) => rung.residual);
    const slope = scatterAt(rungs, k, (rung) => rung.slope);
    // At a kink it shows how steps were stored, which of two rungs alone nobody can tell.
    const secondDifference =
      k < 2 ? 0 : scatterAt(rungs, k, (rung) => rung.secondDifference) / LIMITS.secondDifferenceNoise;
    noise = Math.max(noise, residual, secondDifference);
    slopeNoise = Math.max(slopeNoise, Math.min(residual, slope), secondDifference);
  }
  // Where f scatters along this direction as along others, the most that it scatters is known better from all of them.
  if (noise > LIMITS.minTrendNoise * rounding && known > noise) noise = known;
  const isSteady = noise > LIMITS.minTrendNoise * rounding && goesOneWay(rungs);
  const steady = isSteady ? rounding : noise;
  const settled = settles(rungs) ? rounding : noise;
  return { rungs, noise, slopeNoise, rounding, steady, settled, stillSteps, granule };
}

/**
 * Reports whether the finest residuals change less and less towards x: noise makes them change more and more, or by luck hardly at the
 * last. What is smooth changes less by the square of the ratio of steps, and no more.
 */
function settles(rungs: readonly Rung[]): boolean {
  const finest = rungs.slice(-4);
  const [before, next, last] = finest
    .slice(1)
    .map(({ residual }, k) => Math.abs(residual - finest[k]!.residual));
  if (last === undefined) return false;
  const kept = LIMITS.maxChangeKept;
  const ratio = finest[2]!.step / finest[3]!.step;
  const isSmooth = last * MAX_SHRINKAGE * ratio * ratio >= next!;
  return isSmooth && kept * next! <= before! && last <= kept * Math.min(next!, kept * before!);
}

/** Times the square of the ratio of steps by which a change of residual may shrink. */
const MAX_SHRINKAGE = 2;

/** A rung whose values are so much larger than that at x that their own rounding is more than the noise of those near x. */
function withOwnRounding(rung: Rung, centre: number): Rung {
  const size = rung.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (size <= MAX_GROWTH * Math.abs(centre)) return rung;
  const isSingle = rung.values.every((value) => Math.fround(value) === value);
  const rounding = size * (isSingle ? 2 ** -24 : Number.EPSILON / 2);
  return { ...rung, stored: rung.stored + rung.gain * rounding };
}

/** Times its value at x that f may grow before the rounding of what it grows to counts as well. */
const MAX_GROWTH = 1000;

/** Noise of one value, from how far a difference jumps from one rung to the next. */
function scatterAt(rungs: readonly Rung[], k: number, difference: (rung: Rung) => number): number {
  const change = Math.abs(difference(rungs[k]!) - difference(rungs[k - 1]!));
  const before = k < 2 ? 0 : Math.abs(difference(rungs[k - 1]!) - difference(rungs[k - 2]!));
  // Curvature shrinks with the step, noise grows.
  return change >= LIMITS.minScatterKept * before ? change * rungs[k]!.step : 0;
}

/** Reports whether the finest residuals all grow or all fall, as they do where f jumps at x or is steep at finer steps still. */
function goesOneWay(rungs: readonly Rung[]): boolean {
  const finest = rungs.slice(-LIMITS.trendRungs - 1).map(({ residual }) => residual);
  if (finest.length <= LIMITS.trendRungs) return false;
  return new Set(finest.slice(1).map((residual, k) => Math.sign(residual - finest[k]!))).size === 1;
}

/**
 * If f does not change, all that is known is what its value could be stored in; a value of 0 is mostly what is left of a
 * difference of numbers around 1.
 */
export function ulpOf(value: number): number {
  return (Math.abs(value) || 1) * (Math.fround(value) === value ? 2 ** -23 : 2 ** -52);
}

function granuleOfAll(ladder: readonly Rung[], centre: number): number {
  return Math.min(granuleOf(centre), ...ladder.flatMap(({ values }) => values.map(granuleOf)));
}
