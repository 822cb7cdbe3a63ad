import { InputError } from "../files/source/input-error.ts";
import type { ScoreArguments } from "./arguments/score.ts";
import { areFolders, pairOfFiles } from "./find/find-pairs.ts";
import { checkApart } from "./output/check-outputs.ts";
import { writeOutput } from "./output/output-file.ts";
import { outputsOf } from "./output/outputs.ts";
import { explainPair } from "./pair/explain-pair.ts";
import { isPaperForm, paperTable } from "./text/paper-table.ts";
import type { Output } from "./text/terminal.ts";
import { visibleJson } from "./text/visible-text.ts";
import { conventionRows, conventionTable } from "./write/convention-table.ts";
import { namesOf, styleOf } from "./write/write-report.ts";

/** Prints one pair of files by the conventions of other tools, with the reasons of each difference. */
export async function runExplain(options: ScoreArguments, output: Output): Promise<number> {
  const { predictions, targets, metrics, report: settings } = options;
  if (areFolders(predictions, targets))
    throw new InputError("explain takes two files, and was given two folders; name one case of each");
  const given = namesOf(settings.names);
  const pair = pairOfFiles(predictions, targets);
  checkApart(outputsOf(options.output), [pair.prediction, pair.target]);
  const { report, names: own, notes } = await explainPair(pair, options.pair, metrics.scores);
  const names = new Map([...own, ...given]);
  const { format, file } = options.output;
  writeOutput(file, output.out, (write) => {
    if (format === "json") {
      const { prediction, target } = pair;
      write(`${visibleJson(JSON.stringify({ prediction, target, notes, ...report }, null, 2))}\n`);
    } else if (isPaperForm(format))
      write(
        conventionRows(report, names)
          .map((rows) => paperTable(rows, format, { hasMean: false }))
          .join("\n"),
      );
    else write(conventionTable(report, names, notes, styleOf(output, file)));
  });
  return 0;
}
