import { InputError } from "../../files/source/input-error.ts";
import { conventionOf } from "../../metrics/conventions/convention-name.ts";
import type { ConventionName } from "../../metrics/conventions/convention-table.ts";
import { MAX_RESAMPLES, type ReportOptions } from "../../metrics/report/report-settings.ts";
import type { OptionName, OptionValues } from "./parse-options.ts";
import { choice, decimal, refused, wholeNumber } from "./values/option-values.ts";

/** The settings of a report. */
export interface ReportArguments {
  /** A file of class names. */
  readonly names: string | undefined;
  readonly settings: Omit<ReportOptions, "scores" | "worst">;
}

/** The options that these arguments contain. */
export const REPORT_OPTIONS: readonly OptionName[] = [
  "names",
  "include-background",
  "absent",
  "absent-in",
  "penalty",
  "confidence",
  "resamples",
  "seed",
];

/** @param convention - the tool that decides what `values` do not, and what absent classes are worth */
export function reportArguments(values: OptionValues, convention?: ConventionName): ReportArguments {
  const decided = (["absent", "absent-in", "penalty"] as const).find(
    (option) => values[option] !== undefined,
  );
  if (convention !== undefined && decided)
    throw new InputError(`--${decided} is decided by --convention ${convention}; leave one of them out`);
  // Regions have no background, whatever tool decides.
  const background =
    convention !== undefined && values.regions === undefined && conventionOf(convention).background;
  const absent = absentScore(values.absent);
  const penalty = penaltyOf(values.penalty);
  const absentIn = choice("--absent-in", values["absent-in"], ["both", "target"]);
  const confidence = confidenceOf(values.confidence);
  const resamples = wholeNumber("--resamples", values.resamples, 0, MAX_RESAMPLES);
  const seed = wholeNumber("--seed", values.seed, 0, 2 ** 32 - 1);
  return {
    names: values.names,
    settings: {
      includeBackground: values["include-background"] ?? background,
      ...(convention !== undefined && { convention }),
      ...(absent !== undefined && { absent }),
      ...(absentIn !== undefined && { absentIn }),
      ...(penalty !== undefined && { penalty }),
      ...(confidence !== undefined && { confidence }),
      ...(resamples !== undefined && { resamples }),
      ...(seed !== undefined && { seed }),
    },
  };
}

function absentScore(text: string | undefined): "skip" | "best" | number | undefined {
  if (text === undefined || text === "skip" || text === "best") return text;
  const score = decimal(text);
  if (Number.isFinite(score)) return score;
  throw refused("--absent", text, "skip, best or a number");
}

function penaltyOf(text: string | undefined): "diagonal" | number | undefined {
  if (text === undefined || text === "diagonal") return text;
  const length = decimal(text);
  if (length >= 0 && length < Number.POSITIVE_INFINITY) return length;
  throw refused("--penalty", text, "diagonal, or a length in mm such as 374");
}

function confidenceOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const confidence = decimal(text);
  if (confidence > 0 && confidence < 1) return confidence;
  throw refused("--confidence", text, "a number between 0 and 1, such as 0.95");
}

const FORMATS = ["json", "csv", "ndjson", "markdown", "latex", "tsv"] as const;

export interface OutputArguments {
  readonly format: "table" | (typeof FORMATS)[number];
  /** What a row of CSV or a line of NDJSON holds; classes without it. */
  readonly rows?: "classes" | "lesions";
  /** A file for a page. */
  readonly html: string | undefined;
  /** A file instead of the standard output. */
  readonly file: string | undefined;
}

/** The options that choose a form for the report. */
export const FORM_OPTIONS: readonly OptionName[] = [...FORMATS, "rows", "html"];

export function outputArguments(values: OptionValues): OutputArguments {
  const [format = "table", other] = FORMATS.filter((name) => values[name]);
  if (other) throw new InputError(`--${format} and --${other} are two forms of one output; choose one`);
  const rows = choice("--rows", values.rows, ["classes", "lesions"]);
  if (values.rows !== undefined && format !== "csv" && format !== "ndjson")
    throw new InputError("--rows has no effect without --csv or --ndjson; leave it out");
  return { format, ...(rows && { rows }), html: values.html, file: values.output };
}
