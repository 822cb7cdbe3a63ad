import { parseArguments, type ScoreArguments } from "./arguments.ts";
import { help } from "./help.ts";
import { InputError } from "./input-error.ts";
import { score } from "./score.ts";
import { scoreTable } from "./score-table.ts";
import { Stopwatch } from "./stopwatch.ts";
import { timingTable } from "./timing-table.ts";
import { version } from "./version.ts";

/** Where a run writes. */
export interface Output {
  out(text: string): void;
  error(text: string): void;
  /** Whether `out` shows colours. */
  readonly colors: boolean;
}

/** Runs the command line and gives the exit code: 0, or 1 after one line on `error`. */
export function run(args: readonly string[], output: Output): number {
  try {
    const command = parseArguments(args);
    if (command.name === "help") output.out(help);
    if (command.name === "version") output.out(`${version()}\n`);
    if (command.name === "score") runScore(command.options, output);
    return 0;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    output.error(`softdice: ${error.message.replace(/\s*\n\s*/g, " ")}\n`);
    return 1;
  }
}

function runScore(options: ScoreArguments, { out, error, colors }: Output): void {
  const stopwatch = new Stopwatch();
  const report = score(options, stopwatch);
  if (options.json) {
    const milliseconds = options.timing && { milliseconds: stopwatch.timing() };
    // JSON has no NaN: the scores of absent classes become null.
    out(`${JSON.stringify({ ...report, ...milliseconds }, null, 2)}\n`);
    return;
  }
  out(scoreTable(report, colors));
  if (options.timing) error(timingTable(stopwatch.timing()));
}
