import type { OverlapCounts } from "../metrics/overlap-counts.ts";
import { diceScore, jaccardScore, precisionScore, recallScore } from "../metrics/scores.ts";
import type { ClassNames } from "./class-names.ts";

type ScoreName = "dice" | "jaccard" | "precision" | "recall";
export type Scores = Readonly<Record<ScoreName, number>>;

const scores: readonly (readonly [ScoreName, typeof diceScore])[] = [
  ["dice", diceScore],
  ["jaccard", jaccardScore],
  ["precision", precisionScore],
  ["recall", recallScore],
];

/** One class: its name if it has one, its voxels, and its scores, all NaN where neither map contains it. */
export interface ClassReport extends Scores {
  readonly class: number;
  readonly name?: string;
  readonly predicted: number;
  readonly actual: number;
  readonly intersection: number;
}

export interface ScoreReport {
  readonly prediction: string;
  readonly target: string;
  readonly shape: readonly number[];
  /** Millimetres along each axis, where one of the files tells. */
  readonly spacing?: readonly number[];
  /** Voxels counted; with `ignore` there may be fewer than the shape has. */
  readonly voxels: number;
  readonly ignored?: { readonly label: number; readonly voxels: number };
  readonly classes: readonly ClassReport[];
  readonly includeBackground: boolean;
  /** The mean over the classes that are neither skipped nor left out; NaN where none is. */
  readonly mean: Scores & { readonly classes: number };
  /** Classes that neither map contains; class 0 only where it would count in the mean. */
  readonly skipped: readonly number[];
}

/** Per class and in the mean, from the counts alone. */
export function reportClasses(
  counts: OverlapCounts,
  names: ClassNames,
  includeBackground: boolean,
): Pick<ScoreReport, "classes" | "includeBackground" | "mean" | "skipped"> {
  const { intersection, predicted, actual } = counts;
  const perClass = mapScores((score) => score(counts, { average: "none" }));
  const classes = intersection.map((common, index): ClassReport => {
    const name = names.get(index);
    return {
      class: index,
      ...(name !== undefined && { name }),
      predicted: predicted[index]!,
      actual: actual[index]!,
      intersection: common,
      ...mapScores((_, key) => perClass[key][index]!),
    };
  });
  const inMean = classes.filter((one) => includeBackground || one.class > 0);
  const skipped = inMean.filter(isAbsent).map((one) => one.class);
  const mean = mapScores((score) => score(counts, { includeBackground }));
  return { classes, includeBackground, mean: { ...mean, classes: inMean.length - skipped.length }, skipped };
}

/** Whether neither map contains the class. */
export function isAbsent({ predicted, actual }: ClassReport): boolean {
  return predicted + actual === 0;
}

function mapScores<Value>(
  make: (score: typeof diceScore, name: ScoreName) => Value,
): Record<ScoreName, Value> {
  return Object.fromEntries(scores.map(([name, score]) => [name, make(score, name)])) as Record<
    ScoreName,
    Value
  >;
}
