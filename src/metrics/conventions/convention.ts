import type { NamedScore } from "../scores/score-name.ts";
import type { SurfaceDirection } from "../scores/surface-direction.ts";
import type { PercentileChoice, SurfaceBoundary } from "../surfaces/class-surfaces.ts";

/** The scores that conventions treat alike: `"percentile"` is HD95 and its kind. */
export type ScoreGroup =
  | "dice"
  | "jaccard"
  | "precision"
  | "recall"
  | "specificity"
  | "surface-dice"
  | "hd"
  | "percentile"
  | "assd";

/** The choices by which a tool computes its scores. */
export interface Convention {
  /** The name of the tool. */
  readonly tool: string;
  /** The version of the tool whose code was read. */
  readonly version: string;
  /** Where the tool is published. */
  readonly source: string;
  /** The scores that the tool has, by the names that it gives them. */
  readonly scores: Readonly<Partial<Record<ScoreGroup, string>>>;
  /** The elements of a surface; `null` for a tool without scores of surfaces. */
  readonly boundary: SurfaceBoundary | null;
  /** The percentile that the tool takes of distances. */
  readonly percentile: PercentileChoice;
  /** The average that the tool calls its average distance. */
  readonly average: SurfaceDirection;
  /** Whether surface Dice pools both surfaces, or is the mean of their two shares. */
  readonly surfaceDice: "pooled" | "meanOfBoth";
  /** The values of a class that neither map contains; a score that is not listed has none. */
  readonly empty: Readonly<Partial<Record<ScoreGroup, number>>>;
  /** The scores of voxels that count a class as empty where the target alone lacks it. */
  readonly emptyWithoutTarget: readonly ScoreGroup[];
  /** The distances of a class that one map alone contains; by default Infinity. */
  readonly missing: Readonly<Partial<Record<ScoreGroup, number | "skip">>>;
  /** Whether class 0 counts in the mean over the classes. */
  readonly background: boolean;
  /** Whether the classes of a case are averaged, or their voxels are pooled before the ratio. */
  readonly mean: "macro" | "micro";
  /** What the choices above do not say. */
  readonly remark?: string;
}

/** The group of a score; `null` for one that no tool has under this name. */
export function groupOf(score: NamedScore): ScoreGroup | null {
  if (score.kind === "surface-dice") return "surface-dice";
  if (score.kind === "hausdorff") return score.percentile === 100 ? "hd" : "percentile";
  const { name } = score;
  return (GROUPS_BY_NAME as readonly string[]).includes(name) ? (name as ScoreGroup) : null;
}

const GROUPS_BY_NAME: readonly ScoreGroup[] = [
  "dice",
  "jaccard",
  "precision",
  "recall",
  "specificity",
  "assd",
];
