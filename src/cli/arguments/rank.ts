import { RANKING_NAMES, type RankingName } from "../../metrics/ranking/ranking-rules.ts";
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
import { choice } from "./values/option-values.ts";

export interface RankArguments extends ModelArguments {
  /** Without it, those of the first state. */
  readonly metrics: Metrics | undefined;
  readonly ranking: RankingName;
  readonly report: ReportArguments;
  readonly output: OutputArguments;
}

const OPTIONS: readonly OptionName[] = [
  ...REPORT_OPTIONS.filter((option) => !["names", "resamples", "seed"].includes(option)),
  "metrics",
  "ranking",
  "json",
  ...PAPER_FORMS,
  "output",
];

/** Parses the arguments of `softdice rank`. */
export function rankArguments(files: readonly string[], values: OptionValues): RankArguments {
  const models = modelArguments("rank", files, values, OPTIONS);
  const [run] = models.runs;
  return {
    ...models,
    metrics: run?.metrics ?? (values.metrics === undefined ? undefined : parseMetrics(values.metrics)),
    ranking: choice("--ranking", values.ranking, RANKING_NAMES) ?? "mean-then-rank",
    report: run?.report ?? reportArguments(values),
    output: outputArguments(values),
  };
}
