import { checkChoice } from "../../tensor/check-options.ts";
import { type ScoreOptions, scoreOptions } from "../scores/average-scores.ts";
import type { ClassSurfaces } from "./class-surfaces.ts";
import type { SurfaceDistances } from "./surface-distances.ts";

/** How the scores of the classes become one. */
export interface SurfaceScoreOptions extends Pick<ScoreOptions, "absent" | "absentIn"> {
  /** `"macro"`, the default: the mean over classes; `"micro"`: of the surfaces of all classes as one; `"none"`: one a class. */
  readonly average?: "macro" | "micro" | "none";
  /** Whether class 0 takes part; by default if it was measured, which {@link surfaceDistances} does on demand. */
  readonly includeBackground?: boolean;
}

/** Names of {@link SurfaceScoreOptions}. */
export const SURFACE_SCORE_OPTIONS: readonly string[] = [
  "average",
  "includeBackground",
  "absent",
  "absentIn",
];

/** The surfaces of some classes, with the number of each. */
export type LabelledSurfaces = readonly (readonly [label: number, surfaces: ClassSurfaces])[];

/**
 * The scores of the classes, or their average, under the name of whoever is called. `formula` gives the score of one class or of
 * several pooled ones, of which at least one surface is there. Infinity in a mean makes it Infinity.
 */
export function averageSurfaces(
  name: string,
  { classes }: SurfaceDistances,
  { average = "macro", includeBackground = classes[0] !== null, ...absence }: SurfaceScoreOptions,
  formula: (surfaces: LabelledSurfaces) => number,
): number | number[] {
  checkChoice(name, "average", average, ["macro", "micro", "none"]);
  const { absent, absentIn } = scoreOptions(name, { includeBackground, ...absence });
  if (includeBackground && classes[0] === null) {
    throw new RangeError(
      `${name}: includeBackground true, but class 0 was not measured; surfaceDistances takes includeBackground as well`,
    );
  }
  const chosen: LabelledSurfaces = classes.flatMap((surfaces, label) =>
    surfaces === null || (label === 0 && !includeBackground) ? [] : [[label, surfaces] as const],
  );
  if (chosen.length === 0) throw new RangeError(`${name}: includeBackground false leaves no class of 1`);
  const value = (surfaces: LabelledSurfaces) => {
    const isThere = surfaces.some(
      ([, { prediction, target }]) =>
        target.sizes.length > 0 || (absentIn === "both" && prediction.sizes.length > 0),
    );
    if (!isThere) return absent === "skip" ? Number.NaN : absent;
    return formula(surfaces);
  };
  if (average === "micro") return value(chosen);
  const values = chosen.map((one) => value([one]));
  if (average === "none") return values;
  const left = values.filter((score) => !Number.isNaN(score));
  return left.reduce((sum, score) => sum + score, 0) / left.length;
}
