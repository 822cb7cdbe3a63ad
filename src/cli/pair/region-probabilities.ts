import { InputError } from "../../files/source/input-error.ts";
import type { Probabilities } from "../../files/volume/volume.ts";
import type { FloatArray } from "../../tensor/allocate.ts";
import type { Region } from "./count-regions.ts";

/** The values of one class, in the memory of all. */
export function channelOf({ classes, values }: Probabilities, at: number): FloatArray {
  const voxels = values.length / classes;
  return values.subarray(at * voxels, (at + 1) * voxels);
}

/** The probability of a region at each voxel: its channel; or the sum of those of its labels, of which a voxel has one, at most 1. */
export function regionProbability(
  probabilities: Probabilities,
  { labels }: Region,
  place: number,
): FloatArray {
  const { classes, level } = probabilities;
  if (level !== undefined) return channelOf(probabilities, place);
  const sums = new Float64Array(probabilities.values.length / classes);
  for (const label of labels) {
    const own = channelOf(probabilities, label);
    for (let at = 0; at < sums.length; at++) sums[at]! += own[at]!;
  }
  // Probabilities that add to 1 may do so by a little more.
  return sums.map((sum) => Math.min(1, sum));
}

/** Probabilities where only some labels are scored: those of all others are of the background. */
export function keepProbabilities(
  probabilities: Probabilities,
  labels: readonly number[] | undefined,
): Probabilities {
  const { classes } = probabilities;
  if (labels === undefined || classes === 1) return probabilities;
  const others = Array.from({ length: classes }, (_, c) => c).filter((c) => c === 0 || !labels.includes(c));
  const values = Float64Array.from(probabilities.values);
  values.set(regionProbability(probabilities, { name: "background", labels: others }, 0));
  return { ...probabilities, values };
}

/**
 * Validates that the probabilities of each region are known.
 *
 * @throws {InputError} if channels are not one for each region, or a label of a region has no probability
 */
export function checkRegionProbabilities(
  file: string,
  { classes, level }: Probabilities,
  regions: readonly Region[],
): void {
  if (level !== undefined) {
    if (classes === regions.length) return;
    const has = classes === 1 ? "one channel" : `${classes} channels`;
    throw new InputError(
      `${file}: has ${has}, and --regions names ${regions.length}; want one for each region, in their order, along --class-axis`,
    );
  }
  for (const { name, labels } of regions) {
    const label = labels.find((one) => one >= classes);
    if (label === undefined) continue;
    throw new InputError(
      `${file}: region ${name} has label ${label}, and the prediction has probabilities of labels 0 to ${classes - 1}`,
    );
  }
}
