import { parseScoreName } from "../../metrics/scores/score-name.ts";
import type { ReportValue } from "../../metrics/statistics/report-value.ts";
import type { GridBounds } from "../../metrics/surfaces/distance-bounds.ts";

/** Whether the masks cannot tell a distance from 0; one of 0 itself needs no bounds, since both masks have one surface. */
export function isFiner(value: ReportValue, bounds: GridBounds | undefined): boolean {
  return bounds?.verdict === "finer than the grid" && Number(value) > 0;
}

/** The tolerances of surface Dice that are below half of a voxel's shortest side, by the names of their scores: they measure the grid. */
export function finerTolerances(scores: readonly string[], smallest: number): string[] {
  return scores.filter((name) => {
    const score = parseScoreName("finerTolerances", name);
    return score.kind === "surface-dice" && score.tolerance < smallest / 2;
  });
}
