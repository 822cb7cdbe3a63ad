import type { MeterReport } from "../../metrics/report/meter-report.ts";
import type { ReportValue } from "../../metrics/statistics/report-value.ts";

/** The values of a score in one case, of two models. */
export interface PairedValue {
  readonly id: string;
  readonly first: number;
  readonly second: number;
  readonly difference: number;
}

/** Every value of a report, of the classes and of the means over classes. */
export type ReportValues = ReadonlyMap<string, number>;

/** The values of a report by case, class and score. */
export function valuesOf({ cases }: MeterReport): ReportValues {
  const values = new Map<string, number>();
  const add = (id: string, label: number | null, scores: Readonly<Record<string, ReportValue>>) => {
    for (const [score, value] of Object.entries(scores)) {
      if (value !== null) values.set(valueKey(id, label, score), Number(value));
    }
  };
  for (const { id, scores, classes } of cases) {
    add(id, null, scores);
    for (const one of classes) add(id, one.class, one.scores);
  }
  return values;
}

/**
 * The cases in which both models have a value.
 *
 * @param label - a class, or `null` for the mean over classes
 */
export function pairedValues(
  ids: readonly string[],
  first: ReportValues,
  second: ReportValues,
  label: number | null,
  score: string,
): PairedValue[] {
  return ids.flatMap((id) => {
    const [one, other] = [first, second].map((values) => values.get(valueKey(id, label, score)));
    return one === undefined || other === undefined
      ? []
      : [{ id, first: one, second: other, difference: difference(one, other) }];
  });
}

/** The key of a value of a report. */
export function valueKey(id: string, label: number | null, score: string): string {
  return JSON.stringify([id, label, score]);
}

/** Two infinite distances differ by 0. */
function difference(first: number, second: number): number {
  return first === second ? 0 : first - second;
}
