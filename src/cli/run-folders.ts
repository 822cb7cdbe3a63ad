import { join } from "node:path";
import { InputError } from "../files/source/input-error.ts";
import type { ScoreArguments } from "./arguments/score.ts";
import { type CountSettings, countSettings } from "./data-set/count-settings.ts";
import type { DataSet } from "./data-set/data-set.ts";
import { openJournal } from "./data-set/journal.ts";
import { type Scoring, scoreCases } from "./data-set/score-cases.ts";
import { stateText } from "./data-set/state-file.ts";
import { chooseCases, readCaseList } from "./find/case-list.ts";
import { checkPairs } from "./find/check-pairs.ts";
import { type FoundPairs, findByLayout, findPairs, withMissingPredictions } from "./find/find-pairs.ts";
import { bytesOf } from "./find/item-size.ts";
import { readPairList } from "./find/pair-list.ts";
import { itemsOf } from "./find/shard.ts";
import { regionNames } from "./names/regions.ts";
import { checkApart } from "./output/check-outputs.ts";
import { openOutput, type TextOutput, writeOutput } from "./output/output-file.ts";
import { outputsOf, progressFile } from "./output/outputs.ts";
import { faultLine, type Output } from "./text/terminal.ts";
import { version } from "./version.ts";
import { caseLine, casesOf } from "./write/ndjson.ts";
import { namesOf, writeReport } from "./write/write-report.ts";

/** Scores the files of one folder against those of another one. */
export async function runFolders(options: ScoreArguments, output: Output): Promise<number> {
  const { predictions, targets, match, shard, metrics, report } = options;
  if (options.timing) throw new InputError("--timing works for one pair of files, not for folders");
  const names = options.pair.regions ? regionNames(options.pair.regions) : namesOf(report.names);
  const found = findFiles(options);
  checkApart(outputsOf(options.output), inputsOf(found, predictions, targets));
  const settings = countSettings({ match, layout: options.layout, missing: options.missing }, options.pair);
  const journal = journalFor(options, settings);
  const chosen =
    options.cases === undefined ? found.items : chooseCases(found.items, readCaseList(options.cases));
  const items = shard ? itemsOf(chosen, chosen.map(bytesOf), shard) : chosen;
  if (options.pair.batchAxis !== undefined) checkSliceNames(items);
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
      onCase: (meter) => {
        for (const one of casesOf(meter))
          lines.write(caseLine(one, names, report.settings, metrics.scores, options.output.rows));
      },
    }),
  };
  try {
    const { meter, notes } = await scoreCases(items, options.pair, scoring);
    lines?.finish();
    const { unpaired } = found;
    const passedOver = {
      predictions: found.passedOver.predictions.length,
      targets: found.passedOver.targets.length,
    };
    const dataSet = { predictions, targets, unpaired, passedOver, notes, scores: metrics.scores, meter };
    let code: number;
    if (isState) {
      const origin = { program: version(), ...(shard && { shard }), settings };
      writeOutput(options.output.file, output.out, (write) => write(stateText(origin, dataSet)));
      code = stateCode(dataSet, output);
    } else {
      const written = { scores: metrics.scores, settings: report.settings, ...options.output };
      code = await writeReport(dataSet, names, written, output, lines !== undefined);
    }
    journal?.remove();
    return code;
  } finally {
    lines?.discard();
    journal?.close();
  }
}

/** Refuses names that the slices of another file would have. */
function checkSliceNames(items: FoundPairs["items"]): void {
  const named = items.find(({ id }) => /\[\d+\]$/.test(id));
  if (named)
    throw new InputError(
      `case ${named.id} is named as --batch-axis names a slice; rename its files, or score it alone`,
    );
}

/** The pairs of a table, or of two folders. */
function findFiles({
  predictions,
  targets,
  match,
  layout,
  pairs,
  strict,
  missing,
}: ScoreArguments): FoundPairs {
  if (pairs !== undefined) return readPairList(pairs);
  const found = layout ? findByLayout(predictions, targets, layout) : findPairs(predictions, targets, match);
  checkPairs(found, { predictions, targets, strict });
  return missing ? withMissingPredictions(found) : found;
}

/** Lines are written when their turn comes, while other cases are still being scored. */
function openLines({ output: { file } }: ScoreArguments, { out }: Output): TextOutput {
  return openOutput(file, out);
}

/** Every file that a run reads or counts. */
function* inputsOf(found: FoundPairs, predictions: string, targets: string): Generator<string> {
  for (const item of found.items) {
    if ("reason" in item) continue;
    if (item.prediction !== null) yield item.prediction;
    yield item.target;
  }
  for (const path of found.unpaired.predictions) yield join(predictions, path);
  for (const path of found.unpaired.targets) yield join(targets, path);
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

function progressOn(terminal: NodeJS.WritableStream | undefined): Pick<Scoring, "progress"> {
  if (!terminal) return {};
  return {
    progress: async (total) => (await import("./data-set/progress.ts")).progressBar(total, terminal),
  };
}

/** Reports failures on stderr, so that a scheduler can see them; the state contains them too. */
function stateCode({ meter }: DataSet, { error }: Output): number {
  const { cases, skipped } = meter.toJSON();
  for (const { id, reason } of skipped) error(faultLine(`failed: ${id}: ${reason}`));
  if (skipped.length === 0) return 0;
  return cases.length > 0 ? 2 : 1;
}
