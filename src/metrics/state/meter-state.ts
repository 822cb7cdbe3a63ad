import { describe } from "../../tensor/describe.ts";
import { checkClasses } from "../counts/check-classes.ts";
import type { KeptLesionRules } from "../lesions/lesion-rules.ts";
import type { MeasureName } from "../scores/measure-formulas.ts";
import { type CaseRules, type CaseState, checkCase, checkId, copyCase } from "./case-state.ts";
import { checkFields, checkList } from "./json-fields.ts";
import { checkLesionRules, copyLesionRules } from "./lesion-fields.ts";
import { checkMeasureNames, keptBins } from "./measure-fields.ts";
import { checkKeptMeasures, copyMeasures, type KeptMeasures } from "./surface-measures.ts";

/** A case that could not be scored. */
export interface SkippedCase {
  /** The name of the case. */
  readonly id: string;
  /** Why the case could not be scored. */
  readonly reason: string;
}

/** The state of a meter, plain JSON: the same bytes whatever the order and grouping of `add` and `merge`. */
export interface MeterState {
  /** The name of the format. */
  readonly format: "softdice-meter";
  /** The version of the format. */
  readonly version: 1;
  /** Where the number of classes was given. */
  readonly classes?: number;
  /** The kept measures of surfaces. */
  readonly surface?: KeptMeasures;
  /** The names of the other kept measures. */
  readonly measures?: readonly MeasureName[];
  /** Number of bins, where probabilities are kept. */
  readonly bins?: number;
  /** The rules of the kept lesions. */
  readonly lesions?: KeptLesionRules;
  /** In the order of their ids, by code units. */
  readonly cases: readonly CaseState[];
  /** In the order of their ids. */
  readonly skipped: readonly SkippedCase[];
}

/** The state as it is written: cases in the order of their ids. */
export function meterState(
  { classes, surface, measures, bins, lesions }: CaseRules,
  cases: Iterable<CaseState>,
  skipped: Iterable<SkippedCase>,
): MeterState {
  return {
    format: "softdice-meter",
    version: 1,
    ...(classes !== undefined && { classes }),
    ...(surface !== undefined && { surface }),
    ...(measures !== undefined && { measures }),
    ...(bins !== undefined && { bins }),
    ...(lesions !== undefined && { lesions }),
    cases: [...cases].sort(byId),
    skipped: [...skipped].sort(byId),
  };
}

/** Copies a state. */
export function copyState({ surface, measures, lesions, cases, skipped, ...rest }: MeterState): MeterState {
  return {
    ...rest,
    ...(surface && { surface: copyMeasures(surface) }),
    ...(measures && { measures: [...measures] }),
    ...(lesions && { lesions: copyLesionRules(lesions) }),
    cases: cases.map(copyCase),
    skipped: skipped.map((one) => ({ ...one })),
  };
}

/** By code units, the one order that no locale changes; ids differ. */
function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** Validates every field of a state, and returns a copy in the order in which it is written. */
export function checkState(name: string, value: unknown): MeterState {
  checkFields(
    name,
    "state",
    value,
    ["format", "version", "cases", "skipped"],
    ["classes", "surface", "measures", "bins", "lesions"],
  );
  const { format, version, classes, surface, measures, bins, lesions, cases, skipped } = value;
  if (format !== "softdice-meter")
    throw new RangeError(`${name}: state.format is ${describe(format)}, want "softdice-meter"`);
  if (version !== 1) throw new RangeError(`${name}: state.version is ${describe(version)}, want 1`);
  if (classes !== undefined) checkClasses(name, classes, "state.classes");
  const names = measures === undefined ? undefined : checkMeasureNames(name, "state.measures", measures);
  const rules: CaseRules = {
    classes,
    surface: surface === undefined ? undefined : checkKeptMeasures(name, "state.surface", surface),
    measures: names,
    bins: keptBins(name, "state.bins", bins, names),
    lesions: lesions === undefined ? undefined : checkLesionRules(name, "state.lesions", lesions),
  };
  checkList(name, "state.cases", cases);
  checkList(name, "state.skipped", skipped);
  const ids = new Set<string>();
  const once = <Case extends { readonly id: string }>(path: string, one: Case): Case => {
    if (ids.has(one.id)) throw new RangeError(`${name}: ${path}.id is ${describe(one.id)} a second time`);
    ids.add(one.id);
    return one;
  };
  // Array.from walks the holes of an array, which map passes over.
  const checked = Array.from(cases, (one, k) => {
    const path = `state.cases[${k}]`;
    return once(path, checkCase(name, path, one, rules));
  });
  const reasons = Array.from(skipped, (one, k) => {
    const path = `state.skipped[${k}]`;
    return once(path, checkSkipped(name, path, one));
  });
  return meterState(rules, checked, reasons);
}

function checkSkipped(name: string, path: string, value: unknown): SkippedCase {
  checkFields(name, path, value, ["id", "reason"]);
  const { id, reason } = value;
  checkId(name, `${path}.id`, id);
  return { id, reason: checkReason(name, `${path}.reason`, reason) };
}

export function checkReason(name: string, path: string, reason: unknown): string {
  if (typeof reason !== "string")
    throw new TypeError(`${name}: ${path} is ${describe(reason)}, want a string`);
  return reason;
}
