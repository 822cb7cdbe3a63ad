import { PAPER_FORMS } from "../text/paper-table.ts";
import { type Metrics, parseMetrics } from "./metrics.ts";
import { type ModelArguments, modelArguments } from "./models.ts";
import type { OptionName, OptionValues } from "./parse-options.ts";
import {
  type OutputArguments,
  outputArguments,
  REPORT_OPTIONS,
  type ReportArguments,
  reportArguments,
} from "./report.ts";

/** The first model is compared with each of the others. */
export interface CompareArguments extends ModelArguments {
  /** Without it, those of the states. */
  readonly metrics: Metrics | undefined;
  readonly report: ReportArguments;
  readonly output: OutputArguments;
}

const OPTIONS: readonly OptionName[] = [
  ...REPORT_OPTIONS,
  "metrics",
  "json",
  ...PAPER_FORMS,
  "html",
  "output",
];

/** Parses the arguments of `softdice compare`. */
export function compareArguments(files: readonly string[], values: OptionValues): CompareArguments {
  const models = modelArguments("compare", files, values, OPTIONS);
  const [run] = models.runs;
  return {
    ...models,
    metrics: run?.metrics ?? (values.metrics === undefined ? undefined : parseMetrics(values.metrics)),
    report: run?.report ?? reportArguments(values),
    output: outputArguments(values),
  };
}
