import { InputError } from "../../files/source/input-error.ts";
import { Stopwatch } from "../../files/source/stopwatch.ts";
import { memoryShape } from "../../files/volume/volume.ts";
import { type ConventionReport, explainConventions } from "../../metrics/explain-conventions.ts";
import { parseScoreName, type ScoreName } from "../../metrics/scores/score-name.ts";
import { labelMap } from "../../tensor/make/make-label-map.ts";
import type { Pair } from "../find/find-pairs.ts";
import { checkLabels } from "./check-labels.ts";
import { keepLabels } from "./keep-labels.ts";
import type { PairOptions } from "./pair-options.ts";
import { pairSpacing } from "./pair-spacing.ts";
import { readPair } from "./read-pair.ts";

/** One pair of files by every convention. */
export interface ExplainedPair {
  readonly report: ConventionReport;
  /** The names that the files give to classes. */
  readonly names: ReadonlyMap<number, string>;
  readonly notes: readonly string[];
}

/** The scores that are made of counts and of surfaces alone, not of lesions or further measures. */
const EXPLAINED = ["overlap", "surface-dice", "hausdorff", "average-distance"];

function isExplained(score: ScoreName): boolean {
  return EXPLAINED.includes(parseScoreName("--metrics", score).kind);
}

/**
 * Reads two label maps and scores them by the conventions of other tools; segments that overlap have none. With `"skip"` neither have scores
 * that are not made of counts and surfaces.
 */
export async function explainPair(
  pair: Pair,
  options: PairOptions,
  scores: readonly ScoreName[],
  overlapping: "skip",
): Promise<ExplainedPair | undefined>;
export async function explainPair(
  pair: Pair,
  options: PairOptions,
  scores: readonly ScoreName[],
): Promise<ExplainedPair>;
export async function explainPair(
  pair: Pair,
  options: PairOptions,
  scores: readonly ScoreName[],
  overlapping: "skip" | "refuse" = "refuse",
): Promise<ExplainedPair | undefined> {
  const explained = scores.filter(isExplained);
  if (explained.length < scores.length && overlapping === "refuse")
    throw new InputError(
      `--metrics ${scores.find((score) => !isExplained(score))}: explain has the scores of overlap and of surfaces, which other tools have too; leave it out`,
    );
  if (explained.length === 0) return undefined;
  const { prediction, target, segments, notes } = await readPair(pair, options, new Stopwatch());
  if (segments.overlapping && overlapping === "skip") return undefined;
  if (segments.overlapping)
    throw new InputError(
      `${target.file}: has segments that overlap, which explain does not take; write one of them as a mask`,
    );
  for (const volume of [prediction, target]) checkLabels(volume, target, options);
  const { spacing, notes: more } = pairSpacing(
    prediction,
    target,
    options.spacing,
    options.surface !== undefined,
  );
  const shape = memoryShape(target);
  const { ignore } = options;
  const maps = [
    labelMap(keepLabels(prediction.labels, options, undefined), shape),
    labelMap(keepLabels(target.labels, options, ignore), shape),
  ];
  try {
    const report = explainConventions(maps[0]!, maps[1]!, {
      scores: explained,
      ...(spacing && { spacing: target.order === "c" ? spacing : [...spacing].reverse() }),
      ...(ignore !== undefined && { ignoreIndex: ignore }),
    });
    return { report, names: segments.names ?? new Map(), notes: [...notes, ...more] };
  } catch (error) {
    const [, fault] = /^explainConventions: (.*)/s.exec((error as Error).message) ?? [];
    throw fault === undefined ? error : new InputError(`${prediction.file}: ${fault}`);
  }
}
