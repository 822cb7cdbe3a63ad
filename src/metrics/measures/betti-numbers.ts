import { type BettiNumbers, bettiNumbers as numbersOf } from "../../kernels/components/betti-numbers.ts";
import { checkInteger, checkOptions } from "../../tensor/check-options.ts";
import type { LabelMap } from "../../tensor/label-map.ts";
import { planSurfaces } from "../surfaces/plan-surfaces.ts";
import type { SurfaceOptions } from "../surfaces/surface-distances.ts";
import { type ClassMask, classMasks } from "./class-masks.ts";

/** Options of {@link bettiNumbers} and {@link bettiErrors}. */
export interface BettiOptions extends Pick<SurfaceOptions, "classes" | "ignoreIndex" | "mask"> {
  /**
   * The neighbours within a class: 26 that share a corner, the default, or 6 that share a face; in 2-D 8 or 4. Outside of the class it is
   * the other of the two.
   */
  readonly connectivity?: 4 | 6 | 8 | 26 | undefined;
}

const OPTIONS = ["classes", "connectivity", "ignoreIndex", "mask"];

/**
 * Betti numbers of each class of a label map: its components b₀, its tunnels b₁, in 2-D its holes, and its cavities b₂, so that the Euler
 * characteristic is b₀ − b₁ + b₂.
 *
 * With a connectivity of 26 within the class the outside is connected across faces alone, with 6 across corners too; likewise 8 and 4 in 2-D. With one
 * connectivity for both, a diagonal line would and would not divide its surroundings.
 *
 * @param map - class numbers, [rows, columns] or [planes, rows, columns]
 * @param options - `classes`; `connectivity`; `ignoreIndex`, `mask`: voxels that do not count are outside of every class
 * @returns `[b₀, b₁, b₂]` for each class, class 0 included
 * @throws {RangeError} if the map has not two or three axes, or a label is not one of the classes
 * @example
 * const ring = labelMap([[0, 1, 0], [1, 0, 1], [0, 1, 0]]);
 * bettiNumbers(ring, { classes: 2 })[1] // [1, 1, 0]
 * bettiNumbers(ring, { classes: 2, connectivity: 4 })[1] // [4, 0, 0]
 * @see Kong and Rosenfeld 1989, https://doi.org/10.1016/0734-189X(89)90147-3
 */
export function bettiNumbers(map: LabelMap, options: BettiOptions): [number, number, number][] {
  return pairs("bettiNumbers", map, map, options).map(([ours]) => [...ours]);
}

/**
 * Betti errors of each class: the differences of the Betti numbers of prediction and target without their signs, |Δb₀|, |Δb₁| and |Δb₂|, from 0.
 * They compare numbers, not places: a component too much here makes up for one missing there.
 *
 * @param prediction - class numbers, [rows, columns] or [planes, rows, columns]
 * @param target - same kind and shape as `prediction`
 * @param options - see {@link bettiNumbers}
 * @returns a list of three for each class, class 0 included; `[0, 0, 0]` for one in neither map
 * @throws {RangeError} if the shapes differ or have not two or three axes, or a label is not one of the classes
 * @example
 * bettiErrors(labelMap([[1, 1, 0, 1]]), labelMap([[1, 1, 1, 1]]), { classes: 2 })[1] // [1, 0, 0]
 * @see Hu et al. 2019, https://arxiv.org/abs/1906.05404
 */
export function bettiErrors(
  prediction: LabelMap,
  target: LabelMap,
  options: BettiOptions,
): [number, number, number][] {
  return pairs("bettiErrors", prediction, target, options).map(([ours, theirs]) => {
    const error = (k: 0 | 1 | 2) => Math.abs(ours[k] - theirs[k]);
    return [error(0), error(1), error(2)];
  });
}

function pairs(
  name: string,
  prediction: LabelMap,
  target: LabelMap,
  options: BettiOptions,
): [BettiNumbers, BettiNumbers][] {
  checkOptions(name, options, OPTIONS);
  const { connectivity, ...choice } = options;
  if (connectivity !== undefined) checkInteger(name, "connectivity", connectivity);
  const plan = planSurfaces(name, prediction, target, { ...choice, includeBackground: true });
  const [few, many] = plan.pair.flat ? [4, 8] : [6, 26];
  if (connectivity !== undefined && connectivity !== few && connectivity !== many)
    throw new RangeError(
      `${name}: connectivity is ${connectivity} for ${prediction.shape.length} axes, want ${few} or ${many}`,
    );
  const connected = connectivity === few ? "faces" : "corners";
  return plan.labels.map((label) => {
    const masks = classMasks(plan, label);
    const of = ({ voxels, count }: ClassMask): BettiNumbers =>
      count === 0 ? [0, 0, 0] : numbersOf(voxels, masks.extents, connected);
    return [of(masks.prediction), of(masks.target)];
  });
}
