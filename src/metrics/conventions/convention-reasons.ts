import type { SurfaceDirection } from "../scores/surface-direction.ts";
import type { SurfaceBoundary } from "../surfaces/class-surfaces.ts";
import type { Convention, ScoreGroup } from "./convention.ts";

/** A choice of a tool that differs from that of softdice, and the scores that it may change. */
export interface ConventionReason {
  readonly text: string;
  readonly groups: readonly ScoreGroup[];
}

const SURFACES: readonly ScoreGroup[] = ["surface-dice", "hd", "percentile", "assd"];

const BOUNDARY_TEXTS: Readonly<Record<SurfaceBoundary, string>> = {
  area: "surfaces are areas between voxels",
  voxels: "surfaces are the outermost voxels, each counted once, instead of areas between voxels",
  mesh: "surfaces are quadrilaterals between voxels",
  contour:
    "surfaces are voxels that touch another class with a face, an edge or a corner, and the border of the image is not a surface",
  region: "all voxels of the class count, those inside of the other map with the distance 0",
};

const AVERAGE_TEXTS: Readonly<Partial<Record<SurfaceDirection, string>>> = {
  meanOfBoth: "the average distance is the mean of the two averages, instead of that of both surfaces as one",
  largerOfBoth: "the average distance is the larger of the two averages",
};

/** The choices of a convention that differ from those of softdice, in words. */
export function conventionReasons({
  scores,
  boundary,
  percentile,
  average,
  surfaceDice,
  empty,
  emptyWithoutTarget,
  missing,
  background,
  mean,
  remark,
}: Convention): ConventionReason[] {
  const has = (group: ScoreGroup) => scores[group] !== undefined;
  const all = Object.keys(scores) as ScoreGroup[];
  const reasons: ConventionReason[] = [];
  const add = (text: string | undefined, groups: readonly ScoreGroup[]) => {
    const own = groups.filter(has);
    if (text !== undefined && own.length > 0) reasons.push({ text, groups: own });
  };
  if (boundary !== null && boundary !== "area") add(BOUNDARY_TEXTS[boundary], SURFACES);
  if (percentile.rule === "pooled")
    add("a percentile is that of both lists of distances as one, instead of the larger of two", [
      "percentile",
    ]);
  if (percentile.rule === "mean")
    add("a percentile is the mean of those of the two directions, instead of the larger", ["percentile"]);
  if (percentile.reading === "below")
    add("a percentile is read one place lower, without interpolation; of a single voxel it is 0", [
      "percentile",
    ]);
  add(AVERAGE_TEXTS[average], ["assd"]);
  if (surfaceDice === "meanOfBoth")
    add("surface Dice is the mean of the shares of the two surfaces, instead of their sum over the sum", [
      "surface-dice",
    ]);
  if (emptyWithoutTarget.length > 0)
    add(
      `a class that the target lacks has no ${listText(emptyWithoutTarget, "or")}, whatever is predicted`,
      emptyWithoutTarget,
    );
  for (const [value, groups] of byValue(empty))
    add(`a class that neither map contains has ${listText(groups)} ${valueText(value)}`, groups);
  for (const [value, groups] of byValue(missing))
    add(
      value === "skip"
        ? `a class that one map lacks has no ${listText(groups, "or")}`
        : `a class that one map lacks has ${listText(groups)} ${valueText(value)}`,
      groups,
    );
  if (background) add("the background, class 0, counts in the mean", all);
  if (mean === "micro") add("the voxels of the classes are pooled before the ratio", ["dice"]);
  add(remark, all);
  return reasons;
}

function byValue<Value>(values: Readonly<Partial<Record<ScoreGroup, Value>>>): Map<Value, ScoreGroup[]> {
  const groups = new Map<Value, ScoreGroup[]>();
  for (const [group, value] of Object.entries(values) as [ScoreGroup, Value][])
    groups.set(value, [...(groups.get(value) ?? []), group]);
  return groups;
}

const GROUP_TITLES: Readonly<Record<ScoreGroup, string>> = {
  dice: "Dice",
  jaccard: "Jaccard",
  precision: "precision",
  recall: "recall",
  specificity: "specificity",
  "surface-dice": "surface Dice",
  hd: "HD",
  percentile: "percentiles",
  assd: "average distance",
};

function listText(groups: readonly ScoreGroup[], word = "and"): string {
  const titles = groups.map((group) => GROUP_TITLES[group]);
  return titles.length === 1 ? titles[0]! : `${titles.slice(0, -1).join(", ")} ${word} ${titles.at(-1)}`;
}

function valueText(value: number): string {
  return value === Infinity ? "∞" : String(value);
}
