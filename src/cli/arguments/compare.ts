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

/** Validates the number of state files of models, and that each option has an effect on the command. */
export function checkModels(
  command: "compare" | "rank",
  files: readonly string[],
  values: OptionValues,
  options: readonly OptionName[],
): void {
  if (files.length < 2 || files.length > MAX_MODELS) {
    throw new InputError(
      `${command} takes 2 to ${MAX_MODELS} state files, which softdice score --state writes, and was given ${files.length}`,
    );
  }
  const other = (Object.keys(values) as OptionName[]).find((option) => !options.includes(option));
  if (other) throw new InputError(`--${other} has no effect on ${command}; leave it out`);
}

/** Parses the arguments of `softdice compare`. */
export function compareArguments(files: readonly string[], values: OptionValues): CompareArguments {
  checkModels("compare", files, values, OPTIONS);
  return {
    files,
    metrics: values.metrics === undefined ? undefined : parseMetrics(values.metrics),
    report: reportArguments(values),
    output: outputArguments(values),
  };
}
