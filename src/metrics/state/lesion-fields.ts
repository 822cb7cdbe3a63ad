import { checkChoice, checkInteger, checkNumber } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import { type KeptLesionRules, LESION_RULES, readLesionRules } from "../lesions/lesion-rules.ts";
import type { CaseLesions, LesionOutcome, LesionState } from "../lesions/lesion-state.ts";
import { checkFields, checkList } from "./json-fields.ts";
import { checkWithinBounds, copyBounds } from "./within-bounds.ts";

/** Validates the lesion rules of a meter or of a state, and fills in the defaults. */
export function checkLesionRules(name: string, path: string, rules: unknown): KeptLesionRules {
  checkFields(name, path, rules, [], LESION_RULES);
  return readLesionRules(`${name}: ${path}`, rules);
}

const OUTCOMES: readonly LesionOutcome[] = ["matched", "missed", "extra", "ignored"];
const COUNTS = ["class", "target", "targetVoxels", "predictedVoxels", "intersection"] as const;
const NUMBERS = ["predictions", "parts", "mergedWith"] as const;

/** Validates every field of the lesions of a case, and returns a copy in the order in which it is written. */
export function checkLesions(
  name: string,
  path: string,
  value: unknown,
  labels: readonly number[],
  rules: KeptLesionRules,
): CaseLesions {
  checkFields(name, path, value, ["voxelVolume", "penalty", "lesions"]);
  const { voxelVolume, penalty, lesions } = value as unknown as CaseLesions;
  checkNumber(name, `${path}.voxelVolume`, voxelVolume, 0);
  if (penalty !== "Infinity") checkNumber(name, `${path}.penalty`, penalty, 0);
  checkList(name, `${path}.lesions`, lesions);
  for (const [k, lesion] of Array.from(lesions).entries())
    checkLesion(name, `${path}.lesions[${k}]`, lesion, labels, rules);
  return copyLesions({ voxelVolume, penalty, lesions });
}

function checkLesion(
  name: string,
  path: string,
  value: unknown,
  labels: readonly number[],
  { tolerances, percentiles }: KeptLesionRules,
): void {
  const lists = [...NUMBERS, "centre", "within", "distances"] as const;
  checkFields(name, path, value, ["outcome", "total", ...COUNTS, ...lists], ["withinBounds"]);
  const lesion = value as unknown as LesionState;
  checkChoice(name, `${path}.outcome`, lesion.outcome, OUTCOMES);
  for (const field of COUNTS) checkInteger(name, `${path}.${field}`, lesion[field], 0);
  if (!labels.includes(lesion.class))
    throw new RangeError(`${name}: ${path}.class is ${lesion.class}, want a label of the case`);
  const least = Math.min(lesion.targetVoxels, lesion.predictedVoxels);
  if (lesion.intersection > least)
    throw new RangeError(`${name}: ${path}.intersection is ${lesion.intersection}, want at most ${least}`);
  if (lesion.targetVoxels + lesion.predictedVoxels === 0)
    throw new RangeError(`${name}: ${path}.targetVoxels is 0, want a lesion with voxels`);
  for (const field of lists) checkList(name, `${path}.${field}`, lesion[field]);
  for (const field of NUMBERS)
    for (const [k, number] of lesion[field].entries())
      checkInteger(name, `${path}.${field}[${k}]`, number, 1);
  for (const [k, place] of lesion.centre.entries()) checkNumber(name, `${path}.centre[${k}]`, place, 0);
  checkNumber(name, `${path}.total`, lesion.total, 0);
  checkList(name, `${path}.within`, lesion.within, tolerances.length);
  checkList(name, `${path}.distances`, lesion.distances, percentiles.length);
  for (const [k, within] of lesion.within.entries()) {
    checkNumber(name, `${path}.within[${k}]`, within, 0);
    if (within > lesion.total)
      throw new RangeError(`${name}: ${path}.within[${k}] is ${within}, want at most ${lesion.total}`);
  }
  if (lesion.withinBounds !== undefined) checkWithinBounds(name, `${path}.withinBounds`, lesion);
  for (const [k, distance] of lesion.distances.entries()) {
    if (distance === "Infinity") continue;
    if (typeof distance !== "number")
      throw new TypeError(
        `${name}: ${path}.distances[${k}] is ${describe(distance)}, want a number or "Infinity"`,
      );
    checkNumber(name, `${path}.distances[${k}]`, distance, 0);
  }
}

/** Copies the lesions of a case, fields in one order, so that equal states have equal bytes. */
export function copyLesions({ voxelVolume, penalty, lesions }: CaseLesions): CaseLesions {
  return {
    voxelVolume,
    penalty,
    lesions: lesions.map((lesion) => ({
      class: lesion.class,
      outcome: lesion.outcome,
      target: lesion.target,
      predictions: [...lesion.predictions],
      parts: [...lesion.parts],
      mergedWith: [...lesion.mergedWith],
      targetVoxels: lesion.targetVoxels,
      predictedVoxels: lesion.predictedVoxels,
      intersection: lesion.intersection,
      centre: lesion.centre.map((place) => place + 0),
      total: lesion.total,
      within: [...lesion.within],
      ...copyBounds(lesion.withinBounds),
      distances: [...lesion.distances],
    })),
  };
}

/** Copies rules, fields in one order. */
export function copyLesionRules(rules: KeptLesionRules): KeptLesionRules {
  return { ...rules, percentiles: [...rules.percentiles], tolerances: [...rules.tolerances] };
}
