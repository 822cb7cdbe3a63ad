import type { RankArguments } from "./arguments/rank.ts";
import { openModels } from "./compare/open-models.ts";
import { rankStates } from "./compare/rank-states.ts";
import { footLines, rankingRows, rankingTable } from "./compare/ranking-table.ts";
import { withConvention } from "./data-set/count-settings.ts";
import { numberSegments } from "./data-set/segment-numbers.ts";
import { writeOutput } from "./output/output-file.ts";
import { isPaperForm, paperTable } from "./text/paper-table.ts";
import type { Output } from "./text/terminal.ts";
import { visibleJson } from "./text/visible-text.ts";
import { styleOf } from "./write/write-report.ts";

/** Ranks several models by the cases that all of them have scored. */
export async function runRank(options: RankArguments, output: Output): Promise<number> {
  const { metrics, ranking, report, output: form } = options;
  const { models: found, settings, scores, code } = await openModels(options, output);
  const { models } = numberSegments(found, settings, false);
  const decided = withConvention(report.settings, settings);
  const result = rankStates(models, ranking, { ...decided, scores: metrics?.scores ?? scores });
  writeOutput(form.file, output.out, (write) => {
    const { format } = form;
    if (format === "json") write(`${visibleJson(JSON.stringify(result, null, 2))}\n`);
    else if (isPaperForm(format))
      write(paperTable(rankingRows(result), format, { hasMean: false, notes: footLines(result) }));
    else write(rankingTable(result, styleOf(output, form.file)));
  });
  return code;
}
