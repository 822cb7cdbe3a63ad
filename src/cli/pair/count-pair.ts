import { InputError } from "../../files/source/input-error.ts";
import { memoryShape, type Volume } from "../../files/volume/volume.ts";
import { DiceMeter } from "../../metrics/dice-meter.ts";
import type { CaseState } from "../../metrics/state/case-state.ts";
import type { MeterState } from "../../metrics/state/meter-state.ts";
import { labelMap } from "../../tensor/make/make-label-map.ts";
import { checkLabels } from "./check-labels.ts";
import { countMasks, countRegions, type MaskPair } from "./count-regions.ts";
import { keepLabels } from "./keep-labels.ts";
import { type MatchedSegments, maskOf } from "./match-segments.ts";
import type { PairOptions } from "./pair-options.ts";
import { pairProbabilities } from "./pair-probabilities.ts";
import { areProbabilities } from "./read-pair.ts";
import { keepProbabilities } from "./region-probabilities.ts";
import type { StackedCases } from "./stack-cases.ts";

/** Two maps of the same voxels, whose cases are counted. */
interface MapsToCount {
  readonly id: string;
  /** The file of the prediction. */
  readonly file: string;
  readonly prediction: Volume;
  readonly target: Volume;
  readonly overlapping: MatchedSegments["overlapping"];
  readonly stack: StackedCases;
  /** Along the axes of the file, where something is measured. */
  readonly spacing: readonly number[] | undefined;
}

/** Counts the cases of two maps: their segments that overlap, their regions, or their labels. */
export function countPair(maps: MapsToCount, options: PairOptions): MeterState {
  const { id, prediction, target, overlapping, stack } = maps;
  const { ignore, surface, measures, bins, lesions, classes, regions } = options;
  const spacing = maps.spacing && (target.order === "c" ? maps.spacing : [...maps.spacing].reverse());
  const given = { shape: memoryShape(stack.target), ignore, surface, measures, bins, lesions, spacing };
  const meter = new DiceMeter({
    ...(classes !== undefined && { classes }),
    ...(surface && { surface }),
    ...(measures && { measures }),
    ...(bins !== undefined && { bins }),
    ...(lesions && { lesions }),
  });
  const addCase = (state: CaseState) =>
    meter.merge(DiceMeter.fromJSON({ ...meter.toJSON(), cases: [state], skipped: [] }));
  if (overlapping) {
    const masks = overlapping.map(
      (segment): MaskPair => ({
        class: segment.class,
        masks: () => [maskOf(prediction, segment.prediction), maskOf(target, segment.target)],
      }),
    );
    addCase(countMasks(masks, { id, ...given }));
    return inFileOrder(meter.toJSON(), target);
  }
  for (const one of stack.cases) {
    if (regions) {
      const probabilities = one.probabilities?.();
      addCase(countRegions(one.prediction, one.target, { id: one.id, ...given, regions, probabilities }));
      continue;
    }
    try {
      addLabels(meter, one, given, options);
    } catch (error) {
      // The meter does not know the files; the one at fault is looked for only then.
      for (const volume of [prediction, target]) checkLabels(volume, target, options);
      throw faultOf(error, maps.file, stack.target);
    }
  }
  return inFileOrder(meter.toJSON(), target);
}

/** Adds the labels of a case to a meter. */
function addLabels(
  meter: DiceMeter,
  one: StackedCases["cases"][0],
  { shape, spacing }: { readonly shape: readonly number[]; readonly spacing: readonly number[] | undefined },
  options: PairOptions,
): void {
  const { ignore, bins, labels } = options;
  const predicted = labelMap(keepLabels(one.prediction, options, undefined), shape);
  const actual = labelMap(keepLabels(one.target, options, ignore), shape);
  meter.add(predicted, actual, {
    id: one.id,
    ...(ignore !== undefined && { ignoreIndex: ignore }),
    ...(spacing && { spacing }),
    ...(areProbabilities(options) && {
      probabilities: pairProbabilities(keepProbabilities(one.probabilities!(), labels), actual.data, {
        shape,
        ignore,
        bins,
      }),
    }),
  });
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
