import { InputError } from "../../files/source/input-error.ts";
import { Stopwatch } from "../../files/source/stopwatch.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { Fault, Pair } from "../find/find-pairs.ts";
import { predictedRegion } from "../pair/count-regions.ts";
import { keepLabels } from "../pair/keep-labels.ts";
import { maskOf } from "../pair/match-segments.ts";
import type { PairOptions } from "../pair/pair-options.ts";
import { readPair } from "../pair/read-pair.ts";
import { stackCases } from "../pair/stack-cases.ts";
import { type CaseMaps, drawCase, type SlicePicture } from "./case-picture.ts";

/** A case to draw, by one of its classes. */
export interface ChosenCase {
  readonly id: string;
  readonly label: number;
  /** The class and its score. */
  readonly caption: string;
}

/** The slices of a case; none where its files are not as they were. */
export interface CasePicture {
  readonly id: string;
  readonly caption: string;
  readonly slices: readonly SlicePicture[];
}

/**
 * Draws slices of cases. The files are read again; a case whose files are missing or changed is left out.
 *
 * @param models - of each model the pairs of its predictions with the targets, all the same ones
 */
export async function drawCases(
  cases: readonly ChosenCase[],
  models: readonly (readonly (Pair | Fault)[])[],
  options: PairOptions,
): Promise<CasePicture[]> {
  const pairs = models.map((items) => new Map(items.map((item) => [item.id, item])));
  const pictures: CasePicture[] = [];
  for (const { id, label, caption } of cases) {
    const file = options.batchAxis === undefined ? id : id.replace(/\[\d+\]$/, "");
    const own = pairs
      .map((items) => items.get(file))
      .filter((item) => item !== undefined && "target" in item);
    if (own.length < models.length) continue;
    try {
      const maps = await readMaps(id, own as Pair[], options, label);
      const slices = maps && drawCase(maps, label);
      if (slices && slices.length > 0) pictures.push({ id, caption, slices });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
  return pictures;
}

async function readMaps(
  id: string,
  pairs: readonly Pair[],
  options: PairOptions,
  label: number,
): Promise<CaseMaps | undefined> {
  const all: CaseMaps[] = [];
  for (const pair of pairs) {
    const { prediction, target, segments } = await readPair(pair, options, new Stopwatch());
    const stack = stackCases(pair.id, prediction, target, options.batchAxis);
    const one = stack.cases.find((each) => each.id === id);
    if (!one) return undefined;
    const segment = segments.overlapping?.find((each) => each.class === label);
    if (segments.overlapping && !segment) return undefined;
    const shown = segment
      ? [maskOf(prediction, segment.prediction), maskOf(target, segment.target)].map((mask) =>
          labelled(mask, [1], label),
        )
      : [one.prediction, one.target].map((labels) => shownLabels(labels, options, label));
    if (options.regions)
      shown[0] = labelled(
        predictedRegion(one.prediction, one.probabilities?.(), options.regions[label - 1]!, label - 1),
        [1],
        label,
      );
    all.push({
      grid: stack.target,
      spacing: options.spacing,
      target: shown[1]!,
      predictions: [shown[0]!],
    });
  }
  const [first] = all as [CaseMaps];
  // Two models may have written one target in two ways; voxels of other shapes are not drawn over each other.
  if (all.some(({ target }) => target.length !== first.target.length)) return undefined;
  return { ...first, predictions: all.flatMap(({ predictions }) => predictions) };
}

/** The labels that are scored; of regions the one that is drawn. */
function shownLabels(labels: LabelArray, options: PairOptions, label: number): LabelArray {
  if (options.regions) return labelled(labels, options.regions[label - 1]!.labels, label);
  return keepLabels(labels, options, undefined);
}

/** `label` where a map has one of some labels, and 0 elsewhere. */
function labelled(labels: LabelArray, chosen: readonly number[], label: number): LabelArray {
  const inside = new Set(chosen);
  return Int32Array.from(labels, (value: number) => (inside.has(value) ? label : 0));
}
