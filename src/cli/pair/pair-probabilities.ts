import { InputError } from "../../files/source/input-error.ts";
import { memoryShape, type Volume, voxelText } from "../../files/volume/volume.ts";
import {
  countProbabilities,
  type ProbabilityCounts,
} from "../../metrics/probabilities/count-probabilities.ts";
import { labelMap } from "../../tensor/make/make-label-map.ts";
import { tensor } from "../../tensor/make/make-tensor.ts";

/**
 * Sums the probabilities of a prediction against the labels of the target.
 *
 * @throws {InputError} if the target has a label without a probability
 */
export function pairProbabilities(
  prediction: Volume,
  target: Volume,
  ignore: number | undefined,
): ProbabilityCounts {
  const { values, classes } = prediction.probabilities!;
  const { labels, file } = target;
  const labelled = Math.max(2, classes);
  // Unsigned, a negative label is a large one.
  const wrong = labels.findIndex((label: number) => label >>> 0 >= labelled && label !== ignore);
  if (wrong >= 0)
    throw new InputError(
      `${file}: label ${labels[wrong]} at voxel ${voxelText(target, wrong)}, and the prediction has probabilities of ` +
        `${classes === 1 ? "label 1 alone; --argmax reads those of several classes" : `labels 0 to ${classes - 1}`}`,
    );
  const shape = [1, ...memoryShape(target)];
  const options = {
    classAxis: classes === 1 ? null : 1,
    ...(ignore !== undefined && { ignoreIndex: ignore }),
  };
  const channels = classes === 1 ? shape : [1, classes, ...shape.slice(1)];
  return countProbabilities(tensor(values, channels), labelMap(labels, shape), options);
}
