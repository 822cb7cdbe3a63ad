import { InputError } from "../../files/source/input-error.ts";
import type { Stopwatch } from "../../files/source/stopwatch.ts";
import type { Volume } from "../../files/volume/volume.ts";
import { measuresInSpace } from "../../metrics/scores/measure-formulas.ts";
import type { MeterState } from "../../metrics/state/meter-state.ts";
import { sizeOf } from "../../tensor/shape.ts";
import type { Pair } from "../find/find-pairs.ts";
import { checkMaskValues, noteLabels } from "./check-mask-values.ts";
import { countPair } from "./count-pair.ts";
import { labelsOfNoRegion } from "./count-regions.ts";
import { keepLabels } from "./keep-labels.ts";
import type { PairOptions } from "./pair-options.ts";
import { checkTargetLabels } from "./pair-probabilities.ts";
import { pairSpacing } from "./pair-spacing.ts";
import { areProbabilities, readPair } from "./read-pair.ts";
import { checkRegionProbabilities } from "./region-probabilities.ts";
import { stackCases, stackNote } from "./stack-cases.ts";

/** The counts of a pair, and what a report says of it. */
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
  const { surface, measures, lesions } = options;
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
    checkContents(first, p, t, overlapping !== undefined, options);
    const stack = stackCases(id, p, t, options.batchAxis);
    const placed = options.batchAxis === undefined ? first : stack.prediction;
    const { spacing, notes: spacingNotes } = pairSpacing(placed, stack.target, options.spacing, isMeasured);
    const state = countPair(
      {
        ...{ id, file: first.file, prediction: p, target: t, overlapping, stack },
        spacing: isMeasured ? spacing : undefined,
      },
      options,
    );
    const areLabels = !overlapping && !options.regions;
    if (areLabels) for (const one of state.cases) checkMaskValues(first.file, target, one);
    const highest = state.cases.reduce((most, { labels }) => Math.max(most, labels.at(-1) ?? 0), 0);
    const counted = state.cases.reduce((voxels, one) => voxels + one.voxels, 0);
    const notes = [
      ...(note === undefined ? [] : [note]),
      ...fileNotes,
      ...stackNote(first, t, options),
      ...matchNotes,
      ...spacingNotes,
      ...(areLabels && state.cases.length === 1 ? noteLabels(state.cases[0]!) : []),
      ...(options.regions ? labelsOfNoRegion(p, t, options.regions, options.ignore) : []),
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

/** Validates that the options fit what the files contain. */
function checkContents(
  first: Volume,
  prediction: Volume,
  target: Volume,
  isOverlapping: boolean,
  options: PairOptions,
): void {
  const { regions, ignore } = options;
  const { probabilities, segments } = prediction;
  if (isOverlapping) checkOverlapping(target.file, options);
  if (areProbabilities(options) && (isOverlapping || segments?.length))
    throw new InputError(
      `${first.file}: has segments with names, and metrics of probabilities are of classes by number; leave them out, or save an array of probabilities`,
    );
  if (regions && probabilities) checkRegionProbabilities(first.file, probabilities, regions);
  else if (areProbabilities(options))
    checkTargetLabels(
      probabilities!,
      { ...target, labels: keepLabels(target.labels, options, ignore) },
      ignore,
    );
}

/** Options that name labels mean nothing where a number means several segments. */
function checkOverlapping(file: string, { regions, labels, ignore, batchAxis }: PairOptions): void {
  if (batchAxis !== undefined)
    throw new InputError(`${file}: --batch-axis cuts label maps, and this file has segments that overlap`);
  const option = regions ? "--regions" : labels ? "--labels" : undefined;
  if (option)
    throw new InputError(
      `${file}: ${option} names labels, and segments that overlap are known by name; leave it out`,
    );
  if (ignore !== undefined)
    throw new InputError(
      `${file}: label ${ignore} is ignored, by --ignore or a dataset.json, and segments that overlap are known by name; leave the option or that name out`,
    );
}
