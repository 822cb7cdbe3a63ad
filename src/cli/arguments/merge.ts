import { InputError } from "../../files/source/input-error.ts";
import { PAPER_FORMS } from "../text/paper-table.ts";
import { type Metrics, parseMetrics } from "./metrics.ts";
import type { OptionName, OptionValues } from "./parse-options.ts";
import {
  type OutputArguments,
  outputArguments,
  REPORT_OPTIONS,
  type ReportArguments,
  reportArguments,
} from "./report.ts";

export interface MergeArguments {
  readonly files: readonly string[];
  /** Whether the cases are not kept. */
  readonly stream: boolean;
  /** Without it, those of the states. */
  readonly metrics: Metrics | undefined;
  readonly report: ReportArguments;
  readonly output: OutputArguments;
}

const OPTIONS: readonly OptionName[] = [
  ...REPORT_OPTIONS,
  "metrics",
  "json",
  "csv",
  "ndjson",
  "rows",
  ...PAPER_FORMS,
  "html",
  "stream",
  "output",
];
/** Forms that contain every case. */
const CASE_FORMS = ["csv", "ndjson", "html"] as const;

export function mergeArguments(files: readonly string[], values: OptionValues): MergeArguments {
  if (files.length === 0) throw new InputError("merge takes state files, and was given none");
  const other = (Object.keys(values) as OptionName[]).find((option) => !OPTIONS.includes(option));
  if (other) throw new InputError(`--${other} has no effect on merge; give it to softdice score`);
  const { stream = false } = values;
  const form = CASE_FORMS.find((name) => values[name] !== undefined);
  if (stream && form)
    throw new InputError(`--${form} writes every case, which --stream does not keep; leave one of them out`);
  return {
    files,
    stream,
    metrics: values.metrics === undefined ? undefined : parseMetrics(values.metrics),
    report: reportArguments(values),
    output: outputArguments(values),
  };
}
