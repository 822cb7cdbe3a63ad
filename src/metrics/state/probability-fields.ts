import { checkNumber } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import { checkCalibration } from "../calibration/calibration-counts.ts";
import { checkProbabilities, probabilityNumbers } from "../probabilities/count-probabilities.ts";
import { type MeasureName, measureOffset, probabilityWidth } from "../scores/measure-formulas.ts";
import { BINS_AT } from "../scores/probability-formulas.ts";
import type { StoredNumber } from "../surfaces/stored-number.ts";
import type { CaseCounts } from "./case-state.ts";
import { checkList } from "./json-fields.ts";

/**
 * Adds the numbers of the measure `"probabilities"` behind those of the other measures, and those of class 0, where a meter keeps it.
 *
 * @param bins - those of the meter
 */
export function withProbabilities(
  name: string,
  counts: CaseCounts,
  given: unknown,
  kept: readonly MeasureName[] = [],
  bins = 0,
): CaseCounts {
  const isKept = kept.includes("probabilities");
  if (!isKept && given === undefined) return counts;
  if (!isKept)
    throw new TypeError(
      `${name}: probabilities are ${describe(given)}, but the meter does not keep them; new DiceMeter({ measures: ["probabilities"] }) does`,
    );
  const checked = checkProbabilities(name, "probabilities", given, bins);
  const { labels, actual } = counts;
  const ofLabels = labels.map((label, place) => {
    const own = probabilityNumbers(name, checked, label);
    const [hits, voxels] = [hitsOf(own, 0, bins), actual[place]!];
    if (hits !== voxels)
      throw new RangeError(
        `${name}: probabilities count ${hits} voxels of class ${label} in the target, and the label maps ${voxels}; want the same target, mask and ignoreIndex`,
      );
    return own;
  });
  const hasBackground = labels[0] === 0;
  const inside = hasBackground ? ofLabels.slice(1) : ofLabels;
  return {
    ...counts,
    measures: inside.map((own, k): StoredNumber[] => [...(counts.measures?.[k] ?? []), ...own]),
    ...(hasBackground && { background: ofLabels[0]! }),
  };
}

/** Validates the numbers of probabilities of class 0, which a case has if it has the label 0, and returns a copy. */
export function checkBackground(
  name: string,
  path: string,
  labels: readonly number[],
  value: unknown,
  bins: number,
): readonly number[] | undefined {
  if (labels[0] !== 0) {
    if (value === undefined) return undefined;
    throw new RangeError(`${name}: ${path} is ${describe(value)}, and the case has no label 0; leave it out`);
  }
  checkList(name, path, value, probabilityWidth(bins));
  const numbers = Array.from(value, (number, at): number => {
    checkNumber(name, `${path}[${at}]`, number, 0);
    return number + 0;
  });
  checkNumbers(name, path, numbers, 0, bins);
  return numbers;
}

/** Validates the numbers of probabilities among those of a class. */
export function checkProbabilityNumbers(
  name: string,
  path: string,
  numbers: readonly number[],
  kept: readonly MeasureName[],
  bins: number,
): void {
  checkNumbers(name, path, numbers, measureOffset(kept, "probabilities"), bins);
}

function checkNumbers(
  name: string,
  path: string,
  numbers: readonly number[],
  at: number,
  bins: number,
): void {
  const infinite = numbers.indexOf(Number.POSITIVE_INFINITY, at);
  if (infinite >= 0)
    throw new RangeError(`${name}: ${path}[${infinite}] is "Infinity", want a finite number`);
  const [voxels, hits, wholes, parts] = [0, 1, 2, 3].map((list) => {
    const start = at + BINS_AT + list * bins;
    return [numbers.slice(start, start + bins)];
  }) as [number[][], number[][], number[][], number[][]];
  checkCalibration(`${name}: ${path}`, { bins, voxels, hits, wholes, parts });
  const [intersection, predicted, actual, squaredError] = numbers.slice(at) as [
    number,
    number,
    number,
    number,
  ];
  const all = voxels[0]!.reduce((sum, count) => sum + count, 0);
  const refuse = (sum: number, value: number, want: string) =>
    new RangeError(`${name}: ${path}[${at + sum}] is ${value}, want ${want}`);
  const hit = hitsOf(numbers, at, bins);
  if (actual !== hit) throw refuse(2, actual, `${hit}, the hits of its bins`);
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

function hitsOf(numbers: readonly number[], at: number, bins: number): number {
  const start = at + BINS_AT + bins;
  return numbers.slice(start, start + bins).reduce((sum, hits) => sum + hits, 0);
}
