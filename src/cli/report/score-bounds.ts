import { parseScoreName } from "../../metrics/scores/score-name.ts";
import type { ReportValue } from "../../metrics/statistics/report-value.ts";

/** The values that a distance can have for surfaces consistent with both masks. */
export interface ScoreBounds {
  readonly low: number;
  readonly high: number;
  readonly verdict: "resolved" | "finer than the grid";
}

/**
 * The bounds of each finite distance among some scores, as `distanceBounds` computes them: one diagonal of a voxel to either side.
 *
 * @param spacing - along perpendicular axes
 */
export function scoreBounds(
  scores: Readonly<Record<string, ReportValue>>,
  spacing: readonly number[],
): Record<string, ScoreBounds> {
  const diagonal = Math.sqrt(spacing.reduce((sum, size) => sum + size * size, 0));
  return Object.fromEntries(
    Object.entries(scores).flatMap(([name, value]): [string, ScoreBounds][] => {
      if (typeof value !== "number" || !isDistanceOfSurfaces(name)) return [];
      const low = Math.max(0, value - diagonal);
      return [
        [name, { low, high: value + diagonal, verdict: low === 0 ? "finer than the grid" : "resolved" }],
      ];
    }),
  );
}

function isDistanceOfSurfaces(name: string): boolean {
  const { kind } = parseScoreName("scoreBounds", name);
  return kind === "hausdorff" || kind === "average-distance" || kind === "lesion-hausdorff";
}

/** The tolerances of surface Dice that are below half a voxel, by the names of their scores: they measure the grid. */
export function finerTolerances(scores: readonly string[], spacing: readonly number[]): string[] {
  const half = Math.min(...spacing) / 2;
  return scores.filter((name) => {
    const score = parseScoreName("finerTolerances", name);
    return score.kind === "surface-dice" && score.tolerance < half;
  });
}
