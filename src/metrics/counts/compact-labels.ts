import type { LabelArray } from "../../tensor/label-array.ts";
import { LabelMap } from "../../tensor/label-map.ts";
import { MAX_CLASSES } from "./check-classes.ts";

/** The first label that a meter does not take: labels are 32-bit numbers without a sign bit. */
export const LABEL_LIMIT: number = 2 ** 31;

/** Two label maps whose labels are places in a list: memory then grows with the number of labels and not with the largest. */
export interface CompactLabels {
  readonly prediction: LabelMap;
  readonly target: LabelMap;
  /** The labels that occur, ascending; class 0 is always the first. */
  readonly labels: readonly number[];
}

/**
 * Renumbers the labels of two maps if one of them is beyond the classes that counting takes, as in an atlas whose labels are codes
 * of ten digits; `null` if none is.
 *
 * @throws {RangeError} if there are more different labels than counting takes, or one that 31 bits do not hold
 */
export function compactLabels(name: string, prediction: LabelMap, target: LabelMap): CompactLabels | null {
  const maps = [prediction.data, target.data];
  // Labels of 16 bits are never beyond.
  if (maps.every((map) => map.BYTES_PER_ELEMENT <= 2)) return null;
  if (Math.max(...maps.map(highestLabel)) < MAX_CLASSES) return null;
  const places = new Map<number, number>([[0, 0]]);
  for (const map of maps) {
    for (let at = 0; at < map.length; at++) {
      const label = map[at]!;
      if (label >= LABEL_LIMIT)
        throw new RangeError(`${name}: label ${label} at offset ${at} is beyond ${LABEL_LIMIT - 1}`);
      // Negative labels keep their number, which counting refuses unless they are ignored.
      if (label > 0) places.set(label, 0);
    }
    if (places.size > MAX_CLASSES)
      throw new RangeError(`${name}: the maps hold more than ${MAX_CLASSES} different labels`);
  }
  const labels = [...places.keys()].sort((a, b) => a - b);
  for (const [place, label] of labels.entries()) places.set(label, place);
  const renumbered = (map: LabelMap) =>
    new LabelMap(
      Int32Array.from(map.data as ArrayLike<number>, (label) => places.get(label) ?? label),
      map.shape,
    );
  return { prediction: renumbered(prediction), target: renumbered(target), labels };
}

/** Returns the highest label of a map, at least 0. */
export function highestLabel(labels: LabelArray): number {
  let most = 0;
  for (let at = 0; at < labels.length; at++) if (labels[at]! > most) most = labels[at]!;
  return most;
}

/** Reports whether two values are label maps that can be renumbered; others are refused by counting. */
export function areLabelMaps(prediction: unknown, target: unknown): boolean {
  return prediction instanceof LabelMap && target instanceof LabelMap;
}
