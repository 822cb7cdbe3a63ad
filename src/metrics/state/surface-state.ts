import { checkInteger, checkNumber } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import type { BandCounts } from "../bands/band-counts.ts";
import { conventionOf } from "../conventions/convention-name.ts";
import {
  type ClassSurfaces,
  distanceSums,
  hausdorffAt,
  type SurfaceWithin,
  surfaceWithin,
} from "../surfaces/class-surfaces.ts";
import { withinBounds as boundsWithin } from "../surfaces/distance-bounds.ts";
import { type StoredNumber, storedNumber } from "../surfaces/stored-number.ts";
import { checkFields, checkList } from "./json-fields.ts";
import { isBetweenVoxels, type KeptMeasures } from "./surface-measures.ts";
import { checkWithinBounds, copyBounds } from "./within-bounds.ts";

/** Σ distance·size and Σ size over the elements of one surface. */
export interface StoredSums {
  /** Σ distance·size. */
  readonly sum: StoredNumber;
  /** Σ size. */
  readonly size: number;
}

/** The surfaces of one class in one case. Sizes and sums add over cases, distances do not. */
export interface SurfaceState {
  /** The label of the class. */
  readonly label: number;
  /** Size of both surfaces, or 1 for each where the convention takes the mean of two shares; 0 where the meter keeps bands alone. */
  readonly total: number;
  /**
   * For each tolerance of the meter, in ascending order, the size of what lies within it of the other surface; then of that of the class,
   * where the meter keeps one for each class.
   */
  readonly within: readonly number[];
  /**
   * For each of `within`, the least and the largest size that it can be by surfaces consistent with both masks, where those pass between the
   * voxels; missing in a state of before.
   */
  readonly withinBounds?: readonly (readonly [least: number, largest: number])[];
  /** For each percentile, in ascending order; Infinity where one map holds the class alone. */
  readonly distances: readonly StoredNumber[];
  /** For each width, in ascending order, the voxels near the boundary; they add over cases. Where the meter keeps widths. */
  readonly bands?: readonly BandCounts[];
  /** Where the meter keeps average distances; the sum is Infinity where the other surface is missing. */
  readonly prediction?: StoredSums;
  /** The sums over the surface of the target, where the meter keeps average distances. */
  readonly target?: StoredSums;
}

/**
 * The numbers that a meter keeps of the surfaces of a class.
 *
 * @param surfaces - `null` where no measure is made of distances
 * @param diagonal - of a voxel
 */
export function surfaceState(
  label: number,
  surfaces: ClassSurfaces | null,
  measures: KeptMeasures,
  diagonal: number,
  bands?: readonly BandCounts[],
): SurfaceState {
  const ofBands = bands && { bands };
  if (surfaces === null) return { label, total: 0, within: [], distances: [], ...ofBands };
  const { tolerances, classTolerances, percentiles, average, boundary } = measures;
  const all = classTolerances ? [...tolerances, surfaceTolerance(classTolerances, label)] : tolerances;
  const convention = measures.convention && conventionOf(measures.convention);
  const sums = average ? distanceSums(surfaces) : undefined;
  const sizes = convention?.surfaceDice === "meanOfBoth" ? sharesWithin : surfaceWithin;
  return {
    label,
    total: sizes(surfaces, 0).total,
    within: all.map((tolerance) => sizes(surfaces, tolerance).within),
    ...(all.length > 0 &&
      isBetweenVoxels(measures) && {
        withinBounds: all.map((tolerance) => boundsWithin(surfaces, tolerance, diagonal)),
      }),
    distances: percentiles.map((percentile) =>
      storedNumber(hausdorffAt(surfaces, percentile, boundary, convention?.percentile)),
    ),
    ...ofBands,
    ...(sums && { prediction: storedSums(sums.prediction), target: storedSums(sums.target) }),
  };
}

/** The tolerance of a class that occurs. */
export function surfaceTolerance(tolerances: Readonly<Record<string, number>>, label: number): number {
  const tolerance = tolerances[label];
  if (tolerance !== undefined) return tolerance;
  throw new RangeError(
    `DiceMeter.add: surface.classTolerances hold none for class ${label}, which occurs; they hold ${Object.keys(tolerances).join(", ")}`,
  );
}

/** Both surfaces with the size 1 each, so that their ratio is the mean of the two shares. */
function sharesWithin({ prediction, target }: ClassSurfaces, tolerance: number): SurfaceWithin {
  const none = { distances: new Float64Array(0), sizes: new Float64Array(0) };
  const parts = [prediction, target]
    .filter(({ distances }) => distances.length > 0)
    .map((directed) => surfaceWithin({ prediction: directed, target: none }, tolerance));
  return {
    within: parts.reduce((sum, { within, total }) => sum + within / total, 0),
    total: parts.length,
  };
}

function storedSums({ sum, size }: { sum: number; size: number }): StoredSums {
  return { sum: storedNumber(sum), size };
}

/**
 * Validates every field of the state of a surface, and returns a copy. `predicted` and `actual` are the voxels of the class: a map without any
 * has no surface.
 */
export function checkSurface(
  name: string,
  path: string,
  surface: unknown,
  { label, predicted, actual }: { label: number; predicted: number; actual: number },
  measures: KeptMeasures,
): SurfaceState {
  const { tolerances, classTolerances, percentiles, widths, average, convention } = measures;
  const sums = average ? (["prediction", "target"] as const) : [];
  const fields = ["label", "total", "within", "distances", ...(widths ? ["bands"] : []), ...sums];
  checkFields(name, path, surface, fields, isBetweenVoxels(measures) ? ["withinBounds"] : []);
  const state = surface as unknown as SurfaceState;
  if (state.label !== label)
    throw new RangeError(`${name}: ${path}.label is ${describe(state.label)}, want ${label}`);
  checkNumber(name, `${path}.total`, state.total, 0);
  checkList(name, `${path}.within`, state.within, tolerances.length + (classTolerances ? 1 : 0));
  checkList(name, `${path}.distances`, state.distances, percentiles.length);
  const missing = predicted === 0 || actual === 0;
  const most = missing ? 0 : state.total;
  for (const [k, within] of state.within.entries()) {
    checkNumber(name, `${path}.within[${k}]`, within, 0);
    if (within > most)
      throw new RangeError(`${name}: ${path}.within[${k}] is ${within}, want at most ${most}`);
  }
  if (state.withinBounds !== undefined) checkWithinBounds(name, `${path}.withinBounds`, state);
  for (const [k, distance] of state.distances.entries())
    checkStored(name, `${path}.distances[${k}]`, distance, missing);
  if (widths) checkBands(name, `${path}.bands`, state.bands, widths.length, [predicted, actual]);
  for (const side of sums) {
    const at = `${path}.${side}`;
    checkFields(name, at, state[side], ["sum", "size"]);
    const { sum, size } = state[side]!;
    const [own, other] = side === "prediction" ? [predicted, actual] : [actual, predicted];
    checkStored(name, `${at}.sum`, sum, own > 0 && other === 0);
    checkNumber(name, `${at}.size`, size, 0);
    if (own === 0 && size > 0)
      throw new RangeError(`${name}: ${at}.size is ${size}, want 0 for a class without voxels`);
  }
  checkTotal(name, `${path}.total`, state, average && convention === undefined);
  return copySurface(state);
}

/** Sizes of a surface are sums in an order of their own: they agree but for rounding. */
const MAX_ROUNDING = 1e-9;

/** Validates the size of both surfaces by their parts, where both are written; a convention may count either as 1. */
function checkTotal(
  name: string,
  path: string,
  { total, prediction, target }: SurfaceState,
  isWhole: boolean,
): void {
  if (!isWhole || prediction === undefined || target === undefined) return;
  const sizes = prediction.size + target.size;
  if (Math.abs(total - sizes) > MAX_ROUNDING * Math.max(total, sizes))
    throw new RangeError(`${name}: ${path} is ${total}, want ${sizes}, the sizes of prediction and target`);
}

/** Validates the voxels of bands, of which neither map has more than `voxels`. */
function checkBands(
  name: string,
  path: string,
  bands: unknown,
  count: number,
  voxels: readonly [predicted: number, actual: number],
): void {
  checkList(name, path, bands, count);
  for (const [k, band] of Array.from(bands as readonly BandCounts[]).entries()) {
    checkList(name, `${path}[${k}]`, band, 3);
    for (const [at, number] of band.entries()) {
      checkInteger(name, `${path}[${k}][${at}]`, number, 0);
      const most = at < 2 ? voxels[at]! : Math.min(band[0], band[1]);
      if (number > most)
        throw new RangeError(`${name}: ${path}[${k}][${at}] is ${number}, want at most ${most}`);
    }
  }
}

/** Infinity is said in words, and only where a surface is missing: there it must be. */
function checkStored(name: string, path: string, value: unknown, infinite: boolean): void {
  if (infinite) {
    if (value === "Infinity") return;
    throw new RangeError(`${name}: ${path} is ${describe(value)}, want "Infinity" beside a missing surface`);
  }
  checkNumber(name, path, value, 0);
}

/** Fields in one order, so that equal states have equal bytes. */
export function copySurface({
  label,
  total,
  within,
  withinBounds,
  distances,
  bands,
  prediction,
  target,
}: SurfaceState): SurfaceState {
  return {
    label,
    total,
    within: [...within],
    ...copyBounds(withinBounds),
    distances: [...distances],
    ...(bands && { bands: bands.map(([predicted, actual, both]) => [predicted, actual, both] as const) }),
    ...(prediction && { prediction: { sum: prediction.sum, size: prediction.size } }),
    ...(target && { target: { sum: target.sum, size: target.size } }),
  };
}
