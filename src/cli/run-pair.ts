import { InputError } from "../files/source/input-error.ts";
import { Stopwatch } from "../files/source/stopwatch.ts";
import { DiceMeter } from "../metrics/dice-meter.ts";
import type { ScoreArguments } from "./arguments/score.ts";
import { type Pair, pairOfFiles } from "./find/find-pairs.ts";
import type { ClassNames } from "./names/class-names.ts";
import { regionNames } from "./names/regions.ts";
import { checkApart } from "./output/check-outputs.ts";
import { writeOutput } from "./output/output-file.ts";
import { outputsOf } from "./output/outputs.ts";
import { explainPair } from "./pair/explain-pair.ts";
import { scorePair } from "./pair/score-pair.ts";
import { type ChosenCase, drawCases } from "./picture/draw-cases.ts";
import type { PageConventions } from "./report/page-data.ts";
import { pairJson, reportPair } from "./report/pair-report.ts";
import type { Output } from "./text/terminal.ts";
import { visibleJson } from "./text/visible-text.ts";
import { pageConventions } from "./write/convention-table.ts";
import { scoreTable } from "./write/pair-table.ts";
import { timingTable } from "./write/timing-table.ts";
import { namesOf, styleOf, writeReport } from "./write/write-report.ts";

/** What the page says of the conventions of other tools: they are of labels, not of regions, segments that overlap or stacks. */
async function conventionsOf(
  { pair: options, metrics }: ScoreArguments,
  pair: Pair,
  names: ClassNames,
): Promise<PageConventions | undefined> {
  if (options.regions || options.batchAxis !== undefined) return undefined;
  const explained = await explainPair(pair, options, metrics.scores, "skip");
  return explained && pageConventions(explained.report, names);
}

/** Scores one file against another: in every detail, or, in the forms for data sets, as a data set of one case. */
export async function runPair(options: ScoreArguments, output: Output): Promise<number> {
  const { match, shard, metrics, report, timing } = options;
  const { format, html, file } = options.output;
  if (shard) throw new InputError("--shard takes a part of two folders, and was given two files");
  if (options.state) throw new InputError("--state keeps the counts of two folders, and was given two files");
  if (options.resume)
    throw new InputError("--resume takes up a run over two folders, and was given two files");
  if (match.length > 0)
    throw new InputError("--match matches the files of two folders, and was given two files");
  const given = options.pair.regions ? regionNames(options.pair.regions) : namesOf(report.names);
  const stopwatch = new Stopwatch();
  const pair = pairOfFiles(options.predictions, options.targets);
  checkApart(outputsOf(options.output), [pair.prediction, pair.target]);
  const scored = await scorePair(pair, options.pair, stopwatch);
  const names = new Map([...(scored.names ?? []), ...given]);
  const isDataSet = options.pair.batchAxis !== undefined || (format !== "table" && format !== "json");
  if (isDataSet || html !== undefined) {
    const dataSet = {
      predictions: pair.prediction,
      targets: pair.target,
      unpaired: { predictions: [], targets: [] },
      passedOver: { predictions: 0, targets: 0 },
      segments: [],
      notes: scored.note ? [{ id: pair.id, note: scored.note }] : [],
      scores: metrics.scores,
      meter: DiceMeter.fromJSON(scored.state),
    };
    const conventions = html === undefined ? undefined : await conventionsOf(options, pair, names);
    const draw = (worst: readonly ChosenCase[]) => drawCases(worst, [[pair]], options.pair);
    return writeReport(
      dataSet,
      names,
      { scores: metrics.scores, settings: report.settings, ...options.output, conventions, draw },
      output,
    );
  }
  const { settings } = report;
  const details = reportPair(pair, scored, { ...options.pair, scores: metrics.scores, names, settings });
  writeOutput(file, output.out, (write) => {
    if (format === "json") {
      const milliseconds = timing && { milliseconds: stopwatch.timing() };
      write(`${visibleJson(JSON.stringify({ ...pairJson(details), ...milliseconds }, null, 2))}\n`);
    } else write(scoreTable(details, styleOf(output, file)));
  });
  if (timing && format !== "json") output.error(timingTable(stopwatch.timing()));
  return 0;
}
