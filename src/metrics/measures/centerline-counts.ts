import { thinMask } from "../../kernels/skeletons/thin-mask.ts";
import type { ClassMask, ClassMasks } from "./class-masks.ts";

/** The voxels of both skeletons, and those of them that the other mask contains: they add over classes and cases. */
export type CenterlineCounts = readonly [
  predicted: number,
  predictedInside: number,
  actual: number,
  actualInside: number,
];

/** Thins both masks of a class, and counts. */
export function centerlineCounts({ prediction, target, extents }: ClassMasks): CenterlineCounts {
  const count = (of: ClassMask, other: ClassMask): [number, number] => {
    if (of.count === 0) return [0, 0];
    const skeleton = thinMask(of.voxels, extents);
    let [all, inside] = [0, 0];
    for (let at = 0; at < skeleton.length; at++) {
      if (skeleton[at] === 0) continue;
      all++;
      inside += other.voxels[at]!;
    }
    return [all, inside];
  };
  return [...count(prediction, target), ...count(target, prediction)];
}
