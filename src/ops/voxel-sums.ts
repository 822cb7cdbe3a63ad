import { reshapeTo, sumAlong } from "../autodiff/fit.ts";
import { record } from "../autodiff/tape.ts";
import { BLOCK, sumBlock } from "../kernels/arrays/summation.ts";
import { Tensor } from "../tensor/tensor.ts";

/** Sums over the voxels of every sample, [groups, batch, width]. */
export interface VoxelSums {
  readonly groups: number;
  readonly batch: number;
  readonly width: number;
  readonly totals: Float64Array;
  /** The same of each block of voxels, [blocks, groups, batch, width]; null if nobody asked. */
  readonly blocks: Float64Array | null;
}

/**
 * Who makes sums over the voxels that are here those over all voxels, where a volume is spread over several places. A
 * loss is local to a voxel but for such sums, so this is all that losses need to be computed in parts.
 */
export interface VoxelExchange {
  /** Whether the sums of blocks are wanted beside their totals. */
  readonly wantsBlocks: boolean;
  /** The sums of all places for those of this one. */
  readonly totalsOf: (local: VoxelSums) => Float64Array;
  /** What stands on the tape for sums, recorded of this place, that hold the totals. */
  readonly pass: (sums: Tensor) => Tensor;
}

let current: VoxelExchange | null = null;

/** The exchange that is under way, if any. */
export function voxelExchange(): VoxelExchange | null {
  return current;
}

/** Runs `work` with its sums over voxels exchanged. */
export function withVoxelExchange<Result>(exchange: VoxelExchange, work: () => Result): Result {
  const before = current;
  current = exchange;
  try {
    return work();
  } finally {
    current = before;
  }
}

/** Σ over the voxels of each sample, in blocks: [batch, outer, 1, inner] becomes [batch]. */
export function sumOverVoxels(x: Tensor): Tensor {
  const batch = x.shape[0]!;
  const rows = reshapeTo(x, [batch, x.size / batch]);
  const sums = reshapeTo(sumAlong(rows, 1), [batch]);
  if (current === null) return sums;
  const blocks = current.wantsBlocks ? blockSums(rows) : null;
  const local = { groups: 1, batch, width: 1, totals: Float64Array.from(sums.data), blocks };
  return current.pass(exchanged(sums, current.totalsOf(local)));
}

/** The same sums on the tape with other numbers. */
function exchanged(sums: Tensor, totals: Float64Array): Tensor {
  return record(new Tensor(totals, sums.shape), [sums], [(gradient) => gradient]);
}

/** [blocks, rows] of [rows, voxels]. */
function blockSums({ data, shape }: Tensor): Float64Array {
  const [rows, voxels] = shape as readonly [number, number];
  const count = Math.ceil(voxels / BLOCK);
  const blocks = new Float64Array(count * rows);
  for (let block = 0; block < count; block++) {
    for (let row = 0; row < rows; row++) {
      const start = block * BLOCK;
      blocks[block * rows + row] = sumBlock(data, row * voxels + start, 1, Math.min(BLOCK, voxels - start));
    }
  }
  return blocks;
}
