import { isSigned } from "../../metrics/scores/score-measure.ts";
import { parseScoreNames, type ScoreName } from "../../metrics/scores/score-name.ts";

/** The scores by which models are compared: those with a sign, whose means hide errors of both signs, by their size. */
export function sizedScores(scores: readonly ScoreName[]): ScoreName[] {
  const sized = parseScoreNames("compare", scores).map((score) =>
    isSigned(score) ? (`absolute-${score.name}` as ScoreName) : score.name,
  );
  return [...new Set(sized)];
}
