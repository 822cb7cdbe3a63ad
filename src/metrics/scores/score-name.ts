import { describe } from "../../tensor/describe.ts";
import { suggestion } from "../../tensor/nearest-name.ts";
import type { FixedScoreName, ScoreMeasure } from "./score-measure.ts";
import { SCORE_EXAMPLES, SCORE_FAMILIES, SCORES } from "./score-table.ts";

/**
 * The name of a score, in reports and on the command line: `"dice"`, `"jaccard"`, `"precision"`, `"recall"`, `"specificity"`,
 * `"volume-similarity"`, `"accuracy"`, `"balanced-accuracy"`, `"mcc"` (Matthews correlation), `"kappa"` (Cohen's), `"f2"` (F-beta,
 * any beta), `"surface-dice@2mm"` (surface Dice, any tolerance; mm means the unit of the spacing), `"boundary-iou@2mm"`
 * (IoU of the voxels at most so far from the boundary, any width), `"boundary-iou"` (2 % of the image's diagonal), `"hd"` (Hausdorff distance),
 * `"hd95"` (any percentile of it), `"assd"` (average symmetric surface distance), `"masd"` (mean of the two average surface distances);
 * and of lesions, where the meter keeps them, `"lesion-dice"`, `"lesion-precision"`, `"lesion-recall"`, `"lesion-f1"`, `"lesion-sq"`,
 * `"lesion-pq"`, `"lesion-hd95"`, `"lesion-surface-dice@2mm"`; and of probabilities, where the meter keeps them, `"soft-dice"`, `"brier"`,
 * `"ece"`, `"ace"`, `"mce"`.
 */
export type ScoreName =
  | FixedScoreName
  | `${"" | "lesion-"}surface-dice@${number}mm`
  | `boundary-iou@${number}mm`
  | `${"" | "lesion-"}hd${number}`
  | `f${number}`;

/** A score by its name; `name` is its one spelling, `title` its name in tables. */
export type NamedScore = { readonly name: ScoreName; readonly title: string } & ScoreMeasure;

/** A number as JavaScript writes it. */
const NUMBER = "(\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)";

/** Returns the one spelling of an alias; of another name that name. */
function spellingOf(given: string): string {
  const found = Object.entries(SCORES).find(([, { aliases = [] }]) => aliases.includes(given));
  return found === undefined ? given : found[0];
}

function wanted(): string {
  return `${SCORE_EXAMPLES.slice(0, -1).join(", ")} or ${SCORE_EXAMPLES.at(-1)}`;
}

/**
 * Returns the score of a name or of an alias such as `iou`, `nsd@2mm` or `asd`.
 *
 * @throws {TypeError} if the name is not a string
 * @throws {RangeError} if it is not the name of a score, or contains an impossible number
 */
export function parseScoreName(caller: string, given: unknown): NamedScore {
  if (typeof given !== "string") throw new TypeError(`${caller}: score ${describe(given)}, want ${wanted()}`);
  const name = spellingOf(given);
  if (Object.hasOwn(SCORES, name)) {
    const { title, measure } = SCORES[name as FixedScoreName];
    return { name: name as ScoreName, title, ...measure };
  }
  for (const { prefix, suffix, aliases = [], want, accepts, title, measure } of SCORE_FAMILIES) {
    const number = [[prefix, suffix] as const, ...aliases]
      .map(([before, behind]) => numberBetween(name, before, behind))
      .find((found) => found !== undefined);
    if (number === undefined) continue;
    if (!accepts(number)) throw new RangeError(`${caller}: score ${describe(given)}, want ${want}`);
    const canonical = `${prefix}${number}${suffix}`;
    if (canonical === "hd100") return parseScoreName(caller, "hd");
    return { name: canonical as ScoreName, title: title(number), ...measure(number) };
  }
  const aliases = Object.values(SCORES).flatMap((score) => score.aliases ?? []);
  throw new RangeError(
    `${caller}: score ${describe(given)}, want ${wanted()}${suggestion(given, [...SCORE_EXAMPLES, ...aliases])}`,
  );
}

function numberBetween(name: string, prefix: string, suffix: string): number | undefined {
  // Reports parse the names of all their rows: only a name that may fit is worth an expression.
  if (!name.startsWith(prefix)) return undefined;
  const digits = new RegExp(`^${prefix}${NUMBER}${suffix}$`).exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * Returns the scores of a list of names.
 *
 * @throws {RangeError} if the list is empty, or contains a score twice
 */
export function parseScoreNames(caller: string, names: unknown): NamedScore[] {
  if (!Array.isArray(names))
    throw new TypeError(`${caller}: scores are ${describe(names)}, want an array of names`);
  const scores = Array.from(names, (name) => parseScoreName(caller, name));
  if (scores.length === 0) throw new RangeError(`${caller}: scores are [], want at least one of ${wanted()}`);
  scores.forEach(({ name }, k) => {
    if (scores.findIndex((other) => other.name === name) < k)
      throw new RangeError(`${caller}: scores hold ${name} twice`);
  });
  return scores;
}
