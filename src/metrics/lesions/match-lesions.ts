import type { KeptLesionRules } from "./lesion-rules.ts";
import { maximumAssignment, type WeightedPair } from "./maximum-assignment.ts";

/** A predicted and a target lesion that overlap. */
export interface Overlap {
  readonly target: number;
  readonly prediction: number;
  readonly voxels: number;
}

/** The sizes of lesions, by number from 1. */
export type Sizes = ArrayLike<number>;

/** Lists of lesions by the number of another: the predicted lesions that are matched with each target. */
export type Matches = Map<number, number[]>;

/** Adds a number to the list of a key. */
export function addTo(lists: Matches, key: number, number: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [number]);
  else list.push(number);
}

/** The agreement of a set of predicted voxels with a target. */
export function agreementOf(
  agreement: "iou" | "dice",
  intersection: number,
  predicted: number,
  actual: number,
): number {
  const sum = predicted + actual;
  return agreement === "dice" ? (2 * intersection) / sum : intersection / (sum - intersection);
}

/** Matches predicted lesions with targets that they overlap, by threshold, as the best matching, or merged. */
export function matchLesions(
  overlaps: readonly Overlap[],
  predicted: Sizes,
  actual: Sizes,
  { match, agreement, threshold }: Pick<KeptLesionRules, "match" | "agreement" | "threshold">,
): Matches {
  const pairs = overlaps
    .map(({ target, prediction, voxels }) => {
      const weight = agreementOf(agreement, voxels, predicted[prediction]!, actual[target]!);
      return { target, prediction, voxels, weight };
    })
    // The sort is stable: among equal agreements the order is that of the numbers.
    .sort((a, b) => b.weight - a.weight || a.target - b.target || a.prediction - b.prediction);
  const reaching = pairs.filter(({ weight }) => weight >= threshold);
  if (match === "maximum") {
    return new Map(maximumAssignment(reaching).map(({ target, prediction }) => [target, [prediction]]));
  }
  if (match === "merge") return merged(pairs, predicted, actual, agreement, threshold);
  return bestFirst(reaching);
}

function bestFirst(pairs: readonly WeightedPair[]): Matches {
  const matches: Matches = new Map();
  const taken = new Set<number>();
  for (const { target, prediction } of pairs) {
    if (matches.has(target) || taken.has(prediction)) continue;
    matches.set(target, [prediction]);
    taken.add(prediction);
  }
  return matches;
}

/** The first match of a target reaches the threshold; further ones improve the agreement of all of them together. */
function merged(
  pairs: readonly (WeightedPair & { readonly voxels: number })[],
  predicted: Sizes,
  actual: Sizes,
  agreement: "iou" | "dice",
  threshold: number,
): Matches {
  const matches: Matches = new Map();
  const unions = new Map<number, { intersection: number; predicted: number; weight: number }>();
  const taken = new Set<number>();
  for (const { target, prediction, voxels, weight } of pairs) {
    if (taken.has(prediction)) continue;
    const union = unions.get(target) ?? { intersection: 0, predicted: 0, weight: -1 };
    const intersection = union.intersection + voxels;
    const size = union.predicted + predicted[prediction]!;
    const together = agreementOf(agreement, intersection, size, actual[target]!);
    if (union.weight < 0 ? weight < threshold : together <= union.weight) continue;
    unions.set(target, { intersection, predicted: size, weight: together });
    addTo(matches, target, prediction);
    taken.add(prediction);
  }
  return matches;
}
