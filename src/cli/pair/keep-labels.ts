import type { LabelArray } from "../../tensor/label-array.ts";
import type { PairOptions } from "./pair-options.ts";

/** The labels to score, with all others as background; of a target, the label that it ignores stays. */
export function keepLabels(map: LabelArray, { labels }: PairOptions, ignore: number | undefined): LabelArray {
  if (!labels) return map;
  const kept = new Set(ignore === undefined ? labels : [...labels, ignore]);
  return map.map((label: number) => (kept.has(label) ? label : 0)) as LabelArray;
}
