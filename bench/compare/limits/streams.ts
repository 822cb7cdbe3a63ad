import { lossKernels } from "../../../src/kernels/simd/loss-kernels.ts";
import { TABLE_BYTES } from "../../../src/kernels/simd/simd-module.ts";
import { createArena } from "../../../src/tensor/make/create-arena.ts";
import { HOT_GRADIENT, HOT_SUMS, type Timed } from "./shares.ts";

const VOXELS = 2 ** 23;
const TILE = 2 ** 14;

/**
 * Nanoseconds of processor time a voxel of the kernels of a binary loss over arrays of 33 MB in an arena, the least of several: what they take
 * beyond the time over a tile in the cache is that of the memory.
 */
export function measureStreams(): Timed[] {
  const arena = createArena({ bytes: 13 * VOXELS });
  const cut = (size: number) => arena.tensor([size]).data as Float32Array;
  const [p, t, out, marks] = [cut(VOXELS), cut(VOXELS), cut(VOXELS), cut(VOXELS / 32)];
  const simd = lossKernels.near(p);
  if (simd === null) return [];
  for (let k = 0; k < VOXELS; k++) {
    p[k] = (k * 0.618) % 1;
    t[k] = k % 3 === 0 ? 1 : 0;
  }
  out.fill(0);
  const { kernels } = simd;
  const eachTile = (call: (at: number, marked: number) => void) => () => {
    for (let voxel = 0; voxel < VOXELS; voxel += TILE) call(4 * voxel, marks.byteOffset + voxel / 8);
  };
  const work: Readonly<Record<string, () => void>> = {
    [HOT_SUMS]: eachTile((at, marked) =>
      kernels.sumHotOverlap(p.byteOffset + at, t.byteOffset + at, TILE, TABLE_BYTES, marked),
    ),
    [HOT_GRADIENT]: eachTile((at, marked) =>
      kernels.spreadHot(marked, TILE, 0.5, 0.25, TABLE_BYTES, out.byteOffset + at),
    ),
  };
  return Object.entries(work).map(([name, call]) => {
    const once = () => {
      const start = process.cpuUsage();
      call();
      const { user, system } = process.cpuUsage(start);
      return ((user + system) * 1000) / VOXELS;
    };
    return { name, nanoseconds: Math.min(...Array.from({ length: 15 }, once)) };
  });
}
