import type { ModelArguments } from "../arguments/models.ts";
import type { ScoreArguments } from "../arguments/score.ts";
import { countSettings } from "../data-set/count-settings.ts";
import { type DataSet, dataSetOf } from "../data-set/data-set.ts";
import { type Models, readModels } from "../data-set/read-models.ts";
import { progressOn, scoreCases } from "../data-set/score-cases.ts";
import { chooseCases, readCaseList } from "../find/case-list.ts";
import { checkSliceNames } from "../find/check-pairs.ts";
import { filesOf, findFiles } from "../find/find-files.ts";
import { checkApart } from "../output/check-outputs.ts";
import { outputsOf } from "../output/outputs.ts";
import { reportDataSet } from "../report/data-set-report.ts";
import { faultLine, type Output } from "../text/terminal.ts";
import { remarks } from "../write/remarks.ts";

/** Models, and the exit code: 2 where some cases of some model have no score. */
interface ScoredModels extends Models {
  readonly code: number;
}

/** The models of states, or of folders, which are scored now. */
export async function openModels({ files, runs }: ModelArguments, output: Output): Promise<ScoredModels> {
  return runs.length > 0 ? scoreModels(runs, output) : { ...readModels(files), code: 0 };
}

/** Scores the predictions of several models against one folder of targets, and reports what failed, a line each. */
async function scoreModels(runs: readonly ScoreArguments[], output: Output): Promise<ScoredModels> {
  const found = runs.map(findFiles);
  for (const [k, run] of runs.entries()) checkApart(outputsOf(run.output), filesOf(found[k]!, run));
  const [first] = runs as readonly [ScoreArguments];
  const ids = first.cases === undefined ? undefined : readCaseList(first.cases);
  const scoring = { thread: output.program, jobs: first.jobs, ...progressOn(output.terminal) };
  const dataSets: DataSet[] = [];
  for (const [k, { predictions, targets, pair, metrics }] of runs.entries()) {
    const items = ids ? chooseCases(found[k]!.items, ids) : found[k]!.items;
    if (pair.batchAxis !== undefined) checkSliceNames(items);
    const scored = await scoreCases(items, pair, scoring);
    dataSets.push(dataSetOf({ predictions, targets, scores: metrics.scores }, found[k]!, scored));
  }
  let code = 0;
  for (const dataSet of dataSets) {
    const report = reportDataSet(dataSet, new Map(), { ...first.report.settings, resamples: 0 });
    for (const line of remarks(report)) output.error(faultLine(`${dataSet.predictions}: ${line}`));
    if (report.skipped.length + report.unpaired.targets.length > 0) code = 2;
  }
  const { match, layout, missing, metrics, pair } = first;
  const settings = countSettings({ match, layout, missing }, pair);
  return {
    models: dataSets.map(({ predictions, targets, meter, segments }) => ({
      name: predictions,
      meter,
      segments,
      predictions,
      targets,
      settings,
    })),
    settings,
    regions: pair.regions,
    scores: metrics.scores,
    code,
  };
}
