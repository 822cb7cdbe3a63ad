import { castTo, reshapeTo, sumTo } from "../../autodiff/fit.ts";
import { checkProbabilities, hotTarget } from "../../kernels/overlap/voxel-values.ts";
import { where } from "../../ops/select.ts";
import { sumOverVoxels } from "../../ops/voxel-sums.ts";
import { type ClassLayout, classLayout } from "../../tensor/class-layout.ts";
import { checkTarget, type Target } from "../../tensor/target.ts";
import { checkTensor, Tensor } from "../../tensor/tensor.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import { countedVoxels } from "../../tensor/voxels/counted-voxels.ts";
import { invalidLogit } from "../overlap/activation.ts";
import { checkClassCount, checkClassWeights } from "../overlap/overlap-options.ts";
import type { VoxelSettings } from "./voxel-options.ts";

/**
 * Prediction and target of a voxel loss, in float64, [batch, outer, classes, inner]: any class axis is axis 2. At voxels
 * that do not count the prediction is 0, and so is the target.
 */
export interface VoxelGrid {
  readonly layout: ClassLayout;
  readonly prediction: Tensor;
  readonly target: Tensor;
  /** 1 where a voxel counts, [batch, outer, 1, inner]. */
  readonly counts: Tensor;
  /** Voxels that count, over the whole batch. */
  readonly voxels: number;
  /** The weight of each class, [classes, 1]: 1 without `classWeights`, 0 for a background that is left out. */
  readonly weights: Tensor;
  /** The weights as given, of the classes that are left; `null` if none were. */
  readonly given: readonly number[] | null;
  /** Classes that are left. */
  readonly classes: number;
}

/**
 * Checks everything, and lays it out.
 *
 * @param values - what a prediction without activation holds
 */
export function voxelGrid(
  name: string,
  prediction: Tensor,
  target: Target,
  settings: VoxelSettings,
  values: "scores" | "probabilities" = "probabilities",
): VoxelGrid {
  const { activation, includeBackground, validate } = settings;
  const { shape } = checkTensor(name, "prediction", prediction);
  const layout = classLayout(name, shape, settings.classAxis);
  const { batch, outer, classes, inner, voxels } = layout;
  checkClassCount(name, classes, settings);
  const weights = checkClassWeights(name, settings.classWeights, classes, includeBackground);
  const checkedTarget = checkTarget(name, target, shape, layout);
  const counted = countedVoxels(name, settings, checkedTarget, layout.voxelShape);
  if (validate) {
    if (activation === "none" && values === "probabilities")
      checkProbabilities(name, "prediction", prediction, layout, counted);
    else checkFinite(name, prediction, layout, counted);
    if (checkedTarget instanceof Tensor) checkProbabilities(name, "target", checkedTarget, layout, counted);
  }

  const counts = new Tensor(Float64Array.from(counted ?? new Uint8Array(batch * voxels).fill(1)), [
    batch,
    outer,
    1,
    inner,
  ]);
  const grid = [batch, outer, classes, inner];
  const shown = (x: Tensor) => {
    const laidOut = reshapeTo(castTo(x, "float64"), grid);
    return counted === null ? laidOut : where(counts, laidOut, 0);
  };
  const first = includeBackground ? 0 : 1;
  const classWeight = (c: number) => (c < first ? 0 : (weights?.[c] ?? 1));
  return {
    layout,
    prediction: shown(prediction),
    target:
      checkedTarget instanceof Tensor
        ? shown(checkedTarget)
        : new Tensor(hotTarget(name, checkedTarget, layout, counted), grid),
    counts,
    voxels: sumTo(sumOverVoxels(counts), []).item(),
    weights: new Tensor(
      Float64Array.from({ length: classes }, (_, c) => classWeight(c)),
      [classes, 1],
    ),
    given: weights?.slice(first) ?? null,
    classes: classes - first,
  };
}

/** Logits may be anything but NaN, and but infinite: a difference of two of those is no number. */
function checkFinite(name: string, logits: Tensor, layout: ClassLayout, counted: Counted): void {
  const { classes, inner } = layout;
  const at = logits.data.findIndex((logit, k) => {
    const voxel = Math.floor(k / (classes * inner)) * inner + (k % inner);
    return !Number.isFinite(logit) && (counted === null || counted[voxel] !== 0);
  });
  if (at >= 0) throw invalidLogit(name, logits, at);
}
