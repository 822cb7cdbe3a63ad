import type { CaseReport } from "../../metrics/report/meter-report.ts";
import { finerTolerances } from "./finer-than-grid.ts";

/** What the voxels of a data set show of distances. */
export interface GridSummary {
  /** The longest side of a voxel of any case. */
  readonly largest: number;
  /** By the name of a score with a tolerance: the cases of which it is less than half a voxel. */
  readonly finerTolerances: Readonly<Record<string, number>>;
}

/** Summarizes the voxels of some cases; nothing where no case has their size. */
export function gridSummary(
  cases: readonly Pick<CaseReport, "voxel">[],
  scores: readonly string[],
): GridSummary | undefined {
  const sizes = cases.flatMap(({ voxel }) => voxel ?? []);
  if (sizes.length === 0) return undefined;
  const casesOf = new Map<number, number>();
  for (const { smallest } of sizes) casesOf.set(smallest, (casesOf.get(smallest) ?? 0) + 1);
  const finer: Record<string, number> = {};
  for (const [smallest, number] of casesOf)
    for (const name of finerTolerances(scores, smallest)) finer[name] = (finer[name] ?? 0) + number;
  const largest = sizes.reduce((most, size) => Math.max(most, size.largest), 0);
  return { largest, finerTolerances: finer };
}

/** The summary of two parts of a data set. */
export function joinSummaries(
  a: GridSummary | undefined,
  b: GridSummary | undefined,
): GridSummary | undefined {
  if (!a || !b) return a ?? b;
  const finer = { ...a.finerTolerances };
  for (const [name, cases] of Object.entries(b.finerTolerances)) finer[name] = (finer[name] ?? 0) + cases;
  return { largest: Math.max(a.largest, b.largest), finerTolerances: finer };
}
