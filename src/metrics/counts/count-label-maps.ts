import { countLabels, countOtherLabels } from "../../kernels/labels/count-labels.ts";
import { type LabelCounts, MAX_PAIRED_LABELS } from "../../kernels/labels/label-tally.ts";
import { checkInteger } from "../../tensor/check-options.ts";
import { checkLabelMap, type LabelMap } from "../../tensor/label-map.ts";
import { checkSameShape } from "../../tensor/shape.ts";
import { countedVoxels, type VoxelChoice } from "../../tensor/voxels/counted-voxels.ts";
import { invalidLabel } from "../../tensor/voxels/invalid-values.ts";
import { MAX_CLASSES } from "./check-classes.ts";
import { highestLabel } from "./compact-labels.ts";
import { refuseGreyMasks, refuseOneHot } from "./mistaken-maps.ts";
import type { OverlapCounts } from "./overlap-counts.ts";

/** Counts two label maps; without `classes`, at least as many classes as the maps have labels. */
export function countLabelMaps(
  name: string,
  prediction: unknown,
  target: unknown,
  { classes, ...choice }: VoxelChoice & { readonly classes?: number | undefined },
): OverlapCounts {
  const { mask, ignoreIndex } = choice;
  const map = checkLabelMap(name, "prediction", prediction);
  const targetMap = checkLabelMap(name, "target", target);
  checkSameShape(name, "prediction", map.shape, "target", targetMap.shape);
  const [p, t] = [map.data, targetMap.data];
  // Most maps have no more labels than this: a search for the highest one would cost as much as counting.
  const most = classes ?? MAX_PAIRED_LABELS;
  if (mask === undefined && ignoreIndex !== undefined) {
    checkInteger(name, "ignoreIndex", ignoreIndex);
    const counts = countOtherLabels(p, t, most, ignoreIndex);
    if (counts !== null) return recognised(name, map, targetMap, plainCounts(counts), classes);
  }
  const counted = countedVoxels(name, choice, targetMap, map.shape);
  let counts = countLabels(p, t, most, counted);
  if (!counts.valid && classes === undefined) {
    const all = Math.min(MAX_CLASSES, Math.max(highestLabel(p), highestLabel(t)) + 1);
    counts = countLabels(p, t, all, counted);
  }
  if (!counts.valid) throw invalidLabel(name, map, targetMap, classes ?? MAX_CLASSES, counted);
  return recognised(name, map, targetMap, plainCounts(counts), classes);
}

/** The counts, unless the maps are something else than label maps of the same classes. */
function recognised(
  name: string,
  prediction: LabelMap,
  target: LabelMap,
  counts: OverlapCounts,
  classes: number | undefined,
): OverlapCounts {
  refuseOneHot(name, prediction, target, counts);
  if (classes === undefined) refuseGreyMasks(name, counts);
  return counts;
}

function plainCounts({ intersection, predicted, actual, voxels }: LabelCounts): OverlapCounts {
  return {
    intersection: plainNumbers(intersection),
    predicted: plainNumbers(predicted),
    actual: plainNumbers(actual),
    voxels,
  };
}

/** The numbers in a plain array: `Array.from` asks an iterator for each of up to 65,536. */
function plainNumbers(values: Float64Array): number[] {
  const numbers: number[] = [];
  for (let k = 0; k < values.length; k++) numbers.push(values[k]!);
  return numbers;
}
