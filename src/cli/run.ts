import { InputError } from "../files/source/input-error.ts";
import { parseArguments } from "./arguments/command.ts";
import type { MergeArguments } from "./arguments/merge.ts";
import type { ScoreArguments } from "./arguments/score.ts";
import { areFolders } from "./find/find-pairs.ts";
import { help } from "./help.ts";
import { regionNames } from "./names/regions.ts";
import { checkApart, checkOutputs } from "./output/check-outputs.ts";
import { outputsOf } from "./output/outputs.ts";
import type { Region } from "./pair/count-regions.ts";
import type { ChosenCase } from "./picture/draw-cases.ts";
import { checkReport } from "./report/data-set-report.ts";
import { faultLine, type Output } from "./text/terminal.ts";
import { version } from "./version.ts";

/** Runs the command line and returns the exit code: 0; 1 without any score; 2 if some cases have none. */
export async function run(args: readonly string[], output: Output): Promise<number> {
  try {
    const command = parseArguments(args);
    if (command.name === "score") return await runScore(command.options, output);
    if (command.name === "explain") {
      checkFiles(command.options, []);
      const { runExplain } = await import("./run-explain.ts");
      return await runExplain(command.options, output);
    }
    if (command.name === "merge") return await runMerge(command.options, output);
    if (command.name === "compare") {
      checkFiles(command.options, command.options.files);
      const { runCompare } = await import("./run-compare.ts");
      return await runCompare(command.options, output);
    }
    if (command.name === "rank") {
      checkFiles(command.options, command.options.files);
      const { runRank } = await import("./run-rank.ts");
      return await runRank(command.options, output);
    }
    if (command.name === "gradcheck") {
      const { runGradcheck } = await import("./run-gradcheck.ts");
      return await runGradcheck(command.options, output);
    }
    output.out(command.name === "help" ? help : `${version()}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    output.error(faultLine(error.message));
    return 1;
  }
}

// A command loads only the modules that it needs.

async function runScore(options: ScoreArguments, output: Output): Promise<number> {
  checkFiles(
    options,
    [options.pairs, options.cases].filter((file) => file !== undefined && file !== "-") as string[],
  );
  checkReport(options.report.settings, options.metrics, options.pair.lesions);
  if (options.pairs !== undefined || areFolders(options.predictions, options.targets)) {
    const { runFolders } = await import("./run-folders.ts");
    return runFolders(options, output);
  }
  const { runPair } = await import("./run-pair.ts");
  return runPair(options, output);
}

async function runMerge(options: MergeArguments, output: Output): Promise<number> {
  checkFiles(options, options.files);
  if (options.stream) {
    const { runStream } = await import("./stream/run-stream.ts");
    return runStream(options, output);
  }
  const { withConvention } = await import("./data-set/count-settings.ts");
  const { mergeStates } = await import("./data-set/merge-states.ts");
  const { namesOf, writeReport } = await import("./write/write-report.ts");
  const { dataSet, settings } = mergeStates(options.files);
  if (options.output.rows === "lesions" && dataSet.meter.toJSON().lesions === undefined)
    throw new InputError("--rows lesions: the states hold no lesions; softdice score --lesions finds them");
  const regions = settings["--regions"] as readonly Region[] | undefined;
  const names = regions ? regionNames(regions) : namesOf(options.report.names);
  const { metrics, report, output: form } = options;
  const { checkNamedIgnore } = await import("./names/class-names.ts");
  const { countedLabels } = await import("./data-set/data-set.ts");
  checkNamedIgnore(report.names, settings, () => countedLabels([dataSet]));
  const decided = withConvention(report.settings, settings);
  const { numberedDataSet } = await import("./data-set/numbered-data-set.ts");
  const numbered = numberedDataSet(dataSet, settings, names);
  const draw = async (worst: readonly ChosenCase[]) => {
    const { findAgain } = await import("./data-set/find-again.ts");
    const { drawCases } = await import("./picture/draw-cases.ts");
    const found = findAgain(dataSet, settings);
    return found && !numbered.isRenumbered ? drawCases(worst, [found.items], found.options) : [];
  };
  const written = { scores: metrics?.scores, settings: decided, ...form, draw };
  return writeReport(numbered.dataSet, numbered.names, written, output);
}

/** Validates the files of a command, before it starts. */
function checkFiles(
  { output, report: { names } }: Pick<ScoreArguments, "output" | "report">,
  inputs: readonly string[],
): void {
  const outputs = outputsOf(output);
  checkOutputs(outputs);
  checkApart(outputs, names === undefined ? inputs : [...inputs, names]);
}
