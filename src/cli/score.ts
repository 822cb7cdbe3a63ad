import { countOverlap } from "../metrics/count-overlap.ts";
import { labelMap } from "../tensor/label-map.ts";
import { sizeOf } from "../tensor/shape.ts";
import type { ScoreArguments } from "./arguments.ts";
import { classCount } from "./class-count.ts";
import { readClassNames } from "./class-names.ts";
import { checkMaskValues } from "./mask-values.ts";
import { readVolume } from "./read-volume.ts";
import { checkSameGrid, labelsInOrderOf } from "./same-grid.ts";
import { reportClasses, type ScoreReport } from "./score-report.ts";
import type { Stopwatch } from "./stopwatch.ts";
import { memoryShape } from "./volume.ts";

/** Reads two label maps and scores one against the other. */
export function score(options: ScoreArguments, stopwatch: Stopwatch): ScoreReport {
  const names = options.names === undefined ? new Map() : readClassNames(options.names);
  const read = readVolume(options.prediction, stopwatch);
  const target = readVolume(options.target, stopwatch);
  checkSameGrid(read, target);
  return stopwatch.measure("count", () => {
    const prediction = { ...read, order: target.order, labels: labelsInOrderOf(read, target) };
    const { ignore } = options;
    const classes = Math.max(classCount(prediction, target, options), classCount(target, target, options));
    const shape = memoryShape(target);
    const counts = countOverlap(labelMap(prediction.labels, shape), labelMap(target.labels, shape), {
      classes,
      ...(ignore !== undefined && { ignoreIndex: ignore }),
    });
    checkMaskValues(prediction.file, target.file, counts);
    const spacing = target.spacing ?? prediction.spacing;
    return {
      prediction: prediction.file,
      target: target.file,
      shape: target.shape,
      ...(spacing && { spacing }),
      voxels: counts.voxels,
      ...(ignore !== undefined && { ignored: { label: ignore, voxels: sizeOf(shape) - counts.voxels } }),
      ...reportClasses(counts, names, options.includeBackground),
    };
  });
}
