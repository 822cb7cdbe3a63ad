import type { StoredNumber } from "../surfaces/stored-number.ts";

/** What became of a lesion. An ignored one is a target below the smallest volume that counts. */
export type LesionOutcome = "matched" | "missed" | "extra" | "ignored";

/** A lesion of the target, or a predicted one without a target: plain JSON. */
export interface LesionState {
  /** The label of the class. */
  readonly class: number;
  /** Whether the lesion is matched, missed, extra or too small to count. */
  readonly outcome: LesionOutcome;
  /** Its number among the targets of the class, from 1 in the order of first voxels; 0 for an extra one. */
  readonly target: number;
  /** The numbers of the predicted lesions that are matched with it, or its own number for an extra one. */
  readonly predictions: readonly number[];
  /** The numbers of all predicted lesions that overlap the target: several have split it. */
  readonly parts: readonly number[];
  /** The numbers of the other targets that one of its parts overlaps too: the prediction has merged them. */
  readonly mergedWith: readonly number[];
  /** The voxels of the target; 0 for an extra lesion. */
  readonly targetVoxels: number;
  /** The voxels of the predicted lesions; 0 for a missed one. */
  readonly predictedVoxels: number;
  /** The voxels that both share. */
  readonly intersection: number;
  /** The centre of its voxels, of the target where there is one, in voxels along each axis of the map. */
  readonly centre: readonly number[];
  /** The size of both surfaces, and for each tolerance of what lies within it; 0 without a match. */
  readonly total: number;
  /** The part of `total` within each tolerance; 0 without a match. */
  readonly within: readonly number[];
  /**
   * For each of `within`, the least and the largest size that it can be by surfaces consistent with both masks, where those pass between the
   * voxels; missing without a match, and in a state of before.
   */
  readonly withinBounds?: readonly (readonly [least: number, largest: number])[];
  /** For each percentile the Hausdorff distance; Infinity without a match. */
  readonly distances: readonly StoredNumber[];
}

/** The lesions of a case. */
export interface CaseLesions {
  /** The volume of a voxel, in the cube of the unit of the spacing. */
  readonly voxelVolume: number;
  /** The distance that counts for a lesion without a match. */
  readonly penalty: StoredNumber;
  /** By class, then targets by number, then extra ones by number. */
  readonly lesions: readonly LesionState[];
}
