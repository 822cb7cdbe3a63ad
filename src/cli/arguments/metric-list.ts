import { isOfLesions, unitOf } from "../../metrics/scores/score-measure.ts";
import { parseScoreName } from "../../metrics/scores/score-name.ts";
import { SCORE_EXAMPLES, SCORE_FAMILIES, SCORES } from "../../metrics/scores/score-table.ts";

/** Lists the scores as `--help` shows them: each with its other names, and with its unit if that is not a length. */
export function metricList(ofLesions: boolean): string {
  const shown = SCORE_EXAMPLES.filter((name) => isOfLesions(parseScoreName("--metrics", name)) === ofLesions);
  return shown
    .map((name) => {
      const unit = unitOf(parseScoreName("--metrics", name));
      const remarks = [...otherNames(name), ...(unit === "ml" || unit === "%" ? [`in ${unit}`] : [])];
      return remarks.length === 0 ? name : `${name} (${remarks.join(", ")})`;
    })
    .join(", ");
}

function otherNames(name: string): readonly string[] {
  const family = SCORE_FAMILIES.find(({ example }) => example === name);
  if (family === undefined)
    return Object.entries(SCORES).find(([known]) => known === name)?.[1].aliases ?? [];
  const { prefix, suffix, aliases = [] } = family;
  const number = name.slice(prefix.length, name.length - suffix.length);
  return aliases.slice(0, 1).map(([before, behind]) => `${before}${number}${behind}`);
}
