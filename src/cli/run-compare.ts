import type { CompareOptions } from "../metrics/report/report-settings.ts";
import type { CompareArguments } from "./arguments/compare.ts";
import { compareMeters, type ModelComparison } from "./compare/compare-meters.ts";
import {
  type ComparisonPageData,
  type PageComparison,
  pageComparison,
  regressedCases,
  valuesOfBoth,
} from "./compare/comparison-page.ts";
import {
  boundLines,
  comparisonRows,
  comparisonTable,
  headLines,
  missingIntervals,
} from "./compare/comparison-table.ts";
import { openModels } from "./compare/open-models.ts";
import { withConvention } from "./data-set/count-settings.ts";
import { countedLabels } from "./data-set/data-set.ts";
import { findAgain } from "./data-set/find-again.ts";
import type { ScoredModel } from "./data-set/read-models.ts";
import { numberSegments } from "./data-set/segment-numbers.ts";
import { checkNamedIgnore } from "./names/class-names.ts";
import { regionNames } from "./names/regions.ts";
import { writeOutput } from "./output/output-file.ts";
import { drawCases } from "./picture/draw-cases.ts";
import { isPaperForm, paperTable } from "./text/paper-table.ts";
import { faultLine, type Output } from "./text/terminal.ts";
import { visibleJson } from "./text/visible-text.ts";
import { namesOf, styleOf } from "./write/write-report.ts";

/** Compares the first of several models with each of the others, case by case. */
export async function runCompare(options: CompareArguments, output: Output): Promise<number> {
  const { metrics, report, output: form } = options;
  const { models: found, settings, regions, scores: kept, code } = await openModels(options, output);
  checkNamedIgnore(report.names, settings, () => countedLabels(found));
  const given = regions ? regionNames(regions) : namesOf(report.names);
  const numbered = numberSegments(found, settings, given.size > 0);
  const [all, names] = [numbered.models, new Map([...numbered.names, ...given])];
  if (numbered.note !== undefined) output.error(faultLine(`note: ${numbered.note}`));
  const decided = withConvention(report.settings, settings);
  const scores = metrics?.scores ?? kept;
  const [model, ...others] = all as readonly ScoredModel[] as [ScoredModel, ...ScoredModel[]];
  const comparisons = others.map((other) => compareMeters(model, other, names, { ...decided, scores }));
  writeOutput(form.file, output.out, (write) => {
    const { format } = form;
    if (format === "json") write(`${visibleJson(JSON.stringify(comparisons, null, 2))}\n`);
    else if (isPaperForm(format)) write(comparisons.flatMap((one) => papers(one, format)).join("\n"));
    else write(comparisons.map((one) => comparisonTable(one, styleOf(output, form.file))).join("\n"));
  });
  // A table for a paper has only the dash.
  if (isPaperForm(form.format))
    for (const line of new Set(comparisons.flatMap(missingIntervals)))
      output.error(faultLine(`note: ${line}`));
  if (form.html !== undefined) {
    const data: PageComparison[] = [];
    for (const [place, comparison] of comparisons.entries())
      data.push(await pageOf(comparison, [model, others[place]!], decided, numbered.note !== undefined));
    const { writePage } = await import("./write/write-page.ts");
    const title = `${model.name} beside ${others.map(({ name }) => name).join(", ")}`;
    writePage(title, { comparisons: data } satisfies ComparisonPageData, form.html);
  }
  return code;
}

/** A comparison for a page, with slices of the cases in which the first model is worst beside the second. */
async function pageOf(
  comparison: ModelComparison,
  models: readonly [ScoredModel, ScoredModel],
  options: CompareOptions,
  isRenumbered: boolean,
): Promise<PageComparison> {
  // Pictures are made of the numbers in the files.
  const found = models.map((model) => (isRenumbered ? undefined : findAgain(model, model.settings)));
  const [first, second] = found;
  const values = valuesOfBoth(models, { ...options, scores: comparison.scores });
  const worst = regressedCases(comparison, values);
  const cases = first && second ? await drawCases(worst, [first.items, second.items], first.options) : [];
  const predictions = [comparison.first, comparison.second];
  return pageComparison(comparison, values, cases.length > 0 ? { predictions, cases } : undefined);
}

/** A table for each score, whose columns have the names of the models. */
function papers(comparison: ModelComparison, format: Parameters<typeof paperTable>[1]): string[] {
  const { first, second, scores } = comparison;
  const [, , cases] = headLines(comparison);
  return scores.map((score) =>
    paperTable(comparisonRows(comparison, score, [first, second]), format, {
      notes: [`difference: ${first} − ${second}; cases: ${cases![1]}`, ...boundLines(comparison, [score])],
    }),
  );
}
