import { conventionOf } from "../../metrics/conventions/convention-name.ts";
import type { CaseReport, MeterReport } from "../../metrics/report/meter-report.ts";
import { parseScoreName } from "../../metrics/scores/score-name.ts";
import { differenceOf, meanOfDifferences } from "../../metrics/statistics/equal-values.ts";

/** The values of a score in one case, or in one class of it, of two models. */
export interface PairedValue {
  readonly id: string;
  readonly first: number;
  readonly second: number;
  readonly difference: number;
  /** The least and the largest difference that surfaces consistent with all masks can have, where either value has bounds. */
  readonly bounds?: { readonly low: number; readonly high: number };
}

/** The values of one class of a case, or of its mean over classes. */
type Values = Pick<CaseReport, "scores" | "bounds">;

interface CaseValues extends Values {
  /** By label, ascending. */
  readonly byClass: ReadonlyMap<number, Values>;
}

/** Every value of a report, of the classes and of the means over classes. */
export interface ReportValues {
  readonly cases: ReadonlyMap<string, CaseValues>;
  /** Whether a score of voxels is, of a case, that of its pooled classes, not the mean over them. */
  readonly isPooled: boolean;
}

/** The values of a report by case, class and score. */
export function valuesOf({ cases, settings: { convention } }: MeterReport): ReportValues {
  const byId = cases.map((one): [string, CaseValues] => [
    one.id,
    { ...one, byClass: new Map(one.classes.map((own) => [own.class, own])) },
  ]);
  return {
    cases: new Map(byId),
    isPooled: convention !== undefined && conventionOf(convention).mean === "micro",
  };
}

/**
 * The cases in which both models have a value.
 *
 * @param label - a class, or `null` for the mean over the classes in which both have a value
 */
export function pairedValues(
  ids: readonly string[],
  first: ReportValues,
  second: ReportValues,
  label: number | null,
  score: string,
): PairedValue[] {
  return ids.flatMap((id) => {
    const [ours, theirs] = [first.cases.get(id), second.cases.get(id)];
    if (ours === undefined || theirs === undefined) return [];
    if (label !== null) return pairIn(id, ours.byClass.get(label), theirs.byClass.get(label), score);
    if (first.isPooled && parseScoreName("compare", score).kind === "overlap")
      return pairIn(id, ours, theirs, score);
    const labels = [...ours.byClass.keys()];
    return meanPair(
      id,
      labels.flatMap((own) => pairIn(id, ours.byClass.get(own), theirs.byClass.get(own), score)),
    );
  });
}

/** One pair, or none where either has no value. */
function pairIn(
  id: string,
  ours: Values | undefined,
  theirs: Values | undefined,
  score: string,
): PairedValue[] {
  const [own, other] = [ours?.scores[score] ?? null, theirs?.scores[score] ?? null];
  if (own === null || other === null) return [];
  const [first, second] = [Number(own), Number(other)];
  const pair = { id, first, second, difference: differenceOf(first, second) };
  const [around, beside] = [ours?.bounds?.[score], theirs?.bounds?.[score]];
  if (!around && !beside) return [pair];
  // Without bounds a value is exact.
  const bounds = {
    low: (around?.low ?? first) - (beside?.high ?? second),
    high: (around?.high ?? first) - (beside?.low ?? second),
  };
  return [{ ...pair, bounds }];
}

/** The mean of pairs; none without one, and where infinite differences of both signs meet. */
function meanPair(id: string, pairs: readonly PairedValue[]): PairedValue[] {
  const count = pairs.length;
  const sumOf = (part: (pair: PairedValue) => number) => pairs.reduce((sum, pair) => sum + part(pair), 0);
  const sizes = sumOf(({ difference }) => Math.abs(difference));
  const difference = meanOfDifferences(
    sumOf((pair) => pair.difference),
    sizes,
    count,
  );
  if (Number.isNaN(difference)) return [];
  const pair = {
    id,
    first: sumOf(({ first }) => first) / count,
    second: sumOf(({ second }) => second) / count,
    difference,
  };
  if (!pairs.some(({ bounds }) => bounds)) return [pair];
  const end = (name: "low" | "high") => sumOf((one) => one.bounds?.[name] ?? one.difference) / count;
  return [{ ...pair, bounds: { low: end("low"), high: end("high") } }];
}
