import { type LesionRules, labelMap, lesionPresets, lesionScores } from "../../../src/index.ts";
import type { LabelPair } from "../random-pairs.ts";
import type { ClassScores, PairScores } from "../tool-scores.ts";

type PresetName = keyof typeof lesionPresets;

/** What the tools give where nothing counts: a class without lesions has no scores in softdice. */
const WITHOUT_LESIONS: Readonly<Record<PresetName, ClassScores>> = {
  brats2023: { "lesion-dice": 1, "lesion-hd95": 0 },
  panoptica: {},
  "cc-metrics": { "lesion-dice": 1, "lesion-hd95 in voxels": 0 },
};

/** CC-Metrics has no distance of a missed lesion unless it is given one. */
const MISSED_DISTANCE = 374;

/** What the command asks of each tool beyond its preset. */
const OPTIONS: Readonly<Record<PresetName, LesionRules>> = {
  brats2023: {},
  panoptica: { percentiles: [100] },
  "cc-metrics": { penalty: MISSED_DISTANCE },
};

/** The scores of a pair by a preset, by the names that the tools' are compared under. */
export function lesionScoresBy({ shape, spacing, prediction, target }: LabelPair, name: string): PairScores {
  const preset = name as PresetName;
  const maps = [labelMap(prediction, shape), labelMap(target, shape)] as const;
  const rules = { ...lesionPresets[preset], ...OPTIONS[preset], classes: 2 };
  const [{ matched, missed, extra, scores }] = lesionScores(...maps, { ...rules, spacing }).classes as [
    ReportOfClass,
  ];
  const [inVoxels] = lesionScores(...maps, { ...rules, spacing: [1, 1, 1] }).classes as [ReportOfClass];
  const named: ClassScores = {
    matched,
    missed,
    extra,
    ...scores,
    "lesion-hd95 in voxels": inVoxels.scores["lesion-hd95"] ?? null,
  };
  if (matched + missed + extra === 0) return { classes: [{ ...named, ...WITHOUT_LESIONS[preset] }] };
  return { classes: [{ ...named, ...withoutSide(preset, matched + missed, matched + extra) }] };
}

type ReportOfClass = ReturnType<typeof lesionScores>["classes"][number];

/** What the tools give where there are lesions in one map alone: 0/0 is NaN in panoptica, and 0 in softdice. */
function withoutSide(preset: PresetName, targets: number, predictions: number): ClassScores {
  if (preset === "panoptica") {
    return {
      ...(targets === 0 && { "lesion-recall": null }),
      ...(predictions === 0 && { "lesion-precision": null }),
    };
  }
  return preset === "cc-metrics" && targets === 0 ? { "lesion-hd95 in voxels": MISSED_DISTANCE } : {};
}
