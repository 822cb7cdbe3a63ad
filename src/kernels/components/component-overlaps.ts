import { labelRunEnd, wordsOf } from "../labels/label-runs.ts";
import type { ComponentNumbers } from "./label-components.ts";

/** The pairs of components that share voxels, ascending by the first, then by the second. */
export interface ComponentOverlaps {
  readonly firsts: Float64Array;
  readonly seconds: Float64Array;
  /** The voxels that the two share. */
  readonly voxels: Float64Array;
}

/** Counts the voxels in which a component of one map meets a component of another; 0 is the number of none. */
export function componentOverlaps(first: ComponentNumbers, second: ComponentNumbers): ComponentOverlaps {
  const { length } = second;
  const [firstWords, secondWords] = [wordsOf(first), wordsOf(second)];
  let most = 0;
  for (let at = 0; at < length; at = labelRunEnd(second, secondWords, at)) most = Math.max(most, second[at]!);
  const counts = new Map<number, number>();
  let [firstEnd, secondEnd] = [0, 0];
  for (let at = 0, end = 0; at < length; at = end) {
    if (at >= firstEnd) firstEnd = labelRunEnd(first, firstWords, at);
    if (at >= secondEnd) secondEnd = labelRunEnd(second, secondWords, at);
    end = Math.min(firstEnd, secondEnd);
    const [one, other] = [first[at]!, second[at]!];
    if (one === 0 || other === 0) continue;
    const key = one * (most + 1) + other;
    counts.set(key, (counts.get(key) ?? 0) + end - at);
  }
  const keys = Float64Array.from(counts.keys()).sort();
  return {
    firsts: keys.map((key) => Math.floor(key / (most + 1))),
    seconds: keys.map((key) => key % (most + 1)),
    voxels: keys.map((key) => counts.get(key)!),
  };
}
