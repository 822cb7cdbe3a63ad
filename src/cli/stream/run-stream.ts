import type { MergeArguments } from "../arguments/merge.ts";
import type { CountSettings } from "../data-set/count-settings.ts";
import { checkNamedIgnore } from "../names/class-names.ts";
import { regionNames } from "../names/regions.ts";
import { writeOutput } from "../output/output-file.ts";
import type { Region } from "../pair/count-regions.ts";
import { isPaperForm, paperTable } from "../text/paper-table.ts";
import { faultLine, type Output } from "../text/terminal.ts";
import { visibleJson } from "../text/visible-text.ts";
import { dataSetTable, gridNotes, meanRows, type TableReport } from "../write/data-set-table.ts";
import { failureLines } from "../write/failure-lines.ts";
import { namesOf, styleOf } from "../write/write-report.ts";
import { type StreamedReport, streamStates } from "./stream-states.ts";

/** A list on the terminal ends here; the JSON contains all. */
const MAX_LINES = 20;

/** Merges states without keeping their cases, and writes the report. */
export function runStream(
  { files, metrics, report: given, output: form }: MergeArguments,
  output: Output,
): number {
  const namesFor = (settings: CountSettings) => {
    const regions = settings["--regions"] as readonly Region[] | undefined;
    return regions ? regionNames(regions) : namesOf(given.names);
  };
  const options = { ...given.settings, ...(metrics && { scores: metrics.scores }) };
  let counted: CountSettings = {};
  const namesOfState = ({ settings }: { readonly settings: CountSettings }) => {
    counted = settings;
    return namesFor(settings);
  };
  const report = streamStates(files, namesOfState, options);
  checkNamedIgnore(given.names, counted, () => report.classes.map((one) => one.class));
  const shown: TableReport = { ...report, cases: { length: report.cases } };
  writeOutput(form.file, output.out, (write) => {
    const { format } = form;
    if (format === "json") write(`${visibleJson(JSON.stringify(report, null, 2))}\n`);
    else if (isPaperForm(format)) write(paperTable(meanRows(shown), format, { notes: gridNotes(shown) }));
    else write(dataSetTable(shown, styleOf(output, form.file)));
  });
  for (const line of remarkLines(report)) output.error(faultLine(line));
  if (report.skipped.length + report.unpaired.targets.length === 0) return 0;
  return report.cases > 0 ? 2 : 1;
}

function remarkLines({ skipped, unpaired, notes, predictions, targets }: StreamedReport): string[] {
  const lines = [
    ...failureLines(skipped),
    ...unpaired.predictions.map((path) => `no partner: ${path} in ${predictions}`),
    ...unpaired.targets.map((path) => `no partner: ${path} in ${targets}`),
  ];
  const more = lines.length - MAX_LINES;
  return [
    ...lines.slice(0, MAX_LINES),
    ...(more > 0 ? [`${more} more, which --json lists`] : []),
    ...notes.map(({ note, cases, first }) =>
      cases === 1 ? `note: ${first}: ${note}` : `note: ${cases} cases, ${first} the first: ${note}`,
    ),
  ];
}
