import type { MeasureName, ProbabilityFormula } from "./measure-formulas.ts";
import type { Formula } from "./score-options.ts";
import type { SurfaceDirection } from "./surface-direction.ts";

/** The unit of a score; `""` for shares, correlations and numbers. */
export type ScoreUnit = "" | "mm" | "ml" | "%";

/** A score of which 0 is the best value; below 0 too if it is signed. */
interface ErrorScore {
  readonly unit: ScoreUnit;
  /** Whether no value is above 1; other errors have no bound. */
  readonly isShare?: true;
  readonly isSigned?: true;
}

/** How far from the boundary a voxel may be: a length in the unit of the spacing, or 2 % of the diagonal of the image. */
export type BandWidth = number | "diagonal";

/** The calculation behind a score. */
export type ScoreMeasure =
  | {
      readonly kind: "overlap";
      readonly formula: Formula;
      readonly error?: ErrorScore;
      /** Whether the values are from −1, not from 0. */
      readonly isCorrelation?: true;
    }
  | { readonly kind: "surface-dice"; readonly tolerance: number }
  | { readonly kind: "class-surface-dice" }
  | { readonly kind: "boundary-iou"; readonly width: BandWidth }
  | { readonly kind: "hausdorff"; readonly percentile: number }
  | { readonly kind: "average-distance"; readonly direction: SurfaceDirection }
  | {
      readonly kind: "measure";
      readonly measure: MeasureName;
      readonly formula: ProbabilityFormula;
      /** Whether the numbers of a sum of cells have this score. */
      readonly pools: boolean;
      readonly error?: ErrorScore;
    }
  | { readonly kind: "lesion"; readonly score: LesionScoreName }
  | { readonly kind: "lesion-surface-dice"; readonly tolerance: number }
  | { readonly kind: "lesion-hausdorff"; readonly percentile: number };

/** The scores that are made of the lesions of a class. */
export type LesionScoreName = "precision" | "recall" | "f1" | "sq" | "pq" | "dice";

/** The names without a number. */
export type FixedScoreName =
  | "dice"
  | "jaccard"
  | "precision"
  | "recall"
  | "specificity"
  | "volume-similarity"
  | "accuracy"
  | "balanced-accuracy"
  | "mcc"
  | "kappa"
  | "surface-dice"
  | "boundary-iou"
  | "hd"
  | "assd"
  | "masd"
  | "volume-difference"
  | "absolute-volume-difference"
  | "relative-volume-difference"
  | "absolute-relative-volume-difference"
  | "centre-distance"
  | "cl-dice"
  | "cl-precision"
  | "cl-sensitivity"
  | "betti-error"
  | "betti-0-error"
  | "betti-1-error"
  | "betti-2-error"
  | "median-distance"
  | "rms-distance"
  | "distance-deviation"
  | "asd-to-target"
  | "asd-to-prediction"
  | "hd-to-target"
  | "hd-to-prediction"
  | "hd95-to-target"
  | "hd95-to-prediction"
  | "balanced-ahd"
  | "lesion-dice"
  | "lesion-precision"
  | "lesion-recall"
  | "lesion-f1"
  | "lesion-sq"
  | "lesion-pq"
  | "soft-dice"
  | "brier"
  | "ece"
  | "ace"
  | "mce";

/** The unit of a score. */
export function unitOf(measure: ScoreMeasure): ScoreUnit {
  const { kind } = measure;
  if (kind === "hausdorff" || kind === "average-distance" || kind === "lesion-hausdorff") return "mm";
  return kind === "overlap" || kind === "measure" ? (measure.error?.unit ?? "") : "";
}

/** Returns whether lower is better, down to 0, as of a distance. */
export function isLowerBetter(measure: ScoreMeasure): boolean {
  const { kind } = measure;
  return (
    unitOf(measure) !== "" || ((kind === "overlap" || kind === "measure") && measure.error !== undefined)
  );
}

/** The least and the largest value; `null` of a score without an upper bound. */
export function boundsOf(measure: ScoreMeasure): readonly [low: number, high: number] | null {
  const error = measure.kind === "overlap" || measure.kind === "measure" ? measure.error : undefined;
  if (isLowerBetter(measure)) return error?.isShare ? [0, 1] : null;
  return measure.kind === "overlap" && measure.isCorrelation ? [-1, 1] : [0, 1];
}

/** Returns whether a score has values below 0, of which those near 0 are the best. */
export function isSigned(measure: ScoreMeasure): boolean {
  return (measure.kind === "overlap" || measure.kind === "measure") && measure.error?.isSigned === true;
}

/** Returns whether a measure is made of the lesions of a class. */
export function isOfLesions({ kind }: ScoreMeasure): boolean {
  return kind === "lesion" || kind === "lesion-surface-dice" || kind === "lesion-hausdorff";
}
