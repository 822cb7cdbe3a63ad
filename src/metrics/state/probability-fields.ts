import { describe } from "../../tensor/describe.ts";
import { checkCalibration } from "../calibration/calibration-counts.ts";
import { checkProbabilities, probabilityNumbers } from "../probabilities/count-probabilities.ts";
import { type MeasureName, measureOffset, PROBABILITY_BINS } from "../scores/measure-formulas.ts";
import type { StoredNumber } from "../surfaces/stored-number.ts";
import type { CaseCounts } from "./case-state.ts";

/** Adds the numbers of the measure `"probabilities"` behind those of the other measures, where a meter keeps it. */
export function withProbabilities(
  name: string,
  counts: CaseCounts,
  given: unknown,
  kept: readonly MeasureName[] = [],
): CaseCounts {
  const isKept = kept.includes("probabilities");
  if (!isKept && given === undefined) return counts;
  if (!isKept)
    throw new TypeError(
      `${name}: probabilities are ${describe(given)}, but the meter does not keep them; new DiceMeter({ measures: ["probabilities"] }) does`,
    );
  const checked = checkProbabilities(name, "probabilities", given);
  const { labels, actual } = counts;
  const inside = labels.flatMap((label, place) => (label > 0 ? [{ label, voxels: actual[place]! }] : []));
  const numbers = inside.map(({ label, voxels }, k): StoredNumber[] => {
    const own = probabilityNumbers(name, checked, label);
    const hits = hitsOf(own, 0);
    if (hits !== voxels)
      throw new RangeError(
        `${name}: probabilities count ${hits} voxels of class ${label} in the target, and the label maps ${voxels}; want the same target, mask and ignoreIndex`,
      );
    return [...(counts.measures?.[k] ?? []), ...own];
  });
  return { ...counts, measures: numbers };
}

/** Validates the numbers of probabilities among those of a class. */
export function checkProbabilityNumbers(
  name: string,
  path: string,
  numbers: readonly number[],
  kept: readonly MeasureName[],
): void {
  const at = measureOffset(kept, "probabilities");
  const infinite = numbers.indexOf(Number.POSITIVE_INFINITY, at);
  if (infinite >= 0)
    throw new RangeError(`${name}: ${path}[${infinite}] is "Infinity", want a finite number`);
  const [voxels, hits, wholes, parts] = [0, 1, 2, 3].map((list) => {
    const start = at + BINS_AT + list * PROBABILITY_BINS;
    return [numbers.slice(start, start + PROBABILITY_BINS)];
  }) as [number[][], number[][], number[][], number[][]];
  checkCalibration(`${name}: ${path}`, { bins: PROBABILITY_BINS, voxels, hits, wholes, parts });
  const [intersection, predicted, actual, squaredError] = numbers.slice(at) as [
    number,
    number,
    number,
    number,
  ];
  const all = voxels[0]!.reduce((sum, count) => sum + count, 0);
  const refuse = (sum: number, value: number, want: string) =>
    new RangeError(`${name}: ${path}[${at + sum}] is ${value}, want ${want}`);
  if (actual !== hitsOf(numbers, at)) throw refuse(2, actual, `${hitsOf(numbers, at)}, the hits of its bins`);
  const least = Math.min(predicted, actual);
  if (intersection > least) throw refuse(0, intersection, `at most ${least}`);
  for (const [sum, value] of [
    [1, predicted],
    [3, squaredError],
  ] as const)
    if (value > all * (1 + ROUNDING)) throw refuse(sum, value, `at most the ${all} voxels`);
}

/** A probability may be beyond 1 by this much. */
const ROUNDING = 1e-5;

/** Where the lists of bins begin among the numbers of a class. */
const BINS_AT = 4;

function hitsOf(numbers: readonly number[], at: number): number {
  const start = at + BINS_AT + PROBABILITY_BINS;
  return numbers.slice(start, start + PROBABILITY_BINS).reduce((sum, hits) => sum + hits, 0);
}
