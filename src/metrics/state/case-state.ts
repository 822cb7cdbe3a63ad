import { checkInteger } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import { LABEL_LIMIT } from "../counts/compact-labels.ts";
import { checkCounts, type OverlapCounts } from "../counts/overlap-counts.ts";
import type { KeptLesionRules } from "../lesions/lesion-rules.ts";
import type { CaseLesions } from "../lesions/lesion-state.ts";
import type { MeasureName } from "../scores/measure-formulas.ts";
import type { StoredNumber } from "../surfaces/stored-number.ts";
import type { VoxelSize } from "../surfaces/surface-distances.ts";
import { checkFields, checkList } from "./json-fields.ts";
import { checkLesions, copyLesions } from "./lesion-fields.ts";
import { checkCaseMeasures } from "./measure-fields.ts";
import { checkBackground } from "./probability-fields.ts";
import type { KeptMeasures } from "./surface-measures.ts";
import { checkSurface, copySurface, type SurfaceState } from "./surface-state.ts";
import { checkVoxel, copyVoxel } from "./voxel-field.ts";

/** The state of one case: the counts of the classes that occur in it, in ascending order. */
export interface CaseState {
  /** The name of the case. */
  readonly id: string;
  /** Voxels that counted. */
  readonly voxels: number;
  /** The classes that occur in the case, ascending. */
  readonly labels: readonly number[];
  /** The voxels of each label in both maps. */
  readonly intersection: readonly number[];
  /** The voxels of each label in the prediction. */
  readonly predicted: readonly number[];
  /** The voxels of each label in the target. */
  readonly actual: readonly number[];
  /** `true` for masks of which a voxel is in no class or in several; missing otherwise. */
  readonly noBackground?: true;
  /** The size of a voxel, where the meter keeps measures of surfaces or lesions: what the masks can show. */
  readonly voxel?: VoxelSize;
  /** Of every label but 0, in their order, where the meter keeps surface measures. */
  readonly surfaces?: readonly SurfaceState[];
  /** The numbers of the kept measures, one list for every label but 0, in their order. */
  readonly measures?: readonly (readonly StoredNumber[])[];
  /** The numbers of probabilities of class 0, where the meter keeps these and the class occurs. */
  readonly background?: readonly number[] | undefined;
  /** Where the meter keeps lesions. */
  readonly lesions?: CaseLesions;
}

/** The options of a meter. */
export interface CaseRules {
  readonly classes: number | undefined;
  readonly surface: KeptMeasures | undefined;
  readonly measures?: readonly MeasureName[] | undefined;
  readonly bins?: number | undefined;
  readonly lesions?: KeptLesionRules | undefined;
}

/** The state of a case without its name. */
export type CaseCounts = Omit<CaseState, "id">;

/** The labels that occur, and their counts. */
export function occurring({
  intersection,
  predicted,
  actual,
  voxels,
  noBackground,
}: OverlapCounts): CaseCounts {
  const labels: number[] = [];
  for (let c = 0; c < predicted.length; c++) if (predicted[c]! > 0 || actual[c]! > 0) labels.push(c);
  const of = (counts: readonly number[]) => labels.map((c) => positive(counts[c]!));
  return {
    voxels: positive(voxels),
    labels,
    intersection: of(intersection),
    predicted: of(predicted),
    actual: of(actual),
    ...(noBackground && { noBackground }),
  };
}

/** Validates counts that are whole numbers, of which a sum may not exceed another even by rounding. */
export function checkWholeCounts(name: string, counts: unknown): OverlapCounts {
  const checked = checkCounts(name, counts);
  const { intersection, predicted, actual, voxels } = checked;
  checkInteger(name, "counts.voxels", voxels);
  for (const [c, both] of intersection.entries()) {
    const sums = { intersection: both, predicted: predicted[c], actual: actual[c] };
    for (const [sum, count] of Object.entries(sums)) checkInteger(name, `counts.${sum}[${c}]`, count);
    const least = Math.min(predicted[c]!, actual[c]!);
    if (both > least || Math.max(predicted[c]!, actual[c]!) > voxels)
      throw new RangeError(
        `${name}: counts of class ${c} are ${both} of ${predicted[c]} and ${actual[c]}, of ${voxels} voxels`,
      );
  }
  return checked;
}

/** Validates every field of the state of a case, and returns a copy. */
export function checkCase(name: string, path: string, value: unknown, rules: CaseRules): CaseState {
  const lists = ["labels", "intersection", "predicted", "actual"] as const;
  const { classes = LABEL_LIMIT, surface, measures, bins, lesions } = rules;
  const required = [
    "id",
    "voxels",
    ...lists,
    ...(surface ? ["surfaces"] : []),
    ...(measures ? ["measures"] : []),
    ...(lesions ? ["lesions"] : []),
  ];
  const optional = [
    "noBackground",
    ...(surface || lesions ? ["voxel"] : []),
    ...(bins === undefined ? [] : ["background"]),
  ];
  checkFields(name, path, value, required, optional);
  const state = value as unknown as CaseState;
  const { id, voxels, labels, intersection, predicted, actual, noBackground } = state;
  checkId(name, `${path}.id`, id);
  checkInteger(name, `${path}.voxels`, voxels, 0);
  checkList(name, `${path}.labels`, labels);
  if (noBackground !== undefined && noBackground !== true)
    throw new TypeError(`${name}: ${path}.noBackground is ${describe(noBackground)}, want true or nothing`);
  for (const list of lists) {
    checkList(name, `${path}.${list}`, state[list], labels.length);
    for (const [k, count] of state[list].entries()) checkInteger(name, `${path}.${list}[${k}]`, count, 0);
  }
  const refuse = (list: string, k: number, want: string) =>
    new RangeError(`${name}: ${path}.${list}[${k}] is ${state[list as "labels"][k]}, want ${want}`);
  labels.forEach((label, k) => {
    if (label >= classes) throw refuse("labels", k, `at most ${classes - 1}`);
    if (k > 0 && label <= labels[k - 1]!) throw refuse("labels", k, `more than ${labels[k - 1]}`);
    for (const list of ["predicted", "actual"] as const)
      if (state[list][k]! > voxels) throw refuse(list, k, `at most the ${voxels} voxels`);
    const least = Math.min(predicted[k]!, actual[k]!);
    if (intersection[k]! > least) throw refuse("intersection", k, `at most the ${least} of one map`);
    if (predicted[k] === 0 && actual[k] === 0) throw refuse("predicted", k, "a label that occurs");
  });
  const { surfaces: _, measures: numbers, background: given, lesions: found, ...counts } = state;
  const background =
    bins === undefined ? undefined : checkBackground(name, `${path}.background`, labels, given, bins);
  if (counts.voxel !== undefined) checkVoxel(name, `${path}.voxel`, counts.voxel);
  return {
    ...copyCase(counts),
    ...(surface && { surfaces: checkSurfaces(name, `${path}.surfaces`, state, surface) }),
    ...(measures && {
      measures: checkCaseMeasures(name, `${path}.measures`, labels, numbers, measures, bins),
    }),
    ...(background && { background }),
    ...(lesions && { lesions: checkLesions(name, `${path}.lesions`, found, labels, lesions) }),
  };
}

/** Copies the state of a case, fields in the order in which they are written. */
export function copyCase(state: CaseState): CaseState {
  const { id, voxels, labels, intersection, predicted, actual } = state;
  const { noBackground, voxel, surfaces, measures, background, lesions } = state;
  return {
    id,
    voxels: positive(voxels),
    labels: labels.map(positive),
    intersection: intersection.map(positive),
    predicted: predicted.map(positive),
    actual: actual.map(positive),
    ...(noBackground && { noBackground }),
    ...(voxel && { voxel: copyVoxel(voxel) }),
    ...(surfaces && { surfaces: surfaces.map(copySurface) }),
    ...(measures && { measures: measures.map((numbers) => [...numbers]) }),
    ...(background && { background: [...background] }),
    ...(lesions && { lesions: copyLesions(lesions) }),
  };
}

/** Without the sign of −0, which JSON would lose. */
function positive(count: number): number {
  return count + 0;
}

/** One for every label but 0, the background, which has no surface. */
export function checkSurfaces(
  name: string,
  path: string,
  { labels, predicted, actual, surfaces }: Omit<CaseCounts, "surfaces"> & { readonly surfaces?: unknown },
  measures: KeptMeasures,
): SurfaceState[] {
  const first = labels[0] === 0 ? 1 : 0;
  checkList(name, path, surfaces, labels.length - first);
  return Array.from(surfaces as readonly SurfaceState[], (surface, k) => {
    const at = first + k;
    const voxels = { label: labels[at]!, predicted: predicted[at]!, actual: actual[at]! };
    return checkSurface(name, `${path}[${k}]`, surface, voxels, measures);
  });
}

export function checkId(name: string, path: string, id: unknown): asserts id is string {
  if (typeof id !== "string") throw new TypeError(`${name}: ${path} is ${describe(id)}, want a string`);
  if (id === "") throw new RangeError(`${name}: ${path} is empty`);
}
