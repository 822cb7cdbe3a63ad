import { alignVolumes } from "../../files/pair/align-volumes.ts";
import { matchPictures } from "../../files/pair/match-pictures.ts";
import { readVolume } from "../../files/read-volume.ts";
import type { Stopwatch } from "../../files/source/stopwatch.ts";
import { type Decision, MAX_CLASSES } from "../../files/volume/decide-labels.ts";
import type { Probabilities, Volume } from "../../files/volume/volume.ts";
import type { Pair } from "../find/find-pairs.ts";
import { type MatchedSegments, matchSegments } from "./match-segments.ts";
import type { PairOptions } from "./pair-options.ts";

/** Two maps of the same voxels, with the same numbers for the same classes. */
export interface PairOfMaps {
  /** The prediction as it was read. */
  readonly first: Volume;
  readonly prediction: Volume;
  readonly target: Volume;
  readonly segments: MatchedSegments;
  /** Remarks on the files themselves. */
  readonly fileNotes: readonly string[];
  /** Remarks on how they were matched. */
  readonly matchNotes: readonly string[];
  readonly notes: readonly string[];
}

/** Reads two label maps, and checks that they are maps of the same voxels. */
export async function readPair(
  { prediction, target }: Pair,
  options: PairOptions,
  stopwatch: Stopwatch,
): Promise<PairOfMaps> {
  const { limit, array } = options;
  const colors = options.colors && new Map(options.colors);
  const read = (file: string, decision?: Decision) =>
    readVolume(file, { limit, array, stopwatch, decision, ...(colors && { colors }) });
  let second = await read(target);
  const decision = decisionOf(options);
  const kept = decision && { ...decision, keep: areProbabilities(options) };
  const first = prediction === null ? emptyVolume(second, options) : await read(prediction, kept);
  // A target that is one-hot has the channels of the prediction.
  if (options.argmax && prediction !== null && second.shape.length > first.shape.length)
    second = await read(target, decision && withAxisOf(decision, first));
  return stopwatch.measure("count", () => {
    const aligned = alignVolumes(first, second, options);
    const pictures = matchPictures(aligned.prediction, aligned.target);
    const segments = matchSegments(pictures.prediction, pictures.target);
    const fileNotes = [
      ...(prediction === null ? ["the prediction is missing, so the case was scored with an empty one"] : []),
      ...notesOfFiles(first, second),
    ];
    const matchNotes = [...aligned.notes, ...pictures.notes, ...segments.notes];
    return {
      first,
      prediction: segments.prediction,
      target: pictures.target,
      segments,
      fileNotes,
      matchNotes,
      notes: [...fileNotes, ...matchNotes],
    };
  });
}

/** Returns whether the scores are made of probabilities. */
export function areProbabilities({ measures }: Pick<PairOptions, "measures">): boolean {
  return measures?.includes("probabilities") ?? false;
}

function decisionOf({ threshold, argmax, classAxis, regions }: PairOptions): Decision | undefined {
  if (argmax) return { kind: "argmax", classAxis };
  if (threshold === undefined) return undefined;
  return regions
    ? { kind: "channels", level: threshold, classAxis }
    : { kind: "threshold", level: threshold };
}

/** A target without a format that says its class axis has that of the prediction. */
function withAxisOf(decision: Decision, { classAxis }: Volume): Decision {
  return decision.kind === "threshold"
    ? decision
    : { ...decision, classAxis: decision.classAxis ?? classAxis };
}

/** A prediction that holds nothing, on the grid of the target. */
function emptyVolume(target: Volume, options: PairOptions): Volume {
  const { segments: _, layers: __, picture: ___, notes: ____, ...grid } = target;
  const labels = new Uint8Array(target.labels.length);
  const { threshold, regions } = options;
  const file = `no prediction for ${target.file}`;
  if (threshold !== undefined && regions) {
    const values = new Float32Array(regions.length * labels.length).fill(
      areProbabilities(options) ? 0 : Math.min(0, threshold),
    );
    return { ...grid, file, labels, probabilities: { classes: regions.length, values, level: threshold } };
  }
  return {
    ...grid,
    file,
    labels,
    ...(areProbabilities(options) && { probabilities: certainBackground(target, options) }),
  };
}

/** The probabilities of an empty prediction: 1 of the background, and 0 of each label of the target. */
function certainBackground({ labels }: Volume, { argmax, classes, ignore }: PairOptions): Probabilities {
  if (!argmax) return { classes: 1, values: new Float32Array(labels.length) };
  let highest = 1;
  for (const label of labels) if (label > highest && label !== ignore) highest = label;
  const number = classes ?? Math.min(highest + 1, MAX_CLASSES);
  return { classes: number, values: new Float32Array(number * labels.length).fill(1, 0, labels.length) };
}

/** The remarks on both files; one that both have is made once. */
function notesOfFiles({ notes: first = [] }: Volume, { notes: second = [] }: Volume): string[] {
  return [
    ...first.filter((note) => !second.includes(note)).map((note) => `prediction: ${note}`),
    ...second.map((note) => `${first.includes(note) ? "both" : "target"}: ${note}`),
  ];
}
