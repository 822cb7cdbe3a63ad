import { DiceMeter } from "../../metrics/dice-meter.ts";
import type { LesionRules } from "../../metrics/lesions/lesion-rules.ts";
import type { MeasureName } from "../../metrics/scores/measure-formulas.ts";
import type { ScoreName } from "../../metrics/scores/score-name.ts";
import type { SurfaceMeasures } from "../../metrics/state/surface-measures.ts";
import type { FoundPairs, OfBoth } from "../find/find-pairs.ts";
import type { NamedCases } from "./segment-numbers.ts";

/** A note on a case that was scored. */
export interface CaseNote {
  readonly id: string;
  readonly note: string;
}

/** A data set that was scored, or a part of it. */
export interface DataSet {
  readonly predictions: string;
  readonly targets: string;
  /** Paths without a partner in the other folder. */
  readonly unpaired: OfBoth<readonly string[]>;
  /** The numbers of files whose names are not those of cases. */
  readonly passedOver: OfBoth<number>;
  /** In the order of their ids. */
  readonly notes: readonly CaseNote[];
  /** The names that files give to their segments. */
  readonly segments: readonly NamedCases[];
  /** The scores to report. */
  readonly scores: readonly ScoreName[];
  readonly meter: DiceMeter;
}

/** The data set of the files that were found, and what was scored of them. */
export function dataSetOf(
  named: Pick<DataSet, "predictions" | "targets" | "scores">,
  { unpaired, passedOver }: FoundPairs,
  { meter, notes, segments }: Pick<DataSet, "meter" | "notes" | "segments">,
): DataSet {
  const { predictions, targets, scores } = named;
  return {
    predictions,
    targets,
    unpaired,
    passedOver: { predictions: passedOver.predictions.length, targets: passedOver.targets.length },
    notes,
    segments,
    scores,
    meter,
  };
}

/** The labels that the cases of some meters contain, each once. */
export function countedLabels(meters: readonly { readonly meter: DiceMeter }[]): number[] {
  return [...new Set(meters.flatMap(({ meter }) => meter.toJSON().cases.flatMap(({ labels }) => labels)))];
}

/** Makes the meter to which all cases of a data set are added. */
export function emptyMeter(
  classes: number | undefined,
  surface: SurfaceMeasures | undefined,
  lesions: LesionRules | undefined = undefined,
  measures: readonly MeasureName[] | undefined = undefined,
  bins: number | undefined = undefined,
): DiceMeter {
  return new DiceMeter({
    ...(classes !== undefined && { classes }),
    ...(surface && { surface }),
    ...(measures && { measures }),
    ...(bins !== undefined && { bins }),
    ...(lesions && { lesions }),
  });
}
