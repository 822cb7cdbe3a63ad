import { describe } from "../../tensor/describe.ts";
import type { Formula } from "./average-scores.ts";
import { dice, fBeta, jaccard, precision, recall, specificity, volumeRatio } from "./overlap-formulas.ts";

/**
 * The name of a score, in reports and on the command line: `"dice"`, `"jaccard"`, `"precision"`, `"recall"`, `"specificity"`,
 * `"volume-similarity"`, `"f2"` (F-beta, any beta), `"surface-dice@2mm"` (surface Dice, any tolerance; mm stands for the unit
 * of the spacing), `"hd"` (Hausdorff distance), `"hd95"` (any percentile of it), `"assd"` (average symmetric surface distance).
 */
export type ScoreName =
  | "dice"
  | "jaccard"
  | "precision"
  | "recall"
  | "specificity"
  | "volume-similarity"
  | `f${number}`
  | `surface-dice@${number}mm`
  | "hd"
  | `hd${number}`
  | "assd";

/** A score that a name stands for; `name` is its one spelling. */
export type NamedScore = { readonly name: ScoreName } & (
  | { readonly kind: "overlap"; readonly formula: Formula }
  | { readonly kind: "surface-dice"; readonly tolerance: number }
  | { readonly kind: "hausdorff"; readonly percentile: number }
  | { readonly kind: "average-distance" }
);

const FORMULAS = new Map<string, Formula>([
  ["dice", dice],
  ["jaccard", jaccard],
  ["precision", precision],
  ["recall", recall],
  ["specificity", specificity],
  ["volume-similarity", volumeRatio],
]);

/** A number as JavaScript writes it. */
const NUMBER = String.raw`(\d+(?:\.\d+)?(?:e[+-]?\d+)?)`;
const F_BETA = new RegExp(`^f${NUMBER}$`);
const SURFACE_DICE = new RegExp(`^surface-dice@${NUMBER}mm$`);
const HAUSDORFF = new RegExp(`^hd${NUMBER}$`);

function wanted(): string {
  return `${[...FORMULAS.keys()].join(", ")}, f2, surface-dice@2mm, hd, hd95 or assd`;
}

/**
 * The score that a name stands for.
 *
 * @throws {TypeError} if the name is no string
 * @throws {RangeError} if it names no score, or one with an impossible number
 */
export function parseScoreName(caller: string, name: unknown): NamedScore {
  if (typeof name !== "string") throw new TypeError(`${caller}: score ${describe(name)}, want ${wanted()}`);
  const formula = FORMULAS.get(name);
  if (formula !== undefined) return { name: name as ScoreName, kind: "overlap", formula };
  if (name === "assd") return { name, kind: "average-distance" };
  if (name === "hd") return { name, kind: "hausdorff", percentile: 100 };
  const impossible = (want: string) => new RangeError(`${caller}: score ${describe(name)}, want ${want}`);
  const beta = numberIn(name, F_BETA);
  if (beta !== undefined) {
    if (!(beta * beta > 0 && beta * beta < Infinity)) throw impossible("a beta above 0, like f2");
    return { name: `f${beta}`, kind: "overlap", formula: fBeta(beta) };
  }
  const tolerance = numberIn(name, SURFACE_DICE);
  if (tolerance !== undefined) {
    if (tolerance === Infinity) throw impossible("a finite tolerance, like surface-dice@2mm");
    return { name: `surface-dice@${tolerance}mm`, kind: "surface-dice", tolerance };
  }
  const percentile = numberIn(name, HAUSDORFF);
  if (percentile !== undefined) {
    if (!(percentile > 0 && percentile <= 100))
      throw impossible("a percentile above 0, up to 100, like hd95");
    return { name: percentile === 100 ? "hd" : `hd${percentile}`, kind: "hausdorff", percentile };
  }
  throw impossible(wanted());
}

function numberIn(name: string, pattern: RegExp): number | undefined {
  const digits = pattern.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * Several names.
 *
 * @throws {RangeError} if there is none, or one stands there twice
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
