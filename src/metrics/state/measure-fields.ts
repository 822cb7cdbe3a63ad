import { checkChoice, checkNumber } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import { checkBins } from "../calibration/calibration-counts.ts";
import { DEFAULT_BINS, MEASURES, type MeasureName, measureWidth } from "../scores/measure-formulas.ts";
import type { StoredNumber } from "../surfaces/stored-number.ts";
import { checkList } from "./json-fields.ts";
import { checkProbabilityNumbers } from "./probability-fields.ts";

/** Validates the measures that a meter keeps, and returns them in one order, each once. */
export function checkMeasureNames(name: string, option: string, measures: unknown): readonly MeasureName[] {
  if (!Array.isArray(measures))
    throw new TypeError(`${name}: ${option} are ${describe(measures)}, want an array of names`);
  for (const [k, measure] of Array.from(measures).entries())
    checkChoice(name, `${option}[${k}]`, measure, MEASURES);
  if (measures.length === 0)
    throw new RangeError(`${name}: ${option} are [], want at least one, or no ${option}`);
  return MEASURES.filter((measure) => measures.includes(measure));
}

/** Validates the numbers of the kept measures for every label but 0, the background, and returns a copy. */
export function checkCaseMeasures(
  name: string,
  path: string,
  labels: readonly number[],
  value: unknown,
  kept: readonly MeasureName[],
  bins = 0,
): StoredNumber[][] {
  const width = measureWidth(kept, bins);
  checkList(name, path, value, labels.length - (labels[0] === 0 ? 1 : 0));
  return Array.from(value, (numbers, k) => {
    checkList(name, `${path}[${k}]`, numbers, width);
    const checked = Array.from(numbers, (number, at): StoredNumber => {
      if (number === "Infinity") return number;
      checkNumber(name, `${path}[${k}][${at}]`, number, 0);
      return (number as number) + 0;
    });
    if (kept.includes("probabilities"))
      checkProbabilityNumbers(name, `${path}[${k}]`, checked.map(Number), kept, bins);
    return checked;
  });
}

/** The bins of the probabilities, where a meter keeps these. */
export function keptBins(
  name: string,
  option: string,
  bins: unknown,
  measures: readonly MeasureName[] | undefined,
): number | undefined {
  if (measures?.includes("probabilities")) {
    if (bins === undefined) return DEFAULT_BINS;
    checkBins(name, option, bins);
    return bins;
  }
  if (bins === undefined) return undefined;
  throw new RangeError(
    `${name}: ${option} is ${describe(bins)}, and the meter keeps no probabilities; give measures: ["probabilities"] too`,
  );
}
