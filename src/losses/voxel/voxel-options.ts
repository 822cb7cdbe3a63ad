import {
  type OverlapLossOptions,
  type OverlapSettings,
  overlapSettings,
} from "../overlap/overlap-options.ts";

/** Options of the losses that are a mean over voxels. */
export type VoxelLossOptions = Omit<OverlapLossOptions, Meaningless>;

/** The options with their defaults, checked as far as they can be without the prediction. */
export type VoxelSettings = Omit<OverlapSettings, Meaningless>;

/** Shared options that say nothing to a mean over voxels. */
type Meaningless = (typeof MEANINGLESS)[number];

const MEANINGLESS = ["smooth", "squared", "overlap", "batch", "average", "absentClasses"] as const;

/** @param own - the options of this loss alone, which are left to it */
export function voxelSettings(
  name: string,
  options: VoxelLossOptions,
  own: readonly string[] = [],
): VoxelSettings {
  return overlapSettings(name, options, own, MEANINGLESS);
}
