import { checkBoolean, checkChoice, checkNumber } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import { checkConvention, conventionOf } from "../conventions/convention-name.ts";
import type { ConventionName } from "../conventions/convention-table.ts";
import { MEASURES, type MeasureName } from "../scores/measure-formulas.ts";
import type { BandWidth } from "../scores/score-measure.ts";
import type { NamedScore, ScoreName } from "../scores/score-name.ts";
import { BOUNDARIES, isOfVoxels, type SurfaceBoundary } from "../surfaces/class-surfaces.ts";
import { checkFields } from "./json-fields.ts";

/**
 * Which surface measures a meter keeps of every case: fixed when it is made, since of each surface only these few numbers are
 * stored.
 */
export interface SurfaceMeasures {
  /** Tolerances of surface Dice, in the unit of the spacing; none by default. */
  readonly tolerances?: readonly number[];
  /** A tolerance for each class by its number, for the score `"surface-dice"`; a class that occurs without one is an error. */
  readonly classTolerances?: Readonly<Record<string, number>>;
  /** Percentiles of the Hausdorff distance, above 0, up to 100; none by default. */
  readonly percentiles?: readonly number[];
  /**
   * Widths of the boundary IoU, in the unit of the spacing, and `"diagonal"`, 2 % of the image's diagonal, see {@link countBoundary}; none by
   * default.
   */
  readonly widths?: readonly BandWidth[];
  /** Whether average surface distances are kept; default `false`. */
  readonly average?: boolean;
  /** What a surface is made of, see {@link surfaceDistances}; default `"area"`. */
  readonly boundary?: SurfaceBoundary;
  /** The surface of an object at the border of the image, see {@link surfaceDistances}; `"open"` needs `boundary: "mesh"`. */
  readonly border?: "closed" | "open";
  /** The tool whose choices are followed: its boundary, percentile and pooling; default none. */
  readonly convention?: ConventionName;
}

/** Measures with their defaults, numbers ascending; others than those of every meter only where they are kept, the border only where it is open. */
export type KeptMeasures = Required<
  Pick<SurfaceMeasures, "tolerances" | "percentiles" | "average" | "boundary">
> &
  Pick<SurfaceMeasures, "convention" | "classTolerances" | "widths"> & { readonly border?: "open" };

/** Reports whether surfaces pass between the voxels by rules of no other tool: the masks then say no more of their distances than bounds. */
export function isBetweenVoxels({ boundary, convention }: KeptMeasures): boolean {
  return convention === undefined && !isOfVoxels(boundary);
}

/** Validates surface measures and fills in the defaults. */
export function checkMeasures(name: string, option: string, measures: unknown): KeptMeasures {
  const fields = [
    "tolerances",
    "classTolerances",
    "percentiles",
    "widths",
    "average",
    "boundary",
    "border",
    "convention",
  ];
  checkFields(name, option, measures, [], fields);
  const { tolerances = [], percentiles = [], average = false, convention } = measures as SurfaceMeasures;
  const { border = "closed", classTolerances, widths = [] } = measures as SurfaceMeasures;
  const own = convention === undefined ? null : boundaryOf(name, option, convention);
  const { boundary = own ?? "area" } = measures as SurfaceMeasures;
  const kept: KeptMeasures = {
    tolerances: ascending(name, `${option}.tolerances`, tolerances),
    ...(classTolerances !== undefined && {
      classTolerances: byClass(name, `${option}.classTolerances`, classTolerances),
    }),
    percentiles: ascending(name, `${option}.percentiles`, percentiles),
    ...(!isEmpty(widths) && { widths: checkWidths(name, `${option}.widths`, widths) }),
    average,
    boundary,
    ...(border === "open" && { border }),
    ...(convention !== undefined && { convention }),
  };
  const percentile = kept.percentiles.find((value) => value === 0 || value > 100);
  if (percentile !== undefined)
    throw new RangeError(`${name}: ${option}.percentiles hold ${percentile}, want above 0, up to 100`);
  checkBoolean(name, `${option}.average`, average);
  checkChoice(name, `${option}.boundary`, boundary, BOUNDARIES);
  checkChoice(name, `${option}.border`, border, ["closed", "open"]);
  if (border === "open" && boundary !== "mesh")
    throw new RangeError(`${name}: ${option}.border is "open", which needs boundary "mesh"`);
  if (own !== null && boundary !== own)
    throw new RangeError(
      `${name}: ${option}.boundary is "${boundary}", and that of convention ${convention} is "${own}"; leave one of them out`,
    );
  if (!hasDistances(kept) && kept.widths === undefined)
    throw new RangeError(
      `${name}: ${option} names no measure, want tolerances, percentiles, widths or average`,
    );
  return kept;
}

/** Validates the surface measures of a state, which names each: what is lost must not become a default. */
export function checkKeptMeasures(name: string, path: string, measures: unknown): KeptMeasures {
  const written = ["tolerances", "percentiles", "average", "boundary"];
  checkFields(name, path, measures, written, ["classTolerances", "widths", "border", "convention"]);
  return checkMeasures(name, path, measures);
}

export function copyMeasures({
  tolerances,
  classTolerances,
  percentiles,
  widths,
  ...rest
}: KeptMeasures): KeptMeasures {
  return {
    tolerances: [...tolerances],
    ...(classTolerances && { classTolerances: { ...classTolerances } }),
    percentiles: [...percentiles],
    ...(widths && { widths: [...widths] }),
    ...rest,
  };
}

/** Returns whether some measures are made of distances between surfaces. */
export function hasDistances({ tolerances, classTolerances, percentiles, average }: KeptMeasures): boolean {
  return average || classTolerances !== undefined || tolerances.length + percentiles.length > 0;
}

function boundaryOf(name: string, option: string, convention: unknown): SurfaceBoundary {
  const { boundary, tool } = conventionOf(checkConvention(name, `${option}.convention`, convention));
  if (boundary !== null) return boundary;
  throw new RangeError(
    `${name}: ${option}.convention is "${convention}", and ${tool} computes no score of surfaces`,
  );
}

/** Tolerances by class number, which an object has in ascending order. */
function byClass(name: string, option: string, tolerances: unknown): Record<string, number> {
  checkFields(name, option, tolerances, [], Object.keys(tolerances ?? {}));
  const entries = Object.entries(tolerances);
  if (entries.length === 0) throw new RangeError(`${name}: ${option} hold no class`);
  for (const [label, tolerance] of entries) {
    if (!/^(0|[1-9]\d{0,9})$/.test(label))
      throw new RangeError(`${name}: ${option} hold ${describe(label)}, want class numbers`);
    checkNumber(name, `${option}[${label}]`, tolerance, 0);
  }
  return Object.fromEntries(entries.map(([label, tolerance]) => [label, (tolerance as number) + 0]));
}

function isEmpty(values: unknown): boolean {
  return Array.isArray(values) && values.length === 0;
}

/** Widths in ascending order, that of the image behind them. */
function checkWidths(name: string, option: string, widths: unknown): BandWidth[] {
  const isOfImage = (width: unknown) => width === "diagonal";
  if (!Array.isArray(widths) || widths.filter(isOfImage).length === 0) return ascending(name, option, widths);
  const lengths = widths.filter((width) => !isOfImage(width));
  if (widths.length - lengths.length > 1) throw new RangeError(`${name}: ${option} holds "diagonal" twice`);
  return [...ascending(name, option, lengths), "diagonal"];
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
    ...(measures.classTolerances ? (["surface-dice"] as const) : []),
    ...measures.percentiles.map((percentile): ScoreName => (percentile === 100 ? "hd" : `hd${percentile}`)),
    ...(measures.widths ?? []).map(
      (width): ScoreName => (width === "diagonal" ? "boundary-iou" : `boundary-iou@${width}mm`),
    ),
    ...(measures.average ? (["assd"] as const) : []),
  ];
}

/** The further measures that some scores need, in the order of the table; none where counts, surfaces and lesions are enough. */
export function measureNamesFor(scores: readonly NamedScore[]): readonly MeasureName[] {
  return MEASURES.filter((name) =>
    scores.some((score) => score.kind === "measure" && score.measure === name),
  );
}

/** The surface measures that some scores need; none where counts of voxels are enough. */
export function measuresFor(scores: readonly NamedScore[]): SurfaceMeasures | undefined {
  const tolerances = scores.flatMap((score) => (score.kind === "surface-dice" ? [score.tolerance] : []));
  const percentiles = scores.flatMap((score) => (score.kind === "hausdorff" ? [score.percentile] : []));
  const widths = scores.flatMap((score) => (score.kind === "boundary-iou" ? [score.width] : []));
  // The distances of a measure are those of the surfaces that a meter keeps.
  const average = scores.some(
    (score) =>
      score.kind === "average-distance" || (score.kind === "measure" && score.measure === "distances"),
  );
  return tolerances.length + percentiles.length + widths.length > 0 || average
    ? { tolerances, percentiles, ...(widths.length > 0 && { widths }), average }
    : undefined;
}
