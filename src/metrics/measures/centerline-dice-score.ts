import { checkBoolean, checkChoice, checkOptions } from "../../tensor/check-options.ts";
import type { LabelMap } from "../../tensor/label-map.ts";
import { centerlineDice } from "../scores/measure-formulas.ts";
import { checkAbsence } from "../scores/score-options.ts";
import { planSurfaces } from "../surfaces/plan-surfaces.ts";
import type { SurfaceOptions } from "../surfaces/surface-distances.ts";
import { centerlineCounts } from "./centerline-counts.ts";
import { classMasks } from "./class-masks.ts";

/** Options of {@link centerlineDiceScore}. */
export interface CenterlineDiceOptions
  extends Pick<SurfaceOptions, "classes" | "includeBackground" | "ignoreIndex" | "mask"> {
  /** `"macro"`, the default: the mean over classes; `"micro"`: of the skeletons of all classes as one; `"none"`: one a class. */
  readonly average?: "macro" | "micro" | "none" | undefined;
  /** The score of a class that neither map contains; `"skip"`, the default: it leaves the mean, and is NaN under `"none"`. */
  readonly absent?: "skip" | number | undefined;
}

const OPTIONS = ["classes", "includeBackground", "ignoreIndex", "mask", "average", "absent"];

/**
 * Centerline Dice score, clDice: how much of the centre line of each mask is inside the other mask, from 0 to 1. Made for vessels and other
 * tubes, where a gap of one voxel hardly changes Dice. A class in one map only has 0.
 *
 *     2·Tp·Ts/(Tp + Ts),   Tp = |S(A)∩B|/|S(A)|,   Ts = |S(B)∩A|/|S(B)|
 *
 * S is the skeleton of {@link skeletonize}, of lines a voxel wide. {@link centerlineDiceLoss} has *soft* skeletons, of which every
 * voxel has a part, and its value differs from 1 − clDice also for masks of 0 and 1. A tube is thinned alike whatever the spacing.
 *
 * @param prediction - class numbers, [rows, columns] or [planes, rows, columns]
 * @param target - same kind and shape as `prediction`
 * @param options - `classes`; `average`; `absent`; `includeBackground`, `false` by default; `ignoreIndex`, `mask`
 * @returns a number, or one a class, of all classes that take part, with `average: "none"`; NaN if no class has a score
 * @throws {RangeError} if the shapes differ or have not two or three axes, or a label is not one of the classes
 * @example
 * const prediction = labelMap([[1, 1, 0, 1, 0]]);
 * const target = labelMap([[1, 1, 1, 1, 1]]);
 * centerlineDiceScore(prediction, target, { classes: 2 }) // 0.75
 * @see Shit et al. 2021, https://arxiv.org/abs/2003.07311
 */
export function centerlineDiceScore(
  prediction: LabelMap,
  target: LabelMap,
  options: CenterlineDiceOptions & { readonly average: "none" },
): number[];
export function centerlineDiceScore(
  prediction: LabelMap,
  target: LabelMap,
  options: CenterlineDiceOptions & { readonly average?: "macro" | "micro" | undefined },
): number;
export function centerlineDiceScore(
  prediction: LabelMap,
  target: LabelMap,
  options: CenterlineDiceOptions,
): number | number[];
export function centerlineDiceScore(
  prediction: LabelMap,
  target: LabelMap,
  options: CenterlineDiceOptions,
): number | number[] {
  const name = "centerlineDiceScore";
  checkOptions(name, options, OPTIONS);
  const { average = "macro", absent = "skip", includeBackground = false, ...choice } = options;
  checkChoice(name, "average", average, ["macro", "micro", "none"]);
  checkAbsence(name, absent, "both");
  checkBoolean(name, "includeBackground", includeBackground);
  const plan = planSurfaces(name, prediction, target, { ...choice, includeBackground });
  const counts = plan.labels.map((label) => centerlineCounts(classMasks(plan, label)));
  const value = (of: readonly number[]) => {
    const score = centerlineDice(of, 0);
    return Number.isNaN(score) && absent !== "skip" ? absent : score;
  };
  if (average === "micro")
    return value([0, 1, 2, 3].map((k) => counts.reduce((sum, one) => sum + one[k]!, 0)));
  const scores = counts.map(value);
  if (average === "none") return scores;
  const known = scores.filter((score) => !Number.isNaN(score));
  return known.reduce((sum, score) => sum + score, 0) / known.length;
}
