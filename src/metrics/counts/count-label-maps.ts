import { countLabels, countOtherLabels } from "../../kernels/labels/count-labels.ts";
import { type LabelCounts, MOST_PAIRED } from "../../kernels/labels/label-tally.ts";
import { checkInteger } from "../../tensor/check-options.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { checkLabelMap } from "../../tensor/label-map.ts";
import { checkSameShape } from "../../tensor/shape.ts";
import { countedVoxels, type VoxelChoice } from "../../tensor/voxels/counted-voxels.ts";
import { invalidLabel } from "../../tensor/voxels/invalid-values.ts";
import type { OverlapCounts } from "./overlap-counts.ts";

/** As many as 16-bit labels tell apart. */
export const MOST_CLASSES = 65_536;

/** A number of classes that labels can name. */
export function checkClasses(
  name: string,
  classes: unknown,
  option: string = "classes",
): asserts classes is number {
  checkInteger(name, option, classes, 1);
  if (classes > MOST_CLASSES)
    throw new RangeError(`${name}: ${option} is ${classes}, want at most ${MOST_CLASSES}`);
}

/** Counts two label maps; without `classes`, at least as many classes as there are labels. */
export function countLabelMaps(
  name: string,
  prediction: unknown,
  target: unknown,
  { classes, ...choice }: VoxelChoice & { readonly classes?: number | undefined },
): OverlapCounts {
  const map = checkLabelMap(name, "prediction", prediction);
  const targetMap = checkLabelMap(name, "target", target);
  checkSameShape(name, "prediction", map.shape, "target", targetMap.shape);
  const [p, t] = [map.data, targetMap.data];
  const { mask, ignoreIndex } = choice;
  // Most maps hold no more labels than this: to look for the highest first would cost as much as counting.
  const most = classes ?? MOST_PAIRED;
  if (mask === undefined && ignoreIndex !== undefined) {
    checkInteger(name, "ignoreIndex", ignoreIndex);
    const counts = countOtherLabels(p, t, most, ignoreIndex);
    if (counts !== null) return plainCounts(counts);
  }
  const counted = countedVoxels(name, choice, targetMap, map.shape);
  let counts = countLabels(p, t, most, counted);
  if (!counts.valid && classes === undefined) {
    const all = Math.min(MOST_CLASSES, Math.max(highest(p), highest(t)) + 1);
    counts = countLabels(p, t, all, counted);
  }
  if (!counts.valid) throw invalidLabel(name, map, targetMap, classes ?? MOST_CLASSES, counted);
  return plainCounts(counts);
}

function plainCounts({ intersection, predicted, actual, voxels }: LabelCounts): OverlapCounts {
  return {
    intersection: Array.from(intersection),
    predicted: Array.from(predicted),
    actual: Array.from(actual),
    voxels,
  };
}

function highest(labels: LabelArray): number {
  let most = 0;
  for (let k = 0; k < labels.length; k++) if (labels[k]! > most) most = labels[k]!;
  return most;
}
