import { isLowerBetter } from "../../metrics/scores/score-measure.ts";
import { parseScoreName } from "../../metrics/scores/score-name.ts";
import type { ReportValue } from "../../metrics/statistics/report-value.ts";
import type { GridBounds } from "../../metrics/surfaces/distance-bounds.ts";

/** Whether a score is finer than the grid; the best value needs no bounds, since both masks have one surface. */
export function isFiner(name: string, value: ReportValue, bounds: GridBounds | undefined): boolean {
  return (
    bounds?.verdict === "finer than the grid" &&
    Number(value) !== (isLowerBetter(parseScoreName("isFiner", name)) ? 0 : 1)
  );
}

/** The tolerances of surface Dice that are below half of a voxel's shortest side, by the names of their scores: they measure the grid. */
export function finerTolerances(scores: readonly string[], smallest: number): string[] {
  return scores.filter((name) => {
    const score = parseScoreName("finerTolerances", name);
    return score.kind === "surface-dice" && score.tolerance < smallest / 2;
  });
}
