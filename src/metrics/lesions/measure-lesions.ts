import type { LabelPair } from "../surfaces/measure-class.ts";
import { cropOf, type Lesions, maskIn } from "./find-lesions.ts";
import type { LesionOutcome, LesionState } from "./lesion-state.ts";
import { addTo, type Matches } from "./match-lesions.ts";
import { type MatchedLesions, matchedLesions } from "./matched-lesions.ts";
import { type LesionMetric, measureMatch } from "./measure-match.ts";

/** Measures the lesions of one class, all of whose voxels are in the box that these numbers give. */
export function measureLesions(
  pair: LabelPair,
  label: number,
  box: Float64Array,
  metric: LesionMetric,
): LesionState[] {
  if (box[3]! < 0) return [];
  const { rules, voxelVolume } = metric;
  const crop = cropOf(box, pair.extents, rules.match === "dilation" ? rules.dilation : 0);
  const mask = (labels: LabelPair["target"]) => maskIn(labels, label, pair.counted, pair.extents, crop);
  const matched = matchedLesions(mask(pair.prediction), mask(pair.target), crop.extents, metric);
  const { targets, predictions, matches } = matched;
  const { partsOf, mergedWith } = partners(matched);
  const centreOf = ({ sums, sizes }: Lesions, number: number) =>
    (pair.flat ? [0, 2] : [0, 1, 2]).map(
      (axis) => crop.first[axis]! + sums[3 * number + axis]! / sizes[number]!,
    );
  const rows: LesionState[] = [];
  for (let target = 1; target <= targets.count; target++) {
    const isIgnored = rules.minimum > 0 && targets.sizes[target]! * voxelVolume <= rules.minimum;
    const outcome: LesionOutcome = isIgnored ? "ignored" : matches.has(target) ? "matched" : "missed";
    rows.push({
      class: label,
      outcome,
      target,
      predictions: matches.get(target) ?? [],
      parts: partsOf(target),
      mergedWith: mergedWith(target),
      targetVoxels: targets.sizes[target]!,
      centre: centreOf(targets, target),
      ...measureMatch(matched, target, crop.extents, pair.flat, metric),
    });
  }
  for (const prediction of matched.extras) {
    rows.push({
      class: label,
      outcome: "extra",
      target: 0,
      predictions: [prediction],
      parts: [],
      mergedWith: [],
      targetVoxels: 0,
      centre: centreOf(predictions, prediction),
      predictedVoxels: predictions.sizes[prediction]!,
      intersection: 0,
      total: 0,
      within: rules.tolerances.map(() => 0),
      distances: rules.percentiles.map(() => "Infinity" as const),
    });
  }
  return rows;
}

/** The predicted lesions that overlap a target, and the other targets that they overlap too. */
function partners({ overlaps }: MatchedLesions): {
  partsOf: (target: number) => number[];
  mergedWith: (target: number) => number[];
} {
  const parts: Matches = new Map();
  const targets: Matches = new Map();
  for (const { target, prediction } of overlaps) {
    addTo(parts, target, prediction);
    addTo(targets, prediction, target);
  }
  const partsOf = (target: number) => parts.get(target) ?? [];
  return {
    partsOf,
    mergedWith: (target) => {
      const others = new Set(partsOf(target).flatMap((part) => targets.get(part)!));
      others.delete(target);
      return [...others].sort((a, b) => a - b);
    },
  };
}
