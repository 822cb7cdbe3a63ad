import { castTo, reshapeTo } from "../autodiff/fit.ts";
import { add, divide, multiply, subtract } from "../ops/arithmetic.ts";
import { equal, where } from "../ops/select.ts";
import { softmaxAlong } from "../ops/softmax.ts";
import { sigmoid } from "../ops/unary.ts";
import { checkInteger } from "../tensor/check-options.ts";
import { describeList } from "../tensor/describe.ts";
import type { Target } from "../tensor/target.ts";
import { checkTensor, type Tensor } from "../tensor/tensor.ts";
import { type OverlapLossOptions, type OverlapSettings, overlapSettings } from "./overlap/overlap-options.ts";
import { reduceLosses } from "./overlap/reduction.ts";
import { smoothRatio } from "./overlap/smooth-ratio.ts";
import { poolRows, rowsOf, sumClasses } from "./voxel/class-rows.ts";
import { softSkeleton } from "./voxel/soft-skeleton.ts";
import { type VoxelGrid, voxelGrid } from "./voxel/voxel-grid.ts";

/** Options of {@link centerlineDiceLoss}. */
export interface CenterlineDiceLossOptions extends Omit<OverlapLossOptions, "squared" | "overlap"> {
  /** Erosions of the skeleton, default 3: about the radius of the widest tube, in voxels. */
  readonly iterations?: number;
}

/** An erosion for each voxel of a radius: no structure of a volume is as thick. */
const MAX_ITERATIONS = 1000;

/**
 * Centerline Dice loss (clDice): whether tubes are connected, by the skeleton of each mask in the other mask.
 *
 *     1 − 2·Tp·Ts / (Tp + Ts),   Tp = (Σ K(p)·t + smooth) / (Σ K(p) + smooth),   Ts = (Σ K(t)·p + smooth) / (Σ K(t) + smooth)
 *
 * K is the soft skeleton. `smooth` stands at the scale of the sums as written, as in the paper.
 *
 * @param prediction - probabilities, or logits with an `activation`; 2 or 3 spatial axes
 * @param target - one-hot or soft, same shape; or a LabelMap [batch, ...spatial]
 * @param options - `iterations`; else see {@link OverlapLossOptions}
 * @returns a scalar; with `reduction: "none"` [batch, classes]
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if shapes differ, there are not 2 or 3 spatial axes, or a value is no probability or no class
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
  const name = "centerlineDiceLoss";
  const settings = overlapSettings(name, options, ["iterations"], ["squared", "overlap"]);
  const { iterations = 3 } = options;
  checkInteger(name, "iterations", iterations, 0);
  if (iterations > MAX_ITERATIONS)
    throw new RangeError(`${name}: iterations is ${iterations}, want at most ${MAX_ITERATIONS}`);
  const { shape, dtype } = checkTensor(name, "prediction", prediction);
  const spatial = spatialAxes(name, shape, settings.classAxis);
  const grid = voxelGrid(name, prediction, target, settings);
  const p = castTo(reshapeTo(probabilitiesOf(grid, settings), shape), dtype);
  const t = castTo(reshapeTo(grid.target, shape), dtype);
  const skeletonOfP = softSkeleton(p, spatial, iterations);
  const skeletonOfT = softSkeleton(t, spatial, iterations);

  const rows = rowsOf(grid, settings);
  const total = (x: Tensor) => poolRows(sumVoxels(x, grid, settings), rows, settings);
  const { smooth } = settings;
  const precision = smoothRatio(total(multiply(skeletonOfP, t)), total(skeletonOfP), smooth);
  const sensitivity = smoothRatio(total(multiply(skeletonOfT, p)), total(skeletonOfT), smooth);
  return reduceLosses(subtract(1, harmonicMean(precision, sensitivity)), rows.reduction);
}

/** 2ab/(a + b), and 0 where both are 0. */
function harmonicMean(a: Tensor, b: Tensor): Tensor {
  const both = add(a, b);
  const none = equal(both, 0);
  return where(none, 0, divide(multiply(2, multiply(a, b)), where(none, 1, both)));
}

/** Probabilities, 0 at voxels that do not count. */
function probabilitiesOf({ prediction: x, counts }: VoxelGrid, { activation }: OverlapSettings): Tensor {
  if (activation === "none") return x;
  const p = activation === "sigmoid" ? sigmoid(x) : softmaxAlong(x, 2);
  return where(counts, p, 0);
}

/** Sums over the voxels, [batch, classes] in float64, without a background that is left out. */
function sumVoxels(x: Tensor, { layout }: VoxelGrid, { includeBackground }: OverlapSettings): Tensor {
  const { batch, outer, classes, inner } = layout;
  return sumClasses(reshapeTo(castTo(x, "float64"), [batch, outer, classes, inner]), includeBackground);
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
