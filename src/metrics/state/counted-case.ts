import { describe } from "../../tensor/describe.ts";
import type { CaseLesions } from "../lesions/lesion-state.ts";
import type { StoredNumber } from "../surfaces/stored-number.ts";
import type { VoxelSize } from "../surfaces/surface-distances.ts";
import { type CaseCounts, type CaseRules, checkSurfaces } from "./case-state.ts";
import { checkLesions } from "./lesion-fields.ts";
import { checkCaseMeasures } from "./measure-fields.ts";
import { checkBackground } from "./probability-fields.ts";
import type { SurfaceState } from "./surface-state.ts";
import { checkVoxel, copyVoxel } from "./voxel-field.ts";

/** Options of {@link DiceMeter.addCounts}. */
export interface AddCountsOptions {
  /** Name of the case, once in a meter. */
  readonly id: string;
  /** The size of a voxel, `voxel` of {@link surfaceDistances}, for the bounds of distances in a meter of surface measures or lesions. */
  readonly voxel?: VoxelSize;
  /** One for every class that occurs but class 0, in their order; a meter that keeps surface measures needs them. */
  readonly surfaces?: readonly SurfaceState[];
  /** The numbers of the kept measures, a list for every class that occurs but class 0; a meter that keeps measures needs them. */
  readonly measures?: readonly (readonly StoredNumber[])[];
  /** The numbers of probabilities of class 0; a meter that keeps probabilities needs them where the class occurs. */
  readonly background?: readonly number[] | undefined;
  /** The lesions of all classes but class 0; a meter that keeps lesions needs them. */
  readonly lesions?: CaseLesions;
}

/** Adds to counts that were made elsewhere what a meter keeps beside them. */
export function countedCase(
  name: string,
  found: CaseCounts,
  { voxel, surfaces, measures, background, lesions }: AddCountsOptions,
  { surface, measures: kept, bins, lesions: rules }: CaseRules,
): CaseCounts {
  if (surface === undefined && surfaces !== undefined)
    throw new TypeError(
      `${name}: surfaces are ${describe(surfaces)}, but the meter keeps no surface measures`,
    );
  if (kept === undefined && measures !== undefined)
    throw new TypeError(`${name}: measures are ${describe(measures)}, but the meter keeps no measures`);
  if (bins === undefined && background !== undefined)
    throw new TypeError(
      `${name}: background is ${describe(background)}, but the meter keeps no probabilities`,
    );
  if (rules === undefined && lesions !== undefined)
    throw new TypeError(`${name}: lesions are ${describe(lesions)}, but the meter keeps no lesions`);
  if (voxel !== undefined && surface === undefined && rules === undefined)
    throw new TypeError(
      `${name}: voxel is ${describe(voxel)}, but the meter keeps neither surface measures nor lesions`,
    );
  if (voxel !== undefined) checkVoxel(name, "voxel", voxel);
  return {
    ...found,
    ...(voxel && { voxel: copyVoxel(voxel) }),
    ...(surface && { surfaces: checkSurfaces(name, "surfaces", { ...found, surfaces }, surface) }),
    ...(kept && { measures: checkCaseMeasures(name, "measures", found.labels, measures, kept, bins) }),
    ...(bins !== undefined &&
      found.labels[0] === 0 && {
        background: checkBackground(name, "background", found.labels, background, bins),
      }),
    ...(rules && { lesions: checkLesions(name, "lesions", lesions, found.labels, rules) }),
  };
}
