import { InputError } from "../files/source/input-error.ts";
import type { ScoreArguments } from "./arguments/score.ts";
import { type CountSettings, countSettings } from "./data-set/count-settings.ts";
import { type DataSet, dataSetOf } from "./data-set/data-set.ts";
import { openJournal } from "./data-set/journal.ts";
import { numberedDataSet } from "./data-set/numbered-data-set.ts";
import { type Cases, progressOn, type Scoring, scoreCases } from "./data-set/score-cases.ts";
import { stateText } from "./data-set/state-file.ts";
import { arrivingCases, chooseCases, readCaseList } from "./find/case-list.ts";
import { checkSliceNames } from "./find/check-pairs.ts";
import { filesOf, findFiles } from "./find/find-files.ts";
import type { FoundPairs } from "./find/find-pairs.ts";
import { bytesOf } from "./find/item-size.ts";
import { itemsOf } from "./find/shard.ts";
import { regionNames } from "./names/regions.ts";
import { checkApart } from "./output/check-outputs.ts";
import { openOutput, type TextOutput, writeOutput } from "./output/output-file.ts";
import { outputsOf, progressFile } from "./output/outputs.ts";
import { type ChosenCase, drawCases } from "./picture/draw-cases.ts";
import { faultLine, type Output } from "./text/terminal.ts";
import { version } from "./version.ts";
import { failureLines } from "./write/failure-lines.ts";
import { caseLine, casesOf } from "./write/ndjson.ts";
import { namesOf, writeReport } from "./write/write-report.ts";

/** Scores the files of one folder against those of another one. */
export async function runFolders(options: ScoreArguments, output: Output): Promise<number> {
  const { predictions, targets, match, shard, metrics, report } = options;
  if (options.timing) throw new InputError("--timing works for one pair of files, not for folders");
  const names = options.pair.regions ? regionNames(options.pair.regions) : namesOf(report.names);
  const found = findFiles(options);
  checkApart(outputsOf(options.output), filesOf(found, options));
  const settings = countSettings({ match, layout: options.layout, missing: options.missing }, options.pair);
  const journal = journalFor(options, settings);
  const items = casesToScore(found.items, options);
  const isState = shard !== undefined || options.state;
  const lines = options.output.format === "ndjson" && !isState ? openLines(options, output) : undefined;
  const scoring: Scoring = {
    thread: output.program,
    jobs: options.jobs,
    journal,
    ...progressOn(
      lines && options.output.file === undefined && output.sharesTerminal ? undefined : output.terminal,
    ),
    ...(lines && {
      onCase: (meter, own) => {
        const all = new Map([...own, ...names]);
        for (const one of casesOf(meter))
          lines.write(caseLine(one, all, report.settings, metrics.scores, options.output.rows));
      },
    }),
  };
  try {
    const scored = await scoreCases(items, options.pair, scoring);
    lines?.finish();
    const dataSet = dataSetOf({ predictions, targets, scores: metrics.scores }, found, scored);
    let code: number;
    if (isState) {
      const origin = { program: version(), ...(shard && { shard }), settings };
      writeOutput(options.output.file, output.out, (write) => write(stateText(origin, dataSet)));
      code = stateCode(dataSet, output);
    } else {
      const numbered = numberedDataSet(dataSet, settings, names);
      // Pictures are made of the numbers in the files.
      const draw = async (worst: readonly ChosenCase[]) =>
        numbered.isRenumbered ? [] : drawCases(worst, [found.items], options.pair);
      const written = { scores: metrics.scores, settings: report.settings, ...options.output, draw };
      code = await writeReport(numbered.dataSet, numbered.names, written, output, lines !== undefined);
    }
    journal?.remove();
    return code;
  } finally {
    lines?.discard();
    journal?.close();
  }
}

/** All cases, those of a list, or those of a shard; with `--cases -` as their ids arrive, which a shard has to know before. */
function casesToScore(found: FoundPairs["items"], { cases, shard, pair }: ScoreArguments): Cases {
  if (pair.batchAxis !== undefined) checkSliceNames(found);
  if (cases === "-" && !shard) return arrivingCases(found, process.stdin);
  const chosen = cases === undefined ? found : chooseCases(found, readCaseList(cases));
  return shard ? itemsOf(chosen, chosen.map(bytesOf), shard) : chosen;
}

/** Lines are written when their turn comes, while other cases are still being scored. */
function openLines({ output: { file } }: ScoreArguments, { out }: Output): TextOutput {
  return openOutput(file, out);
}

/** A run into a file keeps its finished cases beside it, so that `--resume` can take it up. */
function journalFor({ output, resume }: ScoreArguments, settings: CountSettings) {
  const file = progressFile(output);
  if (file !== undefined) return openJournal(file, { program: version(), settings }, resume);
  if (resume) {
    throw new InputError("--resume needs --output <file>: the finished cases are kept beside that file");
  }
  return undefined;
}

/** Reports failures on stderr, so that a scheduler can see them; the state contains them too. */
function stateCode({ meter }: DataSet, { error }: Output): number {
  const { cases, skipped } = meter.toJSON();
  for (const line of failureLines(skipped)) error(faultLine(line));
  if (skipped.length === 0) return 0;
  return cases.length > 0 ? 2 : 1;
}
