import { identity, recordOn, Tape } from "../../autodiff/tape.ts";
import { walkBack } from "../../autodiff/walk.ts";
import { add, multiply } from "../../ops/arithmetic.ts";
import { sum } from "../../ops/reduce.ts";
import { type VoxelSums, withVoxelExchange } from "../../ops/voxel-sums.ts";
import type { FloatArray } from "../../tensor/allocate.ts";
import { ones } from "../../tensor/make/constant.ts";
import type { Target } from "../../tensor/target.ts";
import { Tensor } from "../../tensor/tensor.ts";
import type { ParallelLoss } from "./parallel-losses.ts";

/** A loss of some voxels, as far as it can be computed without the others. */
export interface LossPart {
  /** Sums over the voxels of the part, block by block, in the order in which the loss makes them. */
  readonly sums: readonly VoxelSums[];
  /**
   * The gradient of the prediction, for the derivatives of the loss with respect to each of the sums; null where it does
   * not depend on them.
   */
  readonly finish: (derivatives: readonly (FloatArray | null)[]) => FloatArray;
}

/** Runs a loss over one part; what it makes of the sums is not looked at, for they are not those of the whole. */
export function startLossPart(
  loss: ParallelLoss,
  prediction: Tensor,
  target: Target,
  options: object,
): LossPart {
  const sums: VoxelSums[] = [];
  const recorded: Tensor[] = [];
  const variable = identity(prediction);
  const tape = new Tape([variable]);
  const exchange = {
    wantsBlocks: true,
    totalsOf: (local: VoxelSums) => {
      sums.push(local);
      return local.totals;
    },
    pass: (tensor: Tensor) => {
      recorded.push(tensor);
      return tensor;
    },
  };
  recordOn(tape, () => withVoxelExchange(exchange, () => loss(variable, target, options)));
  const finish = (derivatives: readonly (FloatArray | null)[]) => {
    const slope = recordOn(tape, () => slopeOf(recorded, derivatives));
    const [gradient] =
      slope === null ? [null] : walkBack(tape, slope, ones([], { dtype: slope.dtype }), [variable]);
    return (
      gradient?.data ?? new (prediction.data.constructor as new (size: number) => FloatArray)(prediction.size)
    );
  };
  return { sums, finish };
}

/** Σ derivative·sum: its gradient is that of the loss. */
function slopeOf(recorded: readonly Tensor[], derivatives: readonly (FloatArray | null)[]): Tensor | null {
  let slope: Tensor | null = null;
  for (const [index, sums] of recorded.entries()) {
    const derivative = derivatives[index];
    if (derivative === null || derivative === undefined) continue;
    const term = sum(multiply(sums, new Tensor(derivative, sums.shape)));
    slope = slope === null ? term : add(slope, term);
  }
  return slope;
}
