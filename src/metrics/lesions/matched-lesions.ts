import { componentOverlaps } from "../../kernels/components/component-overlaps.ts";
import type { ComponentNumbers, Extents, Reach } from "../../kernels/components/label-components.ts";
import { nearestComponents } from "../../kernels/components/nearest-components.ts";
import type { PerAxis } from "../surfaces/whole-spacing.ts";
import { findDilatedLesions, findLesions, type Lesions, placedLesions } from "./find-lesions.ts";
import type { KeptLesionRules } from "./lesion-rules.ts";
import { addTo, agreementOf, type Matches, matchLesions, type Overlap } from "./match-lesions.ts";

/** How the lesions of a part of an image are found and matched. */
export interface MatchMetric {
  readonly rules: KeptLesionRules;
  readonly reach: Reach;
  /** Squares of the voxel's sides in whole numbers, for cells. */
  readonly weights: PerAxis;
}

/** Predicted lesions and targets of a class in a part of the image, and the matches between them. */
export interface MatchedLesions {
  readonly targets: Lesions;
  readonly predictions: Lesions;
  readonly overlaps: readonly Overlap[];
  /** The predicted lesions that are matched with each target. */
  readonly matches: Matches;
  /** The prediction of a target consists of these: predicted lesions, or the predicted voxels of its cell. */
  readonly pieces: Lesions;
  readonly piecesOf: (target: number) => readonly number[];
  /** The predicted lesions without a target. */
  readonly extras: readonly number[];
}

/** Finds the lesions of both masks and matches them. */
export function matchedLesions(
  predicted: Uint8Array,
  actual: Uint8Array,
  extents: Extents,
  { rules, reach, weights }: MatchMetric,
): MatchedLesions {
  const predictions = findLesions(predicted, extents, reach);
  if (rules.match === "dilation") {
    const { lesions: targets, dilated } = findDilatedLesions(actual, extents, reach, rules.dilation);
    const touching = overlapsOf(predictions.numbers, dilated);
    const matches: Matches = new Map();
    for (const { target, prediction } of touching) addTo(matches, target, prediction);
    return matchedWhole(targets, predictions, overlapsOf(predictions.numbers, targets.numbers), matches);
  }
  const targets = findLesions(actual, extents, reach);
  const overlaps = overlapsOf(predictions.numbers, targets.numbers);
  if (rules.match === "voronoi" && targets.count > 0) {
    const cells = nearestComponents(predicted, targets.numbers, targets.count, extents, weights);
    return matchedInCells(
      targets,
      predictions,
      overlaps,
      placedLesions(cells, targets.count, extents),
      rules,
    );
  }
  const matches = matchLesions(overlaps, predictions.sizes, targets.sizes, rules);
  return matchedWhole(targets, predictions, overlaps, matches);
}

function overlapsOf(predictions: ComponentNumbers, targets: ComponentNumbers): Overlap[] {
  const { firsts, seconds, voxels } = componentOverlaps(predictions, targets);
  return Array.from(firsts, (prediction, k) => ({ prediction, target: seconds[k]!, voxels: voxels[k]! }));
}

/** Whole predicted lesions are the pieces; one that no target has is extra. */
function matchedWhole(
  targets: Lesions,
  predictions: Lesions,
  overlaps: readonly Overlap[],
  matches: Matches,
): MatchedLesions {
  const taken = new Set([...matches.values()].flat());
  const piecesOf = (target: number) => matches.get(target) ?? [];
  return {
    targets,
    predictions,
    overlaps,
    matches,
    pieces: predictions,
    piecesOf,
    extras: numbersOf(predictions).filter((prediction) => !taken.has(prediction)),
  };
}

/** The pieces are the predicted voxels of each cell; a predicted lesion that overlaps no target is extra. */
function matchedInCells(
  targets: Lesions,
  predictions: Lesions,
  overlaps: readonly Overlap[],
  cells: Lesions,
  { agreement, threshold }: KeptLesionRules,
): MatchedLesions {
  const shared = new Map<number, number>();
  for (const { target, voxels } of overlaps) shared.set(target, (shared.get(target) ?? 0) + voxels);
  const matches: Matches = new Map();
  for (const { prediction, target } of overlapsOf(predictions.numbers, cells.numbers)) {
    const voxels = shared.get(target) ?? 0;
    const reached = agreementOf(agreement, voxels, cells.sizes[target]!, targets.sizes[target]!);
    if (voxels === 0 || reached < threshold) continue;
    addTo(matches, target, prediction);
  }
  const overlapping = new Set(overlaps.map(({ prediction }) => prediction));
  return {
    targets,
    predictions,
    overlaps,
    matches,
    pieces: cells,
    piecesOf: (target) => (cells.sizes[target]! > 0 ? [target] : []),
    extras: numbersOf(predictions).filter((prediction) => !overlapping.has(prediction)),
  };
}

function numbersOf({ count }: Lesions): number[] {
  return Array.from({ length: count }, (_, k) => k + 1);
}
