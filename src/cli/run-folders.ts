import { InputError } from "../files/source/input-error.ts";
import type { ScoreArguments } from "./arguments/score.ts";
import type { DataSet } from "./data-set/data-set.ts";
import { type Scoring, scoreFolders } from "./data-set/score-folders.ts";
import { shardText } from "./data-set/shard-state.ts";
import { faultLine, type Output } from "./text/terminal.ts";
import { caseLine } from "./write/ndjson.ts";
import { openOutput } from "./write/open-output.ts";
import { namesOf, writeReport } from "./write/write-report.ts";

/** Scores the files of one folder against those of another one. */
export async function runFolders(options: ScoreArguments, output: Output): Promise<number> {
  const { metrics, report, shard } = options;
  const { format, file } = options.output;
  if (options.timing) throw new InputError("--timing is of one pair, and was given folders");
  const names = namesOf(report);
  const streams = format === "ndjson" && !shard;
  const scoring = scoringWith(
    streams && file === undefined && output.sharesTerminal ? { ...output, terminal: undefined } : output,
  );
  if (shard) {
    const dataSet = await scoreFolders(options, scoring);
    const { write, close } = openOutput(file, output.out);
    write(shardText(shard, dataSet));
    close();
    return shardCode(dataSet, output);
  }
  if (!streams) return writeReport(await scoreFolders(options, scoring), names, options, output);
  // Lines are written as their turn comes, while others are still being scored.
  const { write, close } = openOutput(file, output.out);
  const dataSet = await scoreFolders(options, {
    ...scoring,
    onCase: (state) => write(caseLine(state, names, report.settings, metrics.scores)),
  });
  close();
  return writeReport(dataSet, names, options, output, true);
}

function scoringWith({ program, terminal }: Output): Scoring {
  if (!terminal) return { thread: program };
  return {
    thread: program,
    progress: async (total) => (await import("./data-set/progress.ts")).progressBar(total, terminal),
  };
}

/** A shard tells of its failures, too, so that a scheduler can see them; the state holds them all the same. */
function shardCode({ meter }: DataSet, { error }: Output): number {
  const { cases, skipped } = meter.toJSON();
  for (const { id, reason } of skipped) error(faultLine(`failed: ${id}: ${reason}`));
  if (skipped.length === 0) return 0;
  return cases.length > 0 ? 2 : 1;
}
