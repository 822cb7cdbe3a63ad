import { castTo, reshapeTo } from "../autodiff/fit.ts";
import { add, divide, multiply, subtract } from "../ops/arithmetic.ts";
import { smoothRatio } from "../ops/class-sums/guarded.ts";
import { type VoxelGrid, voxelGrid } from "../ops/class-sums/voxel-grid.ts";
import { equal, where } from "../ops/select.ts";
import { softmaxAlong } from "../ops/softmax.ts";
import { sigmoid } from "../ops/unary.ts";
import { checkInteger } from "../tensor/check-options.ts";
import { describeList } from "../tensor/describe.ts";
import type { Target } from "../tensor/target.ts";
import { checkTensor, type Tensor } from "../tensor/tensor.ts";
import { type LossSettings, type OverlapLossOptions, readLossOptions } from "./read/loss-options.ts";
import { checkValues, readLoss, refuseBits } from "./read/read-loss.ts";
import { sumClasses, targetVoxelsOf } from "./shapes/class-channels.ts";
import { softSkeleton } from "./shapes/soft-skeleton.ts";
import { checkedLoss } from "./sums/loss-plan.ts";
import { reduceLosses } from "./sums/reduction.ts";
import { combineClasses, reductionOf, samplesOf, sumsOfSamples, weightedClasses } from "./sums/samples.ts";

/** Options of {@link centerlineDiceLoss}. */
export interface CenterlineDiceLossOptions extends Omit<OverlapLossOptions, "squared" | "overlap"> {
  /** Erosions of the skeleton, default 3: about the radius of the widest tube, in voxels. */
  readonly iterations?: number | undefined;
}

/** An erosion for each voxel of a radius: no structure of a volume is as thick. */
const MAX_ITERATIONS = 1000;

/**
 * Centerline Dice loss (clDice): compares the skeleton of each mask with the other mask, so that breaks in thin structures
 * such as vessels cost much.
 *
 *     1 − 2·Tp·Ts / (Tp + Ts),   Tp = (Σ K(p)·t + smooth) / (Σ K(p) + smooth),   Ts = (Σ K(t)·p + smooth) / (Σ K(t) + smooth)
 *
 * K is the soft skeleton. `smooth` is on the scale of the sums as written, as in the paper.
 *
 * @param prediction - probabilities, or logits with an `activation`; 2 or 3 spatial axes
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `iterations`; else see {@link OverlapLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch, classes]
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the shapes differ, there are not 2 or 3 spatial axes, an option is invalid, or a value is not a probability or not a class number
 * @example
 * const line = tensor([0, 0, 0, 1, 1, 1, 0, 0, 0], [1, 3, 3]);
 * const gap = tensor([0, 0, 0, 1, 0, 1, 0, 0, 0], [1, 3, 3]);
 * centerlineDiceLoss(gap, line, { classAxis: null }).item() // 0.2
 * @see Shit et al. 2021, https://arxiv.org/abs/2003.07311
 */
export function centerlineDiceLoss(
  prediction: Tensor,
  target: Target,
  options: CenterlineDiceLossOptions = {},
): Tensor {
  const settings = readLossOptions("centerlineDiceLoss", options, {
    extraOptions: ["iterations"],
    unsupported: ["squared", "overlap"],
  });
  const { iterations = 3 } = settings.given;
  checkInteger(settings.name, "iterations", iterations, 0);
  if (iterations > MAX_ITERATIONS) {
    throw new RangeError(`${settings.name}: iterations is ${iterations}, want at most ${MAX_ITERATIONS}`);
  }
  const { shape, dtype } = checkTensor(settings.name, "prediction", prediction);
  const spatial = spatialAxes(settings.name, shape, settings.classAxis);
  const input = readLoss(settings, prediction, target);
  checkValues(input, "probabilities");
  refuseBits(input, null);
  const grid = voxelGrid(prediction, input.target, input.layout, input.counted);
  const p = castTo(reshapeTo(probabilitiesOf(grid, settings), shape), dtype);
  const t = castTo(reshapeTo(grid.target, shape), dtype);
  const skeletonOfP = softSkeleton(p, spatial, iterations);
  const skeletonOfT = softSkeleton(t, spatial, iterations);

  const samples = samplesOf(input, targetVoxelsOf(grid.target));
  const micro = settings.average === "micro";
  const total = (x: Tensor) => {
    const sums = sumsOfSamples(sumClasses(reshapeTo(castTo(x, "float64"), grid.target.shape)), input);
    return micro ? combineClasses(sums, samples, weightedClasses(samples)) : sums;
  };
  const { smooth } = settings;
  const precision = smoothRatio(total(multiply(skeletonOfP, t)), total(skeletonOfP), smooth);
  const sensitivity = smoothRatio(total(multiply(skeletonOfT, p)), total(skeletonOfT), smooth);
  const losses = subtract(1, harmonicMean(precision, sensitivity));
  return checkedLoss(input, reduceLosses(losses, reductionOf(input, samples, micro)));
}

/** Returns 2ab/(a + b), and 0 where both are 0. */
function harmonicMean(a: Tensor, b: Tensor): Tensor {
  const both = add(a, b);
  const none = equal(both, 0);
  return where(none, 0, divide(multiply(2, multiply(a, b)), where(none, 1, both)));
}

/** Probabilities, 0 at voxels that do not count. */
function probabilitiesOf({ prediction: x, countedMask }: VoxelGrid, { activation }: LossSettings): Tensor {
  if (activation === "none") return x;
  const p = activation === "sigmoid" ? sigmoid(x) : softmaxAlong(x, 2);
  return where(countedMask, p, 0);
}

function spatialAxes(name: string, shape: readonly number[], classAxis: number | null): number[] {
  const classes = classAxis === null ? -1 : classAxis < 0 ? classAxis + shape.length : classAxis;
  const axes = shape.map((_, axis) => axis).filter((axis) => axis !== 0 && axis !== classes);
  if (axes.length < 2 || axes.length > 3) {
    throw new RangeError(
      `${name}: prediction shape ${describeList(shape)} has ${axes.length} spatial axes, want 2 or 3`,
    );
  }
  return axes;
}
