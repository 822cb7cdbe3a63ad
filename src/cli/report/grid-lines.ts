import { lengthText } from "../../files/volume/geometry.ts";
import type { MeanBounds } from "../../metrics/report/bounds-columns.ts";
import { countText, scoreTitle, valueText } from "../text/score-text.ts";
import type { GridSummary } from "./grid-summary.ts";

/** A score of a data set; a distance has bounds. */
interface BoundedScore {
  readonly cases: number;
  readonly bounds?: MeanBounds;
}

/** What the size of the voxels does not show of some scores, a line for each that it concerns. */
export function gridLines(
  names: readonly string[],
  grid: GridSummary | undefined,
  classes: readonly { readonly scores: Readonly<Record<string, BoundedScore>> }[],
  overall: Readonly<Record<string, BoundedScore>>,
): string[] {
  if (grid === undefined) return [];
  const size = `voxels of up to ${lengthText(grid.largest)} mm`;
  return names.flatMap((name) => {
    const title = scoreTitle(name).replace(/, mm$/, "");
    const { bounds } = overall[name]!;
    const means = bounds ? meansText(name, bounds) : "";
    const below = grid.finerTolerances[name];
    if (below !== undefined)
      return [
        `${title}: the tolerance is less than half a voxel in ${casesText(below)}, so the score depends on the grid${means}`,
      ];
    const finer = sum(classes.map(({ scores }) => scores[name]!.bounds?.finer ?? 0));
    if (finer === 0) return [];
    const values = countText(sum(classes.map(({ scores }) => scores[name]!.cases)));
    return [`${title}: ${countText(finer)} of ${values} values are finer than the grid, ${size}${means}`];
  });
}

/** The ends of a mean, nothing of an infinite one. */
function meansText(name: string, { low, high }: MeanBounds): string {
  if (!Number.isFinite(high)) return "";
  return `; surfaces between the voxels have means of ${valueText(name, low)} to ${valueText(name, high)}`;
}

function casesText(cases: number): string {
  return `${countText(cases)} ${cases === 1 ? "case" : "cases"}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
