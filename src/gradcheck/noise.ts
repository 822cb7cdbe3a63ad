import type { Rung } from "./residual.ts";

/** How far a value of f may be off, told from the values alone. */
export interface Noise {
  /** The rungs where f moved. */
  readonly rungs: readonly Rung[];
  readonly noise: number;
}

/** Finest rungs whose scatter is looked at. */
const LOOKED_AT = 6;

/**
 * The noise of f, as the larger of two: the power of two that divides every value, which finds float32, rounded and
 * cancelled outputs without being told; and the scatter of the finest rungs, where noise is all that is left, which
 * finds dropout, unfinished solvers and sums in single precision.
 *
 * Where steps are so fine that f stands still there is no slope of 0 to be learnt: such rungs go, unless f stands still
 * throughout, which then is as good as the least by which it was seen to move another way.
 *
 * @param repeated - by how much f differs when it is asked again
 * @param leastMove - the least by which f was seen to move from its value at x; Infinity if it was not
 */
export function measureNoise(
  ladder: readonly Rung[],
  centre: number,
  repeated: number,
  leastMove: number,
): Noise {
  let moved = ladder.length;
  while (moved > 0 && ladder[moved - 1]!.values.every((value) => value === centre)) moved--;
  const rungs = moved === 0 ? ladder : ladder.slice(0, moved);
  let noise = Math.max(
    repeated,
    moved === 0 ? stillness(centre, leastMove) : granuleOfAll(ladder, centre) / 2,
  );
  for (let k = Math.max(1, rungs.length - LOOKED_AT); k < rungs.length; k++) {
    const change = Math.abs(rungs[k]!.residual - rungs[k - 1]!.residual);
    const before = k < 2 ? 0 : Math.abs(rungs[k - 1]!.residual - rungs[k - 2]!.residual);
    // Curvature shrinks with the step, noise grows.
    if (change >= before / 2) noise = Math.max(noise, change * rungs[k]!.step);
  }
  return { rungs, noise };
}

/** Of an f that stands still nothing is known but what its value could be stored in, and how it moves elsewhere. */
function stillness(value: number, leastMove: number): number {
  const stored = Math.abs(value) * (Math.fround(value) === value ? 2 ** -23 : 2 ** -52);
  return leastMove === Infinity ? stored : Math.max(stored, leastMove);
}

function granuleOfAll(ladder: readonly Rung[], centre: number): number {
  return Math.min(granuleOf(centre), ...ladder.flatMap(({ values }) => values.map(granuleOf)));
}

/** The largest power of two that divides a number; of 0, all do. */
export function granuleOf(value: number): number {
  if (value === 0) return Infinity;
  let granule = 2 ** Math.max(-1074, Math.floor(Math.log2(Math.abs(value))) - 53);
  while (Number.isInteger(value / (2 * granule))) granule *= 2;
  return granule;
}
