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

export interface CompareArguments {
  /** State files of models; the first is compared with each of the others. */
  readonly files: readonly string[];
  /** Without it, those of the states. */
  readonly metrics: Metrics | undefined;
  readonly report: ReportArguments;
  readonly output: OutputArguments;
}

const OPTIONS: readonly OptionName[] = [...REPORT_OPTIONS, "metrics", "json", ...PAPER_FORMS, "output"];
const MAX_MODELS = 100;

/** Parses the arguments of `softdice compare`. */
export function compareArguments(files: readonly string[], values: OptionValues): CompareArguments {
  if (files.length < 2 || files.length > MAX_MODELS) {
    throw new InputError(
      `compare takes 2 to ${MAX_MODELS} state files, which softdice score --state writes, and was given ${files.length}`,
    );
  }
  const other = (Object.keys(values) as OptionName[]).find((option) => !OPTIONS.includes(option));
  if (other) throw new InputError(`--${other} has no effect on compare; leave it out`);
  return {
    files,
    metrics: values.metrics === undefined ? undefined : parseMetrics(values.metrics),
    report: reportArguments(values),
    output: outputArguments(values),
  };
}
