import { checkBoolean, checkChoice, checkOptions } from "../../tensor/check-options.ts";
import { checkAbsence, onlyBackground, type ScoreOptions } from "../scores/score-options.ts";
import type { ClassSurfaces } from "./class-surfaces.ts";
import type { SurfaceDistances } from "./surface-distances.ts";

/** How the scores of the classes become one. */
export interface SurfaceScoreOptions extends Pick<ScoreOptions, "absent" | "absentIn"> {
  /** `"macro"`, the default: the mean over classes; `"micro"`: of the surfaces of all classes as one; `"none"`: one a class. */
  readonly average?: "macro" | "micro" | "none" | undefined;
  /** Whether class 0 takes part; by default if it was measured, which {@link surfaceDistances} does on demand. */
  readonly includeBackground?: boolean | undefined;
}

/** Names of {@link SurfaceScoreOptions}. */
const SURFACE_SCORE_OPTIONS: readonly string[] = ["average", "includeBackground", "absent", "absentIn"];

/** The surfaces of some classes, with the number of each. */
export type LabelledSurfaces = readonly (readonly [label: number, surfaces: ClassSurfaces])[];

/** {@link SurfaceScoreOptions} with their defaults; `includeBackground` has none before the distances are known. */
export interface SurfaceScoreSettings {
  readonly average: "macro" | "micro" | "none";
  readonly includeBackground: boolean | undefined;
  readonly absent: "skip" | number;
  readonly absentIn: "both" | "target";
}

/**
 * Validates the options of a surface score and fills in the defaults.
 *
 * @param own - the names of the function's own options
 */
export function readSurfaceScoreOptions(
  name: string,
  options: SurfaceScoreOptions,
  own: readonly string[],
): SurfaceScoreSettings {
  checkOptions(name, options, [...own, ...SURFACE_SCORE_OPTIONS]);
  const { average = "macro", includeBackground, absent = "skip", absentIn = "both" } = options;
  checkChoice(name, "average", average, ["macro", "micro", "none"]);
  if (includeBackground !== undefined) checkBoolean(name, "includeBackground", includeBackground);
  checkAbsence(name, absent, absentIn);
  return { average, includeBackground, absent, absentIn };
}

/**
 * The scores of the classes, or their average. `formula` gives the score of one class or of several pooled ones, of which at
 * least one has a surface. Infinity in a mean makes it Infinity.
 */
export function averageSurfaces(
  name: string,
  { classes }: SurfaceDistances,
  { average, includeBackground = classes[0] !== null, absent, absentIn }: SurfaceScoreSettings,
  formula: (surfaces: LabelledSurfaces) => number,
): number | number[] {
  if (includeBackground && classes[0] === null) {
    throw new RangeError(
      `${name}: includeBackground is true, but class 0 was not measured; surfaceDistances takes includeBackground as well`,
    );
  }
  const chosen: LabelledSurfaces = classes.flatMap((surfaces, label) =>
    surfaces === null || (label === 0 && !includeBackground) ? [] : [[label, surfaces] as const],
  );
  if (chosen.length === 0) throw onlyBackground(name);
  const value = (surfaces: LabelledSurfaces) => {
    const isPresent = surfaces.some(
      ([, { prediction, target }]) =>
        target.sizes.length > 0 || (absentIn === "both" && prediction.sizes.length > 0),
    );
    if (!isPresent) return absent === "skip" ? Number.NaN : absent;
    return formula(surfaces);
  };
  if (average === "micro") return value(chosen);
  const values = chosen.map((labelled) => value([labelled]));
  if (average === "none") return values;
  const scored = values.filter((score) => !Number.isNaN(score));
  return scored.reduce((sum, score) => sum + score, 0) / scored.length;
}
