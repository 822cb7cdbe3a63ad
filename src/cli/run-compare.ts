import type { CompareArguments } from "./arguments/compare.ts";
import { compareMeters, type Model, type ModelComparison } from "./compare/compare-meters.ts";
import { comparisonRows, comparisonTable } from "./compare/comparison-table.ts";
import { openModels } from "./compare/open-models.ts";
import { withConvention } from "./data-set/count-settings.ts";
import { regionNames } from "./names/regions.ts";
import { writeOutput } from "./output/output-file.ts";
import { isPaperForm, paperTable } from "./text/paper-table.ts";
import type { Output } from "./text/terminal.ts";
import { visibleJson } from "./text/visible-text.ts";
import { namesOf, styleOf } from "./write/write-report.ts";

/** Compares the first of several models with each of the others, case by case. */
export async function runCompare(options: CompareArguments, output: Output): Promise<number> {
  const { metrics, report, output: form } = options;
  const { models: all, settings, regions, scores: kept, code } = await openModels(options, output);
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
  return code;
}

function papers(comparison: ModelComparison, format: Parameters<typeof paperTable>[1]): string[] {
  return comparison.scores.map((score) => paperTable(comparisonRows(comparison, score), format));
}
