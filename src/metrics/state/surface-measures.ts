import { checkBoolean, checkChoice, checkNumber } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import type { ScoreName } from "../scores/score-name.ts";
import { BOUNDARIES, type SurfaceBoundary } from "../surfaces/class-surfaces.ts";
import { checkFields } from "./json-fields.ts";

/**
 * Which surface measures a meter keeps of every case: fixed when it is made, since of each surface only these few numbers are
 * stored.
 */
export interface SurfaceMeasures {
  /** Tolerances of surface Dice, in the unit of the spacing; none by default. */
  readonly tolerances?: readonly number[];
  /** Percentiles of the Hausdorff distance, above 0, up to 100; none by default. */
  readonly percentiles?: readonly number[];
  /** Whether average surface distances are kept; default `false`. */
  readonly average?: boolean;
  /** What a surface is made of, see {@link surfaceDistances}; default `"area"`. */
  readonly boundary?: SurfaceBoundary;
}

/** Measures with their defaults, numbers ascending. */
export type KeptMeasures = Required<SurfaceMeasures>;

/** Validates surface measures and fills in the defaults. */
export function checkMeasures(name: string, option: string, measures: unknown): KeptMeasures {
  checkFields(name, option, measures, [], ["tolerances", "percentiles", "average", "boundary"]);
  const {
    tolerances = [],
    percentiles = [],
    average = false,
    boundary = "area",
  } = measures as SurfaceMeasures;
  const kept = {
    tolerances: ascending(name, `${option}.tolerances`, tolerances),
    percentiles: ascending(name, `${option}.percentiles`, percentiles),
    average,
    boundary,
  };
  const percentile = kept.percentiles.find((value) => value === 0 || value > 100);
  if (percentile !== undefined)
    throw new RangeError(`${name}: ${option}.percentiles hold ${percentile}, want above 0, up to 100`);
  checkBoolean(name, `${option}.average`, average);
  checkChoice(name, `${option}.boundary`, boundary, BOUNDARIES);
  if (!average && tolerances.length + percentiles.length === 0)
    throw new RangeError(`${name}: ${option} names no measure, want tolerances, percentiles or average`);
  return kept;
}

export function copyMeasures({ tolerances, percentiles, average, boundary }: KeptMeasures): KeptMeasures {
  return { tolerances: [...tolerances], percentiles: [...percentiles], average, boundary };
}

function ascending(name: string, option: string, values: unknown): number[] {
  if (!Array.isArray(values))
    throw new TypeError(`${name}: ${option} is ${describe(values)}, want an array of numbers`);
  for (const [k, value] of values.entries()) checkNumber(name, `${option}[${k}]`, value, 0);
  const sorted = values.map((value: number) => value + 0).sort((a, b) => a - b);
  const twice = sorted.find((value, k) => value === sorted[k - 1]);
  if (twice !== undefined) throw new RangeError(`${name}: ${option} holds ${twice} twice`);
  return sorted;
}

/** The names of the scores that measures make. */
export function measuredScores(measures: KeptMeasures | undefined): ScoreName[] {
  if (measures === undefined) return [];
  return [
    ...measures.tolerances.map((tolerance): ScoreName => `surface-dice@${tolerance}mm`),
    ...measures.percentiles.map((percentile): ScoreName => (percentile === 100 ? "hd" : `hd${percentile}`)),
    ...(measures.average ? (["assd"] as const) : []),
  ];
}
