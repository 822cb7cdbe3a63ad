import type { Probabilities, Volume } from "../../files/volume/volume.ts";
import { DiceMeter } from "../../metrics/dice-meter.ts";
import type { LesionRules } from "../../metrics/lesions/lesion-rules.ts";
import { countProbabilities } from "../../metrics/probabilities/count-probabilities.ts";
import { type MeasureName, measuresInSpace } from "../../metrics/scores/measure-formulas.ts";
import type { CaseState } from "../../metrics/state/case-state.ts";
import type { SurfaceMeasures } from "../../metrics/state/surface-measures.ts";
import { surfaceTolerance } from "../../metrics/state/surface-state.ts";
import type { FloatArray } from "../../tensor/allocate.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { labelMap } from "../../tensor/make/make-label-map.ts";
import { tensor } from "../../tensor/make/make-tensor.ts";
import { channelOf, regionProbability } from "./region-probabilities.ts";

/** A region: the voxels that have one of some labels. Regions may overlap. */
export interface Region {
  readonly name: string;
  readonly labels: readonly number[];
}

/** What the counting of regions reads besides the two maps. */
export interface RegionOptions {
  readonly id: string;
  readonly regions: readonly Region[];
  readonly shape: readonly number[];
  readonly ignore: number | undefined;
  readonly surface: SurfaceMeasures | undefined;
  readonly measures?: readonly MeasureName[] | undefined;
  readonly lesions?: LesionRules | undefined;
  readonly spacing: readonly number[] | undefined;
  /** Of the prediction: of each class, or of each region. */
  readonly probabilities?: Probabilities | undefined;
  /** Number of bins of the probabilities. */
  readonly bins?: number | undefined;
}

/** Counts each region of two label maps as one class: the first region is class 1. */
export function countRegions(prediction: LabelArray, target: LabelArray, options: RegionOptions): CaseState {
  const { regions, ignore, probabilities, measures } = options;
  const counted = ignore === undefined ? undefined : maskOf(target, (label) => label !== ignore);
  const isSoft = measures?.includes("probabilities") ?? false;
  const masks = regions.map(
    (region, place): MaskPair => ({
      class: place + 1,
      masks: () => [
        predictedRegion(prediction, probabilities, region, place),
        labelledRegion(target, region),
      ],
      ...(isSoft && { probability: () => regionProbability(probabilities!, region, place) }),
    }),
  );
  return countMasks(masks, options, counted);
}

/** The mask of a region in a prediction: the voxels of its labels, or those where its channel is above the threshold. */
export function predictedRegion(
  labels: LabelArray,
  probabilities: Probabilities | undefined,
  region: Region,
  place: number,
): Uint8Array {
  const level = probabilities?.level;
  if (probabilities === undefined || level === undefined) return labelledRegion(labels, region);
  return Uint8Array.from(channelOf(probabilities, place), (value) => Number(value > level));
}

/** The mask of the voxels that have one of the labels of a region. */
function labelledRegion(map: LabelArray, { labels }: Region): Uint8Array {
  const inside = new Set(labels);
  return maskOf(map, (label) => inside.has(label));
}

/** Most labels that a note lists. */
const MAX_LISTED = 10;

/**
 * A note of the labels that no region contains: the regions may be those of another data set. Label 0 and the ignored one are left
 * out, and so is a prediction of channels, which has no labels.
 */
export function labelsOfNoRegion(
  prediction: Volume,
  target: Volume,
  regions: readonly Region[],
  ignore: number | undefined,
): string[] {
  const known = new Set([0, ignore, ...regions.flatMap(({ labels }) => labels)]);
  const maps = prediction.probabilities?.level === undefined ? [prediction, target] : [target];
  const others = new Set<number>();
  for (const { labels } of maps) {
    let last = 0;
    for (const label of labels) {
      if (label === last) continue;
      last = label;
      if (!known.has(label)) others.add(label);
    }
  }
  if (others.size === 0) return [];
  const listed = [...others].sort((a, b) => a - b).slice(0, MAX_LISTED);
  const more = others.size > listed.length ? ` and ${others.size - listed.length} more` : "";
  const [noun, verb] = others.size === 1 ? ["label", "is"] : ["labels", "are"];
  return [`${noun} ${listed.join(", ")}${more} ${verb} in no region, and counted as background`];
}

/** A class and the two masks of its voxels, which are made when their turn comes. */
export interface MaskPair {
  readonly class: number;
  readonly masks: () => readonly [prediction: Uint8Array, target: Uint8Array];
  /** Of each voxel, where probabilities are counted. */
  readonly probability?: () => FloatArray;
}

/** Counts masks that may overlap, each as a separate class. */
export function countMasks(
  pairs: readonly MaskPair[],
  { id, shape, surface, measures, bins, lesions, spacing }: Omit<RegionOptions, "regions" | "ignore">,
  counted?: Uint8Array,
): CaseState {
  const isMeasured =
    surface !== undefined || measuresInSpace(measures) !== undefined || lesions !== undefined;
  const mask = counted && labelMap(counted, shape);
  const cases = pairs.map(({ class: label, masks, probability }) => {
    const [prediction, target] = masks();
    const meter = new DiceMeter({
      classes: 2,
      ...(surface && { surface: ofClassOne(surface, label) }),
      ...(measures && { measures }),
      ...(bins !== undefined && { bins }),
      ...(lesions && { lesions }),
    });
    meter.add(labelMap(prediction, shape), labelMap(target, shape), {
      id,
      ...(mask && { mask }),
      ...(probability && {
        probabilities: countProbabilities(
          tensor(probability(), [1, ...shape]),
          labelMap(target, [1, ...shape]),
          { classAxis: null, bins, ...(counted && { mask: labelMap(counted, [1, ...shape]) }) },
        ),
      }),
      ...(isMeasured && spacing && { spacing }),
    });
    return meter.toJSON().cases[0]!;
  });
  return joinCases(
    id,
    cases,
    pairs.map((pair) => pair.class),
  );
}

/** Measures whose class 1 has the tolerance of a class. */
function ofClassOne(surface: SurfaceMeasures, label: number): SurfaceMeasures {
  const { classTolerances } = surface;
  if (classTolerances === undefined) return surface;
  return { ...surface, classTolerances: { 1: surfaceTolerance(classTolerances, label) } };
}

function maskOf(map: LabelArray, isInside: (label: number) => boolean): Uint8Array {
  const mask = new Uint8Array(map.length);
  for (let at = 0; at < map.length; at++) if (isInside(map[at]!)) mask[at] = 1;
  return mask;
}

/** The class 1 of each case under the number of its region. */
function joinCases(id: string, cases: readonly CaseState[], classes: readonly number[]): CaseState {
  const rows = cases
    .flatMap(({ labels, intersection, predicted, actual, surfaces, measures: numbers }, place) => {
      const at = labels.indexOf(1);
      if (at < 0) return [];
      const counts = { intersection: intersection[at]!, predicted: predicted[at]!, actual: actual[at]! };
      return [{ label: classes[place]!, ...counts, surface: surfaces?.[0], numbers: numbers?.[0] }];
    })
    .sort((a, b) => a.label - b.label);
  return {
    id,
    voxels: cases[0]!.voxels,
    labels: rows.map(({ label }) => label),
    intersection: rows.map(({ intersection }) => intersection),
    predicted: rows.map(({ predicted }) => predicted),
    actual: rows.map(({ actual }) => actual),
    ...(cases[0]!.voxel && { voxel: cases[0]!.voxel }),
    ...(cases.some(({ surfaces }) => surfaces) && {
      surfaces: rows.map(({ label, surface }) => ({ ...surface!, label })),
    }),
    ...(cases.some((one) => one.measures) && { measures: rows.map(({ numbers }) => numbers!) }),
    ...(cases[0]!.lesions && {
      lesions: {
        ...cases[0]!.lesions,
        lesions: cases
          .flatMap(({ lesions }, place) =>
            lesions!.lesions.map((lesion) => ({ ...lesion, class: classes[place]! })),
          )
          .sort((a, b) => a.class - b.class),
      },
    }),
  };
}
