import type { LabelMap } from "../../tensor/label-map.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { VoxelChoice } from "../../tensor/voxels/counted-voxels.ts";
import { bandCounts } from "../bands/band-counts.ts";
import { areLabelMaps, compactLabels } from "../counts/compact-labels.ts";
import { countLabelMaps } from "../counts/count-label-maps.ts";
import { countMasks } from "../counts/count-masks.ts";
import { caseLesions } from "../lesions/case-lesions.ts";
import { caseMeasures } from "../measures/case-measures.ts";
import type { ProbabilityCounts } from "../probabilities/count-probabilities.ts";
import { measuresInSpace } from "../scores/measure-formulas.ts";
import { checkSpacing } from "../surfaces/check-spacing.ts";
import { axisVectors, planSurfaces } from "../surfaces/plan-surfaces.ts";
import { storedNumber } from "../surfaces/stored-number.ts";
import { measureSurfaces, type SurfaceDistances, type VoxelSize } from "../surfaces/surface-distances.ts";
import { voxelSize } from "../surfaces/voxel-size.ts";
import { type CaseCounts, type CaseRules, occurring } from "./case-state.ts";
import { withProbabilities } from "./probability-fields.ts";
import { hasDistances, type KeptMeasures } from "./surface-measures.ts";
import { surfaceState, surfaceTolerance } from "./surface-state.ts";

/** Options of {@link DiceMeter.add}. */
export interface AddOptions extends VoxelChoice {
  /** Name of the case, once in a meter. */
  readonly id: string;
  /** Size of a voxel along each axis; a meter that keeps surface measures needs it. */
  readonly spacing?: readonly number[] | undefined;
  /** Vectors of the axes instead, where the meter keeps measures of a `"mesh"`; see {@link surfaceDistances}. */
  readonly axes?: readonly (readonly number[])[] | undefined;
  /** Sums of probabilities, of {@link countProbabilities}; a meter that keeps the measure `"probabilities"` needs them. */
  readonly probabilities?: ProbabilityCounts | undefined;
  /** The axis of classes where masks are added, −1 by default. */
  readonly classAxis?: number | undefined;
}

/** What a meter keeps of two label maps. */
export function countLabelCase(
  name: string,
  prediction: LabelMap,
  target: LabelMap,
  options: AddOptions,
  { surface, measures, bins, ...rules }: CaseRules,
): CaseCounts {
  const inSpace = { ...rules, measures: measuresInSpace(measures) };
  const [counts] = countLabelCases(name, prediction, target, options, inSpace, [surface]);
  return withProbabilities(name, counts!, options.probabilities, measures, bins);
}

/** What each of several meters keeps of two label maps; surfaces of one boundary are measured once. */
export function countLabelCases(
  name: string,
  prediction: LabelMap,
  target: LabelMap,
  options: AddOptions,
  rules: Omit<CaseRules, "surface">,
  surfaces: readonly (KeptMeasures | undefined)[],
): CaseCounts[] {
  const { classes } = rules;
  const compact =
    classes === undefined && areLabelMaps(prediction, target)
      ? compactLabels(name, prediction, target)
      : null;
  if (!compact) return countClasses(name, prediction, target, options, rules, surfaces);
  const { labels } = compact;
  // A label that no voxel has is ignored nowhere; −1 is not a label of these maps either.
  const { ignoreIndex } = options;
  const ignored = ignoreIndex === undefined || ignoreIndex < 0 ? ignoreIndex : labels.indexOf(ignoreIndex);
  const cases = countClasses(
    name,
    compact.prediction,
    compact.target,
    { ...options, ignoreIndex: ignored },
    rules,
    surfaces.map((surface) => surface && byPlace(surface, labels)),
  );
  return cases.map((counts) => ({
    ...counts,
    labels: counts.labels.map((place) => labels[place]!),
    ...(counts.surfaces && {
      surfaces: counts.surfaces.map((state) => ({ ...state, label: labels[state.label]! })),
    }),
    ...(counts.lesions && {
      lesions: {
        ...counts.lesions,
        lesions: counts.lesions.lesions.map((lesion) => ({ ...lesion, class: labels[lesion.class]! })),
      },
    }),
  }));
}

/** Measures whose tolerances of the classes are those of their places among the labels. */
function byPlace(surface: KeptMeasures, labels: readonly number[]): KeptMeasures {
  const { classTolerances } = surface;
  if (classTolerances === undefined) return surface;
  const missing = labels.find((label) => label > 0 && classTolerances[label] === undefined);
  // The error names the label, not its place.
  if (missing !== undefined) surfaceTolerance(classTolerances, missing);
  const places = labels.flatMap((label, place) => (label > 0 ? [[place, classTolerances[label]!]] : []));
  return { ...surface, classTolerances: Object.fromEntries(places) };
}

function countClasses(
  name: string,
  prediction: LabelMap,
  target: LabelMap,
  { spacing, axes, ignoreIndex, mask }: AddOptions,
  { classes, measures, lesions: rules }: Omit<CaseRules, "surface">,
  surfaces: readonly (KeptMeasures | undefined)[],
): CaseCounts[] {
  const counts = occurring(countLabelMaps(name, prediction, target, { classes, ignoreIndex, mask }));
  const isMeasured = surfaces.some((surface) => surface !== undefined);
  const needsSpacing = isMeasured || measures !== undefined || rules !== undefined;
  if (axes === undefined && (needsSpacing || spacing !== undefined))
    checkSpacing(name, spacing, prediction.shape);
  if (axes !== undefined && rules !== undefined)
    throw new RangeError(`${name}: axes are given, and the meter keeps lesions, which need spacing`);
  if (axes !== undefined && !isMeasured && measures === undefined)
    throw new RangeError(`${name}: axes are given, but the meter keeps no measures in space; leave them out`);
  const { labels } = counts;
  const hasVoxel = isMeasured || rules !== undefined;
  const voxel = hasVoxel ? voxelOf(name, spacing, axes, prediction.shape) : undefined;
  const choice = { classes: Math.max(2, (labels.at(-1) ?? 0) + 1), spacing, ignoreIndex, mask };
  const measured = new Map<string, SurfaceDistances>();
  const measuredBy = ({ boundary, border }: Pick<KeptMeasures, "boundary" | "border">) => {
    const kind = `${boundary} ${border ?? "closed"}`;
    const options = { ...choice, axes, boundary, border };
    const found = measured.get(kind) ?? measureSurfaces(name, prediction, target, options);
    measured.set(kind, found);
    return found;
  };
  const inside = labels.filter((label) => label > 0);
  const lesions = rules && caseLesions(name, prediction, target, choice, rules);
  return surfaces.map((surface) => {
    const kind = surface ?? { boundary: axes === undefined ? "area" : "mesh" };
    const numbers =
      measures &&
      caseMeasures(
        name,
        prediction,
        target,
        { ...choice, axes, boundary: kind.boundary, surfaces: () => measuredBy(kind) },
        measures,
        inside,
      ).map((list) => list.map(storedNumber));
    const kept = {
      ...counts,
      ...(voxel && { voxel }),
      ...(numbers && { measures: numbers }),
      ...(lesions && { lesions }),
    };
    if (surface === undefined) return kept;
    const { boundary, border, widths } = surface;
    const distances = hasDistances(surface) ? measuredBy(surface).classes : [];
    const plan = widths && planSurfaces(name, prediction, target, { ...choice, axes, boundary, border });
    return {
      ...kept,
      surfaces: inside.map((label) => {
        const bands = plan && widths.map((width) => bandCounts(plan, label, width));
        return surfaceState(label, distances[label] ?? null, surface, voxel!.diagonal, bands);
      }),
    };
  });
}

/** The size of a voxel by its spacing or its axes, which are of a mesh. */
function voxelOf(
  name: string,
  spacing: AddOptions["spacing"],
  axes: AddOptions["axes"],
  shape: readonly number[],
): VoxelSize {
  const boundary = axes === undefined ? "area" : "mesh";
  return voxelSize(axisVectors(name, spacing, axes, boundary, "closed", shape), shape.length === 2);
}

/** What a meter keeps of two tensors of masks, which may overlap. */
export function countMaskCase(
  name: string,
  prediction: Tensor,
  target: Tensor,
  options: AddOptions,
  { surface, measures, lesions }: CaseRules,
): CaseCounts {
  if (lesions !== undefined) {
    throw new TypeError(
      `${name}: prediction is a Tensor, want a LabelMap; the meter keeps lesions, which are made of label maps`,
    );
  }
  if (surface !== undefined || measures !== undefined) {
    throw new TypeError(
      `${name}: prediction is a Tensor, want a LabelMap; the meter keeps ${surface === undefined ? "" : "surface "}measures, which are made of label maps`,
    );
  }
  return occurring(countMasks(name, prediction, target, options));
}
