import { InputError } from "../files/source/input-error.ts";
import { DiceMeter } from "../metrics/dice-meter.ts";
import type { CompareArguments } from "./arguments/compare.ts";
import { compareMeters, type Model, type ModelComparison } from "./compare/compare-meters.ts";
import { comparisonRows, comparisonTable } from "./compare/comparison-table.ts";
import { settingsDifference, withConvention } from "./data-set/count-settings.ts";
import { explained, readState, type StateFile } from "./data-set/state-file.ts";
import { regionNames } from "./names/regions.ts";
import { writeOutput } from "./output/output-file.ts";
import type { Region } from "./pair/count-regions.ts";
import { isPaperForm, paperTable } from "./text/paper-table.ts";
import type { Output } from "./text/terminal.ts";
import { visibleJson } from "./text/visible-text.ts";
import { namesOf, styleOf } from "./write/write-report.ts";

/** Compares the first of several models with each of the others, case by case. */
export function runCompare(
  { files, metrics, report, output: form }: CompareArguments,
  output: Output,
): number {
  const states = files.map((file) => ({ file, state: readState(file) }));
  const [first, ...others] = states as [(typeof states)[0], ...typeof states];
  for (const other of others) checkSameCounting(other, first);
  const regions = first.state.settings["--regions"] as readonly Region[] | undefined;
  const names = regions ? regionNames(regions) : namesOf(report.names);
  const decided = withConvention(report.settings, first.state.settings);
  const scores = metrics?.scores ?? first.state.scores;
  const [model, ...models] = states.map(modelOf) as [Model, ...Model[]];
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

function modelOf({ file, state }: { readonly file: string; readonly state: StateFile }): Model {
  const meter = explained(file, () => DiceMeter.fromJSON(state.meter));
  return { name: `${file} (${state.predictions})`, meter };
}

/** How files are named may differ between models, how they are counted may not. */
function checkSameCounting(
  { file, state }: { readonly file: string; readonly state: StateFile },
  first: { readonly file: string; readonly state: StateFile },
): void {
  const counting = ({ settings }: StateFile) => {
    const { "--match": _, "--layout": __, "--max-file": ___, ...rest } = settings;
    return rest;
  };
  const difference = settingsDifference(counting(state), counting(first.state));
  if (difference === undefined) return;
  throw new InputError(
    `${file}: ${difference} of ${first.file}; compare models that were scored with the same options`,
  );
}
