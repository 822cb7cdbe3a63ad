import { valueAndGrad } from "../../autodiff/differentiate.ts";
import { record } from "../../autodiff/tape.ts";
import { type VoxelSums, withVoxelExchange } from "../../ops/voxel-sums.ts";
import type { FloatArray } from "../../tensor/allocate.ts";
import { LabelMap } from "../../tensor/label-map.ts";
import { full, zeros } from "../../tensor/make/constant.ts";
import type { Target } from "../../tensor/target.ts";
import { Tensor } from "../../tensor/tensor.ts";
import type { ParallelLoss } from "./parallel-losses.ts";
import type { PartLayout, VoxelPart } from "./voxel-part.ts";

/** The value of a loss, and its derivatives with respect to the sums over the voxels of each sample. */
export interface LossOfSums {
  readonly value: Tensor;
  /** [groups, batch, width] each; null for sums on which the loss does not depend. */
  readonly derivatives: readonly (FloatArray | null)[];
}

/**
 * A loss from its sums alone: it is called with one voxel a sample, and its sums are exchanged for those of the whole.
 */
export function lossOfSums(
  loss: ParallelLoss,
  batch: number,
  layout: PartLayout,
  soft: boolean,
  options: object,
  totals: readonly Float64Array[],
): LossOfSums {
  const { prediction, target } = oneVoxel(batch, layout, soft);
  const derivatives: (FloatArray | null)[] = totals.map(() => null);
  let next = 0;
  const exchange = {
    wantsBlocks: false,
    totalsOf: () => totals[next++]!,
    pass: (sums: Tensor) => {
      const index = next - 1;
      return record(
        new Tensor(sums.data, sums.shape),
        [sums],
        [
          (gradient) => {
            derivatives[index] = gradient.data;
            return gradient;
          },
        ],
      );
    },
  };
  const { value } = withVoxelExchange(exchange, () =>
    valueAndGrad((x) => loss(x, target, options))(prediction),
  );
  return { value, derivatives };
}

/** Whether a loss takes its options, as far as one voxel can tell. */
export function takesOptions(
  loss: ParallelLoss,
  batch: number,
  layout: PartLayout,
  soft: boolean,
  options: object,
): boolean {
  const { prediction, target } = oneVoxel(batch, layout, soft);
  try {
    return loss(prediction, target, options).size === 1;
  } catch {
    return false;
  }
}

function oneVoxel(
  batch: number,
  { classes, channels }: PartLayout,
  soft: boolean,
): { readonly prediction: Tensor; readonly target: Target } {
  const shape = channels === "last" ? [batch, 1, classes] : [batch, classes, 1];
  const target = soft ? zeros(shape) : new LabelMap(new Uint8Array(batch), [batch, 1]);
  return { prediction: full(shape, 0.5, { dtype: "float64" }), target };
}

/** The sums of one part, and which it is. */
export interface PartSums {
  readonly part: VoxelPart;
  readonly sums: readonly VoxelSums[];
}

/** Blocks of all parts added in the order of their voxels: the bits of a pass over the whole. */
export function mergeSums(parts: readonly PartSums[], batch: number): Float64Array[] {
  const ordered = [...parts].sort((a, b) => a.part.sample - b.part.sample || a.part.start - b.part.start);
  return (ordered[0]?.sums ?? []).map(({ groups, width }, index) => {
    const totals = new Float64Array(groups * batch * width);
    for (const { part, sums } of ordered) {
      const blocks = sums[index]!.blocks!;
      for (let at = 0; at < blocks.length; at++) {
        const group = Math.floor(at / width) % groups;
        totals[(group * batch + part.sample) * width + (at % width)]! += blocks[at]!;
      }
    }
    return totals;
  });
}

/** The derivatives with respect to the sums of one sample. */
export function derivativesOf(
  derivatives: readonly (FloatArray | null)[],
  sample: number,
  batch: number,
  sums: readonly VoxelSums[],
): (Float64Array | null)[] {
  return derivatives.map((derivative, index) => {
    if (derivative === null) return null;
    const { width } = sums[index]!;
    const groups = derivative.length / (batch * width);
    const own = new Float64Array(groups * width);
    for (let group = 0; group < groups; group++) {
      const from = (group * batch + sample) * width;
      own.set(derivative.subarray(from, from + width), group * width);
    }
    return own;
  });
}
