import type { Estimate, ReportValue } from "../../metrics/statistics/report-value.ts";
import type { ScoreSummary } from "../../metrics/statistics/summary.ts";
import type { DataSetReport } from "./data-set-report.ts";

/** One score of one class, or of all, over the cases; `values` are in the order of the cases. */
interface PageScore {
  readonly mean: Estimate;
  readonly deviation: ReportValue;
  readonly median: ReportValue;
  readonly cases: number;
  readonly worst: { readonly id: string; readonly value: ReportValue } | null;
  readonly values: readonly ReportValue[];
}

/** One pair by the conventions of other tools, as texts. */
export interface PageConventions {
  /** A table for each class; its first row is the head. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly reasons: readonly { readonly name: string; readonly texts: readonly string[] }[];
}

export interface PageClass {
  readonly label: string;
  /** By the name of the score. */
  readonly scores: Readonly<Record<string, PageScore>>;
}

/** The data of a page, in columns: a data set of many cases and classes would be too large in rows. */
export interface PageData
  extends Pick<DataSetReport, "predictions" | "targets" | "settings" | "skipped" | "unpaired" | "notes"> {
  readonly cases: readonly string[];
  readonly classes: readonly PageClass[];
  /** Summaries of the means that the cases have over their classes. */
  readonly overall: PageClass;
  /** Of a page on one pair. */
  readonly conventions?: PageConventions;
}

/** Enough for four decimals of any mean; all digits would double the page. */
const DIGITS = 7;

export function pageData(report: DataSetReport, conventions?: PageConventions): PageData {
  const { predictions, targets, settings, skipped, unpaired, notes, cases, classes, overall } = report;
  const column = (name: string, summary: ScoreSummary, values: ReportValue[]): [string, PageScore] => {
    const { mean, deviation, median, worst } = summary;
    const [first] = worst;
    return [
      name,
      { mean, deviation, median, cases: summary.cases, worst: first ?? null, values: values.map(rounded) },
    ];
  };
  return {
    ...(conventions && { conventions }),
    predictions,
    targets,
    settings,
    skipped,
    unpaired,
    notes,
    cases: cases.map(({ id }) => id),
    classes: classes.map(({ class: label, name, scores }, place) => ({
      label: name ? `${label} ${name}` : String(label),
      scores: Object.fromEntries(
        Object.entries(scores).map(([key, summary]) =>
          column(
            key,
            summary,
            cases.map((one) => one.classes[place]!.scores[key] ?? null),
          ),
        ),
      ),
    })),
    overall: {
      label: "mean",
      scores: Object.fromEntries(
        Object.entries(overall).map(([key, summary]) =>
          column(
            key,
            summary,
            cases.map((one) => one.scores[key] ?? null),
          ),
        ),
      ),
    },
  };
}

function rounded(value: ReportValue): ReportValue {
  return typeof value === "number" ? Number(value.toPrecision(DIGITS)) : value;
}
