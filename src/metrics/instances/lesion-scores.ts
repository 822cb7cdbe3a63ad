import { largestLabel } from "../../kernels/labels/largest-label.ts";
import { checkOptions } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import { checkLabelMap, LabelMap } from "../../tensor/label-map.ts";
import type { VoxelChoice } from "../../tensor/voxels/counted-voxels.ts";
import { MAX_CLASSES } from "../counts/check-classes.ts";
import { caseLesions } from "../lesions/case-lesions.ts";
import { LESION_RULES, type LesionRules, readLesionRules } from "../lesions/lesion-rules.ts";
import { axisVectors } from "../surfaces/plan-surfaces.ts";
import { voxelSize } from "../surfaces/voxel-size.ts";
import {
  type LesionClassReport,
  type LesionReport,
  lesionClassReport,
  lesionReports,
} from "./lesion-report.ts";

/** Options of {@link lesionScores}. */
export interface LesionOptions extends LesionRules, VoxelChoice {
  /** Number of classes; by default the largest label of either map + 1. */
  readonly classes?: number | undefined;
  /** Size of a voxel along each axis, 1 by default, in mm for volumes in ml. */
  readonly spacing?: readonly number[] | undefined;
  /** Groups of labels, each scored as one class in place of the labels: the first group is class 1. Groups may overlap. */
  readonly groups?: readonly (readonly number[])[] | undefined;
}

/** The result of {@link lesionScores}: plain JSON. */
export interface LesionScores {
  /** By class, then targets by number, then extra ones by number. */
  readonly lesions: readonly LesionReport[];
  /** All classes but 0. */
  readonly classes: readonly LesionClassReport[];
}

/**
 * Scores a segmentation lesion by lesion: each connected component of the target beside the predicted ones that are matched with it.
 *
 * With TP matched and FN missed targets, and FP predicted lesions without a target:
 *
 *     precision = TP/(TP + FP)      recall = TP/(TP + FN)      F1 = RQ = 2TP/(2TP + FP + FN)
 *     SQ = Σ IoU/TP                 PQ = SQ · RQ               Dice, distances: means over the lesions that `mean` names
 *
 * A ratio 0/0 is 0; a class without any lesion that counts has no scores. Volumes are in ml where the spacing is in mm. For a data set, give
 * the rules to a {@link DiceMeter} as `lesions`.
 *
 * @param prediction - class numbers, [rows, columns] or [planes, rows, columns]
 * @param target - same kind and shape as `prediction`
 * @param options - see {@link LesionRules}, and {@link lesionPresets} for the rules of others; `classes`; `groups`; `spacing`;
 *   `ignoreIndex`, a label of the target whose voxels do not count; `mask`
 * @throws {RangeError} if the shapes differ or have not two or three axes, or an option is invalid
 * @example
 * const target = labelMap([[1, 1, 0, 0, 1], [1, 1, 0, 0, 1]]);
 * const prediction = labelMap([[1, 1, 0, 0, 0], [1, 0, 0, 0, 0]]);
 * const { lesions, classes } = lesionScores(prediction, target, { spacing: [10, 10] });
 * lesions.map(({ outcome, targetVolume, scores }) => [outcome, targetVolume, scores.jaccard]) // [["matched", 0.4, 0.75], ["missed", 0.2, 0]]
 * classes[0].scores["lesion-pq"] // 0.5
 * @see Kirillov et al. 2019, https://arxiv.org/abs/1801.00868
 */
export function lesionScores(
  prediction: LabelMap,
  target: LabelMap,
  options: LesionOptions = {},
): LesionScores {
  const name = "lesionScores";
  checkOptions(name, options, ["classes", "spacing", "groups", "ignoreIndex", "mask", ...LESION_RULES]);
  const { spacing, groups, ignoreIndex, mask } = options;
  const rules = readLesionRules(name, options);
  checkLabelMap(name, "prediction", prediction);
  checkLabelMap(name, "target", target);
  if (groups !== undefined) checkGroups(name, groups);
  const classes =
    groups === undefined
      ? (options.classes ?? classesOf(name, prediction, target, ignoreIndex))
      : groups.length + 1;
  const choice = { spacing, mask };
  const parts =
    groups === undefined
      ? [caseLesions(name, prediction, target, { ...choice, classes, ignoreIndex }, rules)]
      : groups.map((group, k) => {
          const { lesions, ...rest } = caseLesions(
            name,
            groupMap(prediction, group),
            groupMap(target, group, ignoreIndex),
            { ...choice, classes: 2, ignoreIndex: ignoreIndex === undefined ? undefined : IGNORED },
            rules,
          );
          return { ...rest, lesions: lesions.map((lesion) => ({ ...lesion, class: k + 1 })) };
        });
  const axes = axisVectors(name, spacing, undefined, "area", "closed", target.shape);
  const voxel = voxelSize(axes, target.shape.length === 2);
  const all = { ...parts[0]!, lesions: parts.flatMap(({ lesions }) => lesions) };
  return {
    lesions: lesionReports(all, rules, voxel),
    classes: Array.from({ length: classes - 1 }, (_, k) => {
      const ofClass = all.lesions.filter((lesion) => lesion.class === k + 1);
      return lesionClassReport(k + 1, ofClass, all.penalty, rules);
    }),
  };
}

/** One more than the largest label, at least 2; labels that are ignored do not count. */
function classesOf(
  name: string,
  prediction: LabelMap,
  target: LabelMap,
  ignoreIndex: number | undefined,
): number {
  const most = Math.max(1, largestLabel(prediction.data, undefined), largestLabel(target.data, ignoreIndex));
  if (most < MAX_CLASSES) return most + 1;
  throw new RangeError(
    `${name}: the largest label is ${most}, want below ${MAX_CLASSES}; a DiceMeter takes labels of any size`,
  );
}

/** The label of voxels that do not count in a map of one group. */
const IGNORED = 2;

function groupMap(
  { data, shape }: LabelMap,
  group: readonly number[],
  ignoreIndex: number | undefined = undefined,
): LabelMap {
  const inside = new Set(group);
  const mask = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at++) {
    if (data[at] === ignoreIndex) mask[at] = IGNORED;
    else if (inside.has(data[at]!)) mask[at] = 1;
  }
  return new LabelMap(mask, shape);
}

function checkGroups(name: string, groups: unknown): void {
  const wanted = "want a list of labels for each group, such as [[1, 2, 3], [1, 3], [3]]";
  if (!Array.isArray(groups)) throw new TypeError(`${name}: groups are ${describe(groups)}, ${wanted}`);
  if (groups.length === 0) throw new RangeError(`${name}: groups are [], ${wanted}`);
  for (const [k, group] of Array.from(groups).entries()) {
    if (!Array.isArray(group) || group.some((label) => !Number.isSafeInteger(label)))
      throw new TypeError(`${name}: groups[${k}] is ${describe(group)}, ${wanted}`);
    if (group.length === 0) throw new RangeError(`${name}: groups[${k}] is [], ${wanted}`);
  }
}
