import type { ConventionName } from "../../metrics/conventions/convention-table.ts";
import type { LesionRules } from "../../metrics/lesions/lesion-rules.ts";
import type { MeasureName } from "../../metrics/scores/measure-formulas.ts";
import type { SurfaceMeasures } from "../../metrics/state/surface-measures.ts";
import type { LabelOptions } from "./check-labels.ts";
import type { Region } from "./count-regions.ts";

/** How a pair is read and counted. */
export interface PairOptions extends LabelOptions {
  /** The most bytes that a file may hold. */
  readonly limit: number;
  /** The array of files that hold several, unless their paths name one. */
  readonly array?: string | undefined;
  /** Millimetres along each axis, which count before those of the files. */
  readonly spacing: readonly number[] | undefined;
  /** Match voxels by index, wherever the files say that they lie. */
  readonly ignoreOrientation: boolean;
  readonly surface: SurfaceMeasures | undefined;
  /** Further measures to keep. */
  readonly measures?: readonly MeasureName[] | undefined;
  /** Number of bins of probabilities. */
  readonly bins?: number | undefined;
  /** The tool whose rules make scores of the counts; a report reads it. */
  readonly convention?: ConventionName | undefined;
  /** Rules by which lesions are found and matched. */
  readonly lesions?: LesionRules | undefined;
  /** Regions to score instead of labels. */
  readonly regions?: readonly Region[] | undefined;
  /** The predictions contain probabilities: labels are 1 above this value. */
  readonly threshold?: number | undefined;
  /** The predictions contain a value for each class: the label is the class of the largest. */
  readonly argmax?: boolean | undefined;
  /** The axis of classes, for `argmax`, by default the last; or of the channels of `regions`, for `threshold`. */
  readonly classAxis?: number | undefined;
  /** The axis of a stack of images, each of which is a case; without it both files are one case. */
  readonly batchAxis?: number | undefined;
  /** The labels of each colour, as 0xrrggbb, for pictures whose colours stand for labels. */
  readonly colors?: readonly (readonly [color: number, labels: readonly number[]])[] | undefined;
  /** The labels to score; all others count as background. */
  readonly labels?: readonly number[] | undefined;
}
