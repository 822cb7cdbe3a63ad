import type { Rung } from "./residual.ts";

/** How far a value of f may be off, told from the values alone. */
export interface Noise {
  /** The rungs where f moved. */
  readonly rungs: readonly Rung[];
  readonly noise: number;
  /** The same if the scatter of the finest rungs is no noise, for it has a direction; else as it is. */
  readonly steady: number;
  /** Whether f moves at coarse steps and stands still at fine ones. */
  readonly still: boolean;
}

/** Finest rungs whose scatter is looked at. */
const LOOKED_AT = 6;

/**
 * The noise of f, as the larger of two: the power of two that divides every value, which finds float32, rounded and
 * cancelled outputs without being told; and the scatter of the finest rungs, where noise is all that is left, which
 * finds dropout, unfinished solvers and sums in single precision.
 *
 * Where steps are so fine that f stands still there is no slope of 0 to be learnt: such rungs go, unless f stands still
 * throughout. Along such a direction a rounded f tells nothing of its noise, and what others told counts.
 *
 * @param repeated - by how much f differs when it is asked again
 * @param known - noise of f along other directions
 */
export function measureNoise(ladder: readonly Rung[], centre: number, repeated: number, known = 0): Noise {
  let moved = ladder.length;
  while (moved > 0 && ladder[moved - 1]!.values.every((value) => value === centre)) moved--;
  const rungs = moved === 0 ? ladder : ladder.slice(0, moved);
  const rounding = Math.max(
    repeated,
    moved === 0 ? Math.max(known, ulpOf(centre)) : granuleOfAll(ladder, centre) / 2,
  );
  let noise = rounding;
  const still = moved > 0 && moved < ladder.length;
  for (let k = Math.max(1, rungs.length - LOOKED_AT); k < rungs.length; k++) {
    const change = Math.abs(rungs[k]!.residual - rungs[k - 1]!.residual);
    const before = k < 2 ? 0 : Math.abs(rungs[k - 1]!.residual - rungs[k - 2]!.residual);
    // Curvature shrinks with the step, noise grows.
    if (change >= before / 2) noise = Math.max(noise, change * rungs[k]!.step);
  }
  return { rungs, noise, steady: goesOneWay(rungs) ? rounding : noise, still };
}

/** Whether the finest residuals all grow or all fall, as they do where f jumps at x or is steep at finer steps still. */
function goesOneWay(rungs: readonly Rung[]): boolean {
  const finest = rungs.slice(-LOOKED_AT - 1).map(({ residual }) => residual);
  if (finest.length <= LOOKED_AT) return false;
  return new Set(finest.slice(1).map((residual, k) => Math.sign(residual - finest[k]!))).size === 1;
}

/**
 * Of an f that stands still nothing is known but what its value could be stored in; a value of 0 is mostly what is left of a
 * difference of numbers around 1.
 */
function ulpOf(value: number): number {
  return (Math.abs(value) || 1) * (Math.fround(value) === value ? 2 ** -23 : 2 ** -52);
}

function granuleOfAll(ladder: readonly Rung[], centre: number): number {
  return Math.min(granuleOf(centre), ...ladder.flatMap(({ values }) => values.map(granuleOf)));
}

/** The largest power of two that divides a number; of 0, all do. */
export function granuleOf(value: number): number {
  if (value === 0) return Infinity;
  const size = Math.abs(value);
  let granule = 1;
  while (granule > size) granule /= 2;
  while (2 * granule <= size) granule *= 2;
  granule = Math.max(granule * Number.EPSILON, Number.MIN_VALUE);
  while (Number.isInteger(value / (2 * granule))) granule *= 2;
  return granule;
}
