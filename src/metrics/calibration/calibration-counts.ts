import { checkInteger } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import { MAX_BINS } from "../scores/measure-formulas.ts";
import { PARTS, WHOLES } from "../scores/probability-formulas.ts";

/**
 * The voxels of each class by the probability that the prediction gives to it, from which every calibration error is computed: plain JSON
 * of whole numbers, so that counts of parts add to those of the whole, exactly and in any order.
 *
 * Bin k of n holds k/n < p ≤ (k + 1)/n, and the first one p = 0 too. Each list has a list of bins for each class.
 */
export interface CalibrationCounts {
  /** Number of bins of equal width. */
  readonly bins: number;
  /** Voxels whose probability is in the bin. */
  readonly voxels: readonly (readonly number[])[];
  /** Those of them that are of the class in the target. */
  readonly hits: readonly (readonly number[])[];
  /** Σ p over the bin is wholes/2²⁰ + parts/2⁵², each p rounded to a multiple of 2⁻⁵². */
  readonly wholes: readonly (readonly number[])[];
  /** The rest of Σ p over the bin, see `wholes`. */
  readonly parts: readonly (readonly number[])[];
}

/** The lists of numbers of {@link CalibrationCounts}. */
const CALIBRATION_SUMS = ["voxels", "hits", "wholes", "parts"] as const;

/** The most voxels whose sums are whole numbers that a float64 holds. */
const MAX_VOXELS = 2 ** 32;

/** Validates a number of bins. */
export function checkBins(name: string, option: string, bins: unknown): asserts bins is number {
  checkInteger(name, option, bins, 1);
  if (bins > MAX_BINS) throw new RangeError(`${name}: ${option} is ${bins}, want at most ${MAX_BINS}`);
}

/** Validates counts, and returns a copy, which no getter and no caller changes afterwards. */
export function checkCalibration(name: string, counts: unknown): CalibrationCounts {
  if (typeof counts !== "object" || counts === null || !("bins" in counts))
    throw new TypeError(`${name}: counts are ${describe(counts)}, want the counts of countCalibration`);
  const { bins } = counts;
  checkBins(name, "counts.bins", bins);
  const [voxels, hits, wholes, parts] = CALIBRATION_SUMS.map((sum) =>
    checkLists(name, `counts.${sum}`, (counts as CalibrationCounts)[sum], bins),
  ) as [number[][], number[][], number[][], number[][]];
  for (const [sum, lists] of Object.entries({ hits, wholes, parts })) {
    if (lists.length !== voxels.length)
      throw new RangeError(
        `${name}: counts.${sum} holds ${lists.length} classes, counts.voxels ${voxels.length}`,
      );
  }
  for (const [c, ofClass] of voxels.entries()) {
    for (const [bin, count] of ofClass.entries()) {
      const at = `[${c}][${bin}]`;
      const [hit, whole, part] = [hits[c]![bin]!, wholes[c]![bin]!, parts[c]![bin]!];
      if (count > MAX_VOXELS)
        throw new RangeError(`${name}: counts.voxels${at} is ${count}, want at most 2³²`);
      if (hit > count)
        throw new RangeError(`${name}: counts.hits${at} is ${hit}, more than the ${count} voxels`);
      if (part >= PARTS) throw new RangeError(`${name}: counts.parts${at} is ${part}, want less than 2³²`);
      if (whole + part / PARTS > count * WHOLES)
        throw new RangeError(`${name}: counts.wholes${at} is ${whole}, more than ${count} voxels have`);
    }
  }
  return { bins, voxels, hits, wholes, parts };
}

function checkLists(name: string, path: string, lists: unknown, bins: number): number[][] {
  if (!Array.isArray(lists)) throw new TypeError(`${name}: ${path} is ${describe(lists)}, want an array`);
  if (lists.length === 0) throw new RangeError(`${name}: ${path} holds no class`);
  return Array.from(lists, (list, c) => {
    if (!Array.isArray(list))
      throw new TypeError(`${name}: ${path}[${c}] is ${describe(list)}, want an array`);
    if (list.length !== bins)
      throw new RangeError(`${name}: ${path}[${c}] holds ${list.length} bins, want ${bins}`);
    return Array.from(list, (value, bin) => {
      checkInteger(name, `${path}[${c}][${bin}]`, value, 0);
      return value + 0;
    });
  });
}

/**
 * Adds the calibration counts of several parts to those of the whole, in any order and grouping: the result is the same to the bit.
 *
 * @param counts - of the same classes and bins
 * @throws {RangeError} if there are none, classes or bins differ, or a bin has more than 2³² voxels
 * @example
 * const part = { bins: 1, voxels: [[2]], hits: [[1]], wholes: [[2 ** 20]], parts: [[2 ** 31]] };
 * mergeCalibration(part, part) // { bins: 1, voxels: [[4]], hits: [[2]], wholes: [[2097153]], parts: [[0]] }
 */
export function mergeCalibration(...counts: readonly CalibrationCounts[]): CalibrationCounts {
  const name = "mergeCalibration";
  if (counts.length === 0) throw new RangeError(`${name}: called without counts, want at least one`);
  const parts = counts.map((part) => checkCalibration(name, part));
  const [first, ...others] = parts;
  for (const { bins, voxels } of others) {
    if (bins !== first!.bins || voxels.length !== first!.voxels.length)
      throw new RangeError(
        `${name}: counts of ${voxels.length} classes in ${bins} bins and of ${first!.voxels.length} in ${first!.bins}`,
      );
  }
  return checkCalibration(name, parts.reduce(addCalibration));
}

/** Adds two counts of the same classes and bins. */
export function addCalibration(a: CalibrationCounts, b: CalibrationCounts): CalibrationCounts {
  const sum = (list: "voxels" | "hits" | "wholes" | "parts") =>
    a[list].map((ofClass, c) => ofClass.map((value, bin) => value + b[list][c]![bin]!));
  const [wholes, parts] = [sum("wholes"), sum("parts")];
  for (const [c, ofClass] of parts.entries()) {
    for (const [bin, part] of ofClass.entries()) {
      if (part < PARTS) continue;
      ofClass[bin] = part - PARTS;
      wholes[c]![bin]!++;
    }
  }
  return { bins: a.bins, voxels: sum("voxels"), hits: sum("hits"), wholes, parts };
}
