import type { CompareArguments } from "./arguments/compare.ts";
import { compareMeters, type Model, type ModelComparison } from "./compare/compare-meters.ts";
import { comparisonRows, comparisonTable } from "./compare/comparison-table.ts";
import { withConvention } from "./data-set/count-settings.ts";
import { readModels } from "./data-set/read-models.ts";
import { regionNames } from "./names/regions.ts";
import { writeOutput } from "./output/output-file.ts";
import { isPaperForm, paperTable } from "./text/paper-table.ts";
import type { Output } from "./text/terminal.ts";
import { visibleJson } from "./text/visible-text.ts";
import { namesOf, styleOf } from "./write/write-report.ts";

/** Compares the first of several models with each of the others, case by case. */
export function runCompare(
  { files, metrics, report, output: form }: CompareArguments,
  output: Output,
): number {
  const { models: all, settings, regions, scores: kept } = readModels(files);
  const names = regions ? regionNames(regions) : namesOf(report.names);
  const decided = withConvention(report.settings, settings);
  const scores = metrics?.scores ?? kept;
  const [model, ...models] = all as readonly [Model, ...Model[]];
  const comparisons = models.map((other) => compareMeters(model, other, names, { ...decided, scores }));
  writeOutput(form.file, output.out, (write) => {
    const { format } = form;
    if (format === "json") write(`${visibleJson(JSON.stringify(comparisons, null, 2))}\n`);
    else if (isPaperForm(format)) write(comparisons.flatMap((one) => papers(one, format)).join("\n"));
    else write(comparisons.map((one) => comparisonTable(one, styleOf(output, form.file))).join("\n"));
  });
  return 0;
}

function papers(comparison: ModelComparison, format: Parameters<typeof paperTable>[1]): string[] {
  return comparison.scores.map((score) => paperTable(comparisonRows(comparison, score), format));
}
