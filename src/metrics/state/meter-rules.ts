import { checkOptions } from "../../tensor/check-options.ts";
import { checkClasses } from "../counts/check-classes.ts";
import type { LesionRules } from "../lesions/lesion-rules.ts";
import type { MeasureName } from "../scores/measure-formulas.ts";
import type { CaseRules } from "./case-state.ts";
import { checkLesionRules } from "./lesion-fields.ts";
import { checkMeasureNames, keptBins } from "./measure-fields.ts";
import { checkMeasures, type SurfaceMeasures } from "./surface-measures.ts";

/** Options of a {@link DiceMeter}. */
export interface MeterOptions {
  /** Number of classes; a label beyond is an error. Without it, every label that occurs is a class. */
  readonly classes?: number;
  /** Surface measures to keep; none without it. */
  readonly surface?: SurfaceMeasures;
  /** Further measures to keep, see {@link MeasureName}; `"distances"` are those of the boundary of `surface`; none without it. */
  readonly measures?: readonly MeasureName[];
  /** Number of bins of the measure `"probabilities"`, at most 10,000; default 15. */
  readonly bins?: number;
  /** Rules by which lesions are found and matched, such as {@link lesionPresets}; no lesions without them. */
  readonly lesions?: LesionRules;
}

/** Validates the options of a meter: what it keeps of each case. */
export function meterRules(name: string, options: MeterOptions): CaseRules {
  checkOptions(name, options, ["classes", "surface", "measures", "bins", "lesions"]);
  const { classes, surface, measures, bins, lesions } = options;
  if (classes !== undefined) checkClasses(name, classes);
  const kept = surface === undefined ? undefined : checkMeasures(name, "surface", surface);
  const names = measures === undefined ? undefined : checkMeasureNames(name, "measures", measures);
  const rules = lesions === undefined ? undefined : checkLesionRules(name, "lesions", lesions);
  return {
    classes,
    surface: kept,
    measures: names,
    bins: keptBins(name, "bins", bins, names),
    lesions: rules,
  };
}
