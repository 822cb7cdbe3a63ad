import { InputError } from "../../files/source/input-error.ts";
import type { Stopwatch } from "../../files/source/stopwatch.ts";
import { memoryShape, type Volume } from "../../files/volume/volume.ts";
import type { ConventionName } from "../../metrics/conventions/convention-table.ts";
import { DiceMeter } from "../../metrics/dice-meter.ts";
import type { LesionRules } from "../../metrics/lesions/lesion-rules.ts";
import { type MeasureName, measuresInSpace } from "../../metrics/scores/measure-formulas.ts";
import type { CaseState } from "../../metrics/state/case-state.ts";
import type { MeterState } from "../../metrics/state/meter-state.ts";
import type { SurfaceMeasures } from "../../metrics/state/surface-measures.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { labelMap } from "../../tensor/make/make-label-map.ts";
import { sizeOf } from "../../tensor/shape.ts";
import type { Pair } from "../find/find-pairs.ts";
import { checkLabels, type LabelOptions } from "./check-labels.ts";
import { checkMaskValues } from "./check-mask-values.ts";
import { countMasks, countRegions, type MaskPair, type Region } from "./count-regions.ts";
import { maskOf } from "./match-segments.ts";
import { checkTargetLabels, pairProbabilities } from "./pair-probabilities.ts";
import { pairSpacing } from "./pair-spacing.ts";
import { areProbabilities, readPair } from "./read-pair.ts";
import { checkRegionProbabilities, keepProbabilities } from "./region-probabilities.ts";
import { stackCases, stackNote } from "./stack-cases.ts";

/** How a pair is read and counted. */
export interface PairOptions extends LabelOptions {
  /** The most bytes that a file may hold. */
  readonly limit: number;
  /** The array of files that hold several, unless their paths name one. */
  readonly array?: string | undefined;
  /** Millimetres along each axis, which count before those of the files. */
  readonly spacing: readonly number[] | undefined;
  /** Match voxels by index, wherever the files say that they lie. */
  readonly ignoreOrientation: boolean;
  readonly surface: SurfaceMeasures | undefined;
  /** Further measures to keep. */
  readonly measures?: readonly MeasureName[] | undefined;
  /** Number of bins of probabilities. */
  readonly bins?: number | undefined;
  /** The tool whose rules make scores of the counts; a report reads it. */
  readonly convention?: ConventionName | undefined;
  /** Rules by which lesions are found and matched. */
  readonly lesions?: LesionRules | undefined;
  /** Regions to score instead of labels. */
  readonly regions?: readonly Region[] | undefined;
  /** The predictions contain probabilities: labels are 1 above this value. */
  readonly threshold?: number | undefined;
  /** The predictions contain a value for each class: the label is the class of the largest. */
  readonly argmax?: boolean | undefined;
  /** The axis of classes, for `argmax`, by default the last; or of the channels of `regions`, for `threshold`. */
  readonly classAxis?: number | undefined;
  /** The axis of a stack of images, each of which is a case; without it both files are one case. */
  readonly batchAxis?: number | undefined;
  /** The labels of each colour, as 0xrrggbb, for pictures whose colours stand for labels. */
  readonly colors?: readonly (readonly [color: number, labels: readonly number[]])[] | undefined;
  /** The labels to score; all others count as background. */
  readonly labels?: readonly number[] | undefined;
}

export interface ScoredPair {
  /** A meter of this case alone, or of the slices of a stack. */
  readonly state: MeterState;
  /** Enough for the labels of both maps. */
  readonly classes: number;
  readonly shape: readonly number[];
  readonly spacing?: readonly number[];
  /** Voxels that did not count. */
  readonly ignored: number;
  /** The names that the files give to classes. */
  readonly names?: readonly (readonly [number, string])[];
  /** What the user should know of how the maps were matched. */
  readonly note?: string;
}

/** Reads two label maps, checks that they are maps of the same voxels, and counts them. */
export async function scorePair(
  { id, prediction, target, note }: Pair,
  options: PairOptions,
  stopwatch: Stopwatch,
): Promise<ScoredPair> {
  const { ignore, surface, measures, bins, lesions } = options;
  const isMeasured =
    surface !== undefined || measuresInSpace(measures) !== undefined || lesions !== undefined;
  const { first, segments, fileNotes, matchNotes, ...read } = await readPair(
    { id, prediction, target },
    options,
    stopwatch,
  );
  return stopwatch.measure("count", () => {
    const { prediction: p, target: t } = read;
    const { overlapping } = segments;
    if (overlapping) checkOverlapping(t.file, options);
    if (areProbabilities(options) && (overlapping || p.segments?.length))
      throw new InputError(
        `${first.file}: has segments with names, and metrics of probabilities are of classes by number; leave them out, or save an array of probabilities`,
      );
    if (options.regions && p.probabilities)
      checkRegionProbabilities(first.file, p.probabilities, options.regions);
    else if (areProbabilities(options))
      checkTargetLabels(p.probabilities!, { ...t, labels: keepLabels(t.labels, options, ignore) }, ignore);
    const stack = stackCases(id, p, t, options.batchAxis);
    const placed = options.batchAxis === undefined ? first : stack.prediction;
    const { spacing, notes: spacingNotes } = pairSpacing(placed, stack.target, options.spacing, isMeasured);
    const shape = memoryShape(stack.target);
    const meter = new DiceMeter({
      ...(options.classes !== undefined && { classes: options.classes }),
      ...(surface && { surface }),
      ...(measures && { measures }),
      ...(bins !== undefined && { bins }),
      ...(lesions && { lesions }),
    });
    const memorySpacing = spacing && (t.order === "c" ? spacing : [...spacing].reverse());
    const given = { shape, ignore, surface, measures, bins, lesions, spacing: memorySpacing };
    const isSet = overlapping !== undefined || options.regions !== undefined;
    const addCase = (state: CaseState) =>
      meter.merge(DiceMeter.fromJSON({ ...meter.toJSON(), cases: [state], skipped: [] }));
    if (overlapping) {
      const masks = overlapping.map(
        (segment): MaskPair => ({
          class: segment.class,
          masks: () => [maskOf(p, segment.prediction), maskOf(t, segment.target)],
        }),
      );
      addCase(countMasks(masks, { id, ...given }));
    } else
      for (const one of stack.cases) {
        if (options.regions)
          addCase(
            countRegions(one.prediction, one.target, {
              id: one.id,
              ...given,
              regions: options.regions,
              probabilities: one.probabilities?.(),
            }),
          );
        else
          try {
            const predicted = labelMap(keepLabels(one.prediction, options, undefined), shape);
            const actual = labelMap(keepLabels(one.target, options, ignore), shape);
            meter.add(predicted, actual, {
              id: one.id,
              ...(ignore !== undefined && { ignoreIndex: ignore }),
              ...(isMeasured && memorySpacing && { spacing: memorySpacing }),
              ...(areProbabilities(options) && {
                probabilities: pairProbabilities(
                  keepProbabilities(one.probabilities!(), options.labels),
                  actual.data,
                  { shape, ignore, bins },
                ),
              }),
            });
          } catch (error) {
            // The meter does not know the files; the one at fault is looked for only then.
            for (const volume of [p, t]) checkLabels(volume, t, options);
            throw faultOf(error, first.file, stack.target);
          }
      }
    const state = inFileOrder(meter.toJSON(), t);
    if (!isSet) for (const one of state.cases) checkMaskValues(first.file, target, one);
    const highest = state.cases.reduce((most, { labels }) => Math.max(most, labels.at(-1) ?? 0), 0);
    const counted = state.cases.reduce((voxels, one) => voxels + one.voxels, 0);
    const notes = [
      ...(note === undefined ? [] : [note]),
      ...fileNotes,
      ...stackNote(first, t, options),
      ...matchNotes,
      ...spacingNotes,
    ];
    return {
      state,
      classes: options.classes ?? Math.max(2, highest + 1),
      shape: t.shape,
      ...(spacing && { spacing }),
      ...(segments.names && !options.regions && { names: [...segments.names] }),
      ignored: sizeOf(t.shape) - counted,
      ...(notes.length > 0 && { note: notes.join("; ") }),
    };
  });
}

/** Options that name labels mean nothing where a number means several segments. */
function checkOverlapping(file: string, { regions, labels, ignore, batchAxis }: PairOptions): void {
  if (batchAxis !== undefined)
    throw new InputError(`${file}: --batch-axis cuts label maps, and this file has segments that overlap`);
  const option = regions ? "--regions" : labels ? "--labels" : ignore === undefined ? undefined : "--ignore";
  if (option)
    throw new InputError(
      `${file}: ${option} names labels, and segments that overlap are known by name; leave it out`,
    );
}

/** The fault that the meter found, with the options of the command line in place of those of the library. */
function faultOf(error: unknown, file: string, { shape, order }: Volume): unknown {
  const [, fault] = /^DiceMeter\.add: (.*)/s.exec((error as Error).message) ?? [];
  if (fault === undefined) return error;
  const [, axis] = /^prediction and target are one-hot along axis (\d+)/.exec(fault) ?? [];
  if (axis === undefined) return new InputError(`${file}: ${fault}`);
  const classAxis = order === "c" ? Number(axis) : shape.length - 1 - Number(axis);
  return new InputError(
    `${file}: prediction and target are one-hot along axis ${classAxis}, want class numbers; --argmax --class-axis ${classAxis} reads both`,
  );
}

/** Places are along the axes of the file, whatever the order in memory. */
function inFileOrder(state: MeterState, { order }: Volume): MeterState {
  if (order === "c" || state.lesions === undefined) return state;
  const reversed = ({ lesions, ...one }: CaseState): CaseState => ({
    ...one,
    ...(lesions && {
      lesions: {
        ...lesions,
        lesions: lesions.lesions.map((lesion) => ({ ...lesion, centre: [...lesion.centre].reverse() })),
      },
    }),
  });
  return { ...state, cases: state.cases.map(reversed) };
}

/** The labels to score, with all others as background; of a target, the label that it ignores stays. */
export function keepLabels(map: LabelArray, { labels }: PairOptions, ignore: number | undefined): LabelArray {
  if (!labels) return map;
  const kept = new Set(ignore === undefined ? labels : [...labels, ignore]);
  return map.map((label: number) => (kept.has(label) ? label : 0)) as LabelArray;
}
