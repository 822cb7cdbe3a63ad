import type { FloatArray } from "../../../tensor/allocate.ts";
import { type ClassLayout, elementOf, stepOf } from "../../../tensor/class-layout.ts";
import { BLOCK } from "../../arrays/summation.ts";
import type { LossKernels } from "../../simd/loss-kernels.ts";
import type { SimdInstance } from "../../simd/simd-module.ts";
import { clearUncounted, loadRows, storeRows } from "./load-tile.ts";
import { LINE, PLANE, ROW, type Tile } from "./tile.ts";

/*
 * Blocks on their way from ordinary memory to that of the SIMD kernels and back, two at once: a longer copy takes less time an element.
 */

/** The voxels that are copied at once. */
const STAGED_VOXELS = 2 * BLOCK;

/** Bytes between the rows of a plane, which hold so many voxels in float32. */
const STAGED_ROW_BYTES = 8 * ROW;

/** Copies the block into the input plane as {@link loadRows} does; where it costs nothing, the largest logits are found as well. */
export function loadLogits(
  tile: Tile,
  values: FloatArray,
  layout: ClassLayout,
  sample: number,
  voxel: number,
): void {
  const { simd, counted, classes, count, padded } = tile;
  const plane = tile.plane(PLANE.input);
  const isSimd = simd !== null && counted === null && values instanceof Float32Array;
  if (!isSimd || stepOf(layout) !== 1) {
    loadRows(tile, plane, values, layout, sample, voxel);
    return;
  }
  const { kernels, buffer } = simd;
  const start = elementOf(layout, sample, voxel, 0);
  const { voxels } = layout;
  const inside = values.buffer === buffer && count === padded;
  tile.gap = kernels.widenLargestRows(
    inside ? values.byteOffset + 4 * start : stagedRows(tile, simd, values, start, voxels, voxels - voxel),
    inside ? 4 * voxels : STAGED_ROW_BYTES,
    classes,
    padded,
    plane.byteOffset,
    tile.line(LINE.largest).byteOffset,
    tile.line(LINE.top).byteOffset,
  );
}

/**
 * The pointer to rows of the prediction, of the block that begins at `start`, filled up with 0 to a multiple of 4 voxels.
 *
 * @param rest - the voxels of the sample from there on
 */
function stagedRows(
  tile: Tile,
  { floats }: SimdInstance<LossKernels>,
  values: Float32Array,
  start: number,
  voxels: number,
  rest: number,
): number {
  const { staged, classes } = tile;
  const plane = tile.plane(PLANE.staged).byteOffset;
  const isStaged = start >= staged.start && start + tile.count <= staged.start + staged.count;
  if (!isStaged) {
    const count = Math.min(STAGED_VOXELS, rest);
    for (let c = 0; c < classes; c++) {
      const row = (plane + c * STAGED_ROW_BYTES) / 4;
      const from = start + c * voxels;
      floats.set(values.subarray(from, from + count), row);
      floats.fill(0, row + count, row + ((count + 3) & ~3));
    }
    Object.assign(staged, { start, count });
  }
  return plane + 4 * (start - staged.start);
}

/**
 * Copies the block as {@link storeRows} does, two blocks at once where that takes less time.
 *
 * @param last - whether no block behind follows: all blocks are in `out` then
 */
export function keepRows(
  tile: Tile,
  plane: Float64Array,
  out: FloatArray,
  layout: ClassLayout,
  sample: number,
  voxel: number,
  last: boolean,
): void {
  const { simd, kept, count, padded, classes } = tile;
  const isKept = simd !== null && out instanceof Float32Array && out.buffer !== simd.buffer;
  if (!isKept || stepOf(layout) !== 1) {
    storeRows(tile, plane, out, layout, sample, voxel);
    return;
  }
  clearUncounted(tile, plane);
  if (kept.count === 0) kept.start = elementOf(layout, sample, voxel, 0);
  const rows = tile.plane(PLANE.kept).byteOffset;
  for (let c = 0; c < classes; c++) {
    const to = rows + c * STAGED_ROW_BYTES + 4 * kept.count;
    simd.kernels.narrowRow(plane.byteOffset + 8 * c * ROW, padded, to);
  }
  kept.count += count;
  if (!last && kept.count < STAGED_VOXELS) return;
  for (let c = 0; c < classes; c++) {
    const row = (rows + c * STAGED_ROW_BYTES) / 4;
    out.set(simd.floats.subarray(row, row + kept.count), kept.start + c * layout.voxels);
  }
  kept.count = 0;
}
