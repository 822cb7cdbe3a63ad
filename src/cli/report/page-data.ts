import type { MeanBounds } from "../../metrics/report/bounds-columns.ts";
import type { CaseReport, ClassScore, OverallScore } from "../../metrics/report/meter-report.ts";
import type { Estimate, ReportValue } from "../../metrics/statistics/report-value.ts";
import type { CasePicture } from "../picture/draw-cases.ts";
import type { DataSetReport } from "./data-set-report.ts";
import { isFiner } from "./finer-than-grid.ts";
import { type PageLesions, pageLesions } from "./page-lesions.ts";

/** One score of one class, or of all, over the cases; `values` are in the order of the cases. */
export interface PageScore {
  readonly mean: Estimate;
  readonly deviation: ReportValue;
  readonly median: ReportValue;
  readonly cases: number;
  readonly worst: { readonly id: string; readonly value: ReportValue } | null;
  readonly values: readonly ReportValue[];
  /** Of a distance between surfaces: what the mean can be. */
  readonly bounds?: MeanBounds;
  /** Beside `bounds`: what a value can be at most, where the masks cannot tell it from 0; else `null`. */
  readonly highs?: readonly ReportValue[];
}

/** One pair by the conventions of other tools, as texts. */
export interface PageConventions {
  /** A table for each class; its first row is the head. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly reasons: readonly { readonly name: string; readonly texts: readonly string[] }[];
}

/** Slices of the worst cases. */
export interface PagePictures {
  /** What an outline of a prediction is: `prediction`, or the names of two models. */
  readonly predictions: readonly string[];
  readonly cases: readonly CasePicture[];
}

export interface PageClass {
  readonly label: string;
  /** By the name of the score. */
  readonly scores: Readonly<Record<string, PageScore>>;
}

/** The data of a page, in columns: a data set of many cases and classes would be too large in rows. */
export interface PageData
  extends Pick<
    DataSetReport,
    "predictions" | "targets" | "settings" | "skipped" | "unpaired" | "notes" | "grid"
  > {
  readonly cases: readonly string[];
  readonly classes: readonly PageClass[];
  /** Summaries of the means that the cases have over their classes. */
  readonly overall: PageClass;
  /** Of a page on one pair. */
  readonly conventions?: PageConventions;
  /** Where the files of the worst cases could be read. */
  readonly pictures?: PagePictures;
  /** Where lesions were found. */
  readonly lesions?: PageLesions;
}

/** What a page holds beside the report. */
export interface PageExtras {
  readonly conventions?: PageConventions | undefined;
  readonly pictures?: PagePictures | undefined;
}

/** Enough for four decimals of any mean; all digits would double the page. */
const DIGITS = 7;

export function pageData(report: DataSetReport, { conventions, pictures }: PageExtras = {}): PageData {
  const { predictions, targets, settings, skipped, unpaired, notes, grid, cases, classes, overall } = report;
  const column = (
    name: string,
    summary: ClassScore | OverallScore,
    rows: readonly Pick<CaseReport, "scores" | "bounds">[],
  ): [string, PageScore] => {
    const { mean, deviation, median, worst, bounds } = summary;
    const [first] = worst;
    const values = rows.map(({ scores }) => rounded(scores[name] ?? null));
    const high = ({ scores, bounds: ends }: (typeof rows)[number]) =>
      isFiner(name, scores[name] ?? null, ends?.[name]) ? rounded(ends![name]!.high) : null;
    return [
      name,
      {
        ...{ mean, deviation, median, cases: summary.cases, worst: first ?? null, values },
        ...(bounds && { bounds, highs: rows.map(high) }),
      },
    ];
  };
  const lesions = pageLesions(report);
  return {
    ...(conventions && { conventions }),
    ...(pictures && { pictures }),
    ...(lesions && { lesions }),
    predictions,
    targets,
    settings,
    skipped,
    unpaired,
    notes,
    ...(grid && { grid }),
    cases: cases.map(({ id }) => id),
    classes: classes.map(({ class: label, name, scores }, place) => ({
      label: name ? `${label} ${name}` : String(label),
      scores: Object.fromEntries(
        Object.entries(scores).map(([key, summary]) =>
          column(
            key,
            summary,
            cases.map((one) => one.classes[place]!),
          ),
        ),
      ),
    })),
    overall: {
      label: "mean",
      scores: Object.fromEntries(
        Object.entries(overall).map(([key, summary]) => column(key, summary, cases)),
      ),
    },
  };
}

function rounded(value: ReportValue): ReportValue {
  return typeof value === "number" ? Number(value.toPrecision(DIGITS)) : value;
}
