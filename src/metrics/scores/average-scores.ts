import type { OverlapCounts } from "../counts/overlap-counts.ts";
import { type Formula, firstClass, type ScoreSettings } from "./score-options.ts";

/** The scores of the classes, or their average. Counts and settings are validated. */
export function averageScores(
  name: string,
  counts: OverlapCounts,
  settings: ScoreSettings,
  formula: Formula,
): number | number[] {
  const { intersection, predicted, actual, voxels } = counts;
  const { average, absent, absentIn } = settings;
  const first = firstClass(name, counts, settings);
  const value = (i: number, p: number, t: number, n: number) => {
    if (isAbsent(p, t, absentIn)) return absent === "skip" ? Number.NaN : absent;
    return formula(i, p, t, n);
  };
  if (average === "micro") {
    // Summed over classes, a voxel counts once for each.
    const all = voxels * (predicted.length - first);
    return value(total(intersection, first), total(predicted, first), total(actual, first), all);
  }
  const values = predicted
    .slice(first)
    .map((p, c) => value(intersection[first + c]!, p, actual[first + c]!, voxels));
  if (average === "none") return values;
  let sum = 0;
  let weights = 0;
  values.forEach((classScore, c) => {
    if (Number.isNaN(classScore)) return;
    const weight = average === "weighted" ? actual[first + c]! : 1;
    sum += weight * classScore;
    weights += weight;
  });
  // Without a voxel in the target all weights are 0; a value given for absent classes is then the score.
  return weights === 0 && absent !== "skip" ? absent : sum / weights;
}

/** Reports whether a class is absent, from its voxels in both maps. */
export function isAbsent(predicted: number, actual: number, absentIn: "both" | "target"): boolean {
  return absentIn === "target" ? actual === 0 : predicted + actual === 0;
}

function total(values: readonly number[], first: number): number {
  let sum = 0;
  for (let c = first; c < values.length; c++) sum += values[c]!;
  return sum;
}
