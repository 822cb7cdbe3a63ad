import type { CaseLesions, LesionState } from "../lesions/lesion-state.ts";

/** The recall of the targets whose volume is in a quarter of all. */
export interface RecallByVolume {
  /** The smallest and largest volume, in ml. */
  readonly from: number;
  /** The largest volume, in ml. */
  readonly to: number;
  /** The number of targets in the quarter. */
  readonly targets: number;
  /** The part of them that is matched. */
  readonly recall: number;
}

/** The lesions of one class over all cases. */
export interface LesionSummary {
  /** Targets that are matched. */
  readonly matched: number;
  /** Targets without a match. */
  readonly missed: number;
  /** Predicted lesions without a target. */
  readonly extra: number;
  /** Targets that are too small to count. */
  readonly ignored: number;
  /** Targets that several predicted lesions overlap, and targets that share one with another target. */
  readonly split: number;
  /** Targets that share a predicted lesion with another target. */
  readonly merged: number;
  /** Quarters of the targets by volume, ascending; fewer where there are fewer than four targets. */
  readonly recallByVolume: readonly RecallByVolume[];
}

const QUARTERS = 4;
const MILLILITRE = 1000;

/** Counts the lesions of one class over cases. */
export function lesionSummary(cases: readonly CaseLesions[], label: number): LesionSummary {
  const found = cases.flatMap(({ voxelVolume, lesions }) =>
    lesions
      .filter((lesion) => lesion.class === label)
      .map((lesion) => ({ lesion, volume: (lesion.targetVoxels * voxelVolume) / MILLILITRE })),
  );
  const counted = found.map(({ lesion }) => lesion).filter(({ outcome }) => outcome !== "ignored");
  const count = (is: (lesion: LesionState) => boolean) => counted.filter(is).length;
  const targets = found
    .filter(({ lesion: { outcome } }) => outcome === "matched" || outcome === "missed")
    .sort((a, b) => a.volume - b.volume);
  const parts = Math.min(QUARTERS, targets.length);
  return {
    matched: count(({ outcome }) => outcome === "matched"),
    missed: count(({ outcome }) => outcome === "missed"),
    extra: count(({ outcome }) => outcome === "extra"),
    ignored: found.length - counted.length,
    split: count((lesion) => lesion.parts.length > 1),
    merged: count(({ mergedWith }) => mergedWith.length > 0),
    recallByVolume: Array.from({ length: parts }, (_, k) => {
      const [start, end] = [k, k + 1].map((part) => Math.round((part * targets.length) / parts));
      const part = targets.slice(start, end);
      const matched = part.filter(({ lesion }) => lesion.outcome === "matched").length;
      return {
        from: part[0]!.volume,
        to: part.at(-1)!.volume,
        targets: part.length,
        recall: matched / part.length,
      };
    }),
  };
}
