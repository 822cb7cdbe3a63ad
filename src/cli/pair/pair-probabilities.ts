import { InputError } from "../../files/source/input-error.ts";
import { type Probabilities, type Volume, voxelText } from "../../files/volume/volume.ts";
import {
  countProbabilities,
  type ProbabilityCounts,
} from "../../metrics/probabilities/count-probabilities.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { labelMap } from "../../tensor/make/make-label-map.ts";
import { tensor } from "../../tensor/make/make-tensor.ts";

/** Which voxels count, and how. */
export interface ProbabilityOptions {
  /** In memory order. */
  readonly shape: readonly number[];
  readonly ignore: number | undefined;
  readonly bins: number | undefined;
}

/** Sums the probabilities of a prediction against the labels of the target. */
export function pairProbabilities(
  { values, classes }: Probabilities,
  labels: LabelArray,
  { shape, ignore, bins }: ProbabilityOptions,
): ProbabilityCounts {
  return countProbabilities(
    tensor(values, classes === 1 ? [1, ...shape] : [1, classes, ...shape]),
    labelMap(labels, [1, ...shape]),
    { classAxis: classes === 1 ? null : 1, ignoreIndex: ignore, bins },
  );
}

/**
 * Validates that each label of the target has a probability.
 *
 * @throws {InputError} if one does not
 */
export function checkTargetLabels(
  { classes }: Probabilities,
  target: Pick<Volume, "file" | "shape" | "order" | "labels">,
  ignore: number | undefined,
): void {
  const { labels, file } = target;
  const labelled = Math.max(2, classes);
  // Unsigned, a negative label is a large one.
  const wrong = labels.findIndex((label: number) => label >>> 0 >= labelled && label !== ignore);
  if (wrong < 0) return;
  throw new InputError(
    `${file}: label ${labels[wrong]} at voxel ${voxelText(target, wrong)}, and the prediction has probabilities of ` +
      `${classes === 1 ? "label 1 alone; --argmax reads those of several classes" : `labels 0 to ${classes - 1}`}`,
  );
}
