import { ROW, Tile } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { randomLabels, randomValues } from "../../../tensor/random-values.ts";

/** Voxels and classes of the tiles that tests look at: one lane, a ragged end, a whole block. */
export const SIZES = [
  [1, 2],
  [7, 3],
  [1024, 4],
] as const;

/** A tile of a block in which every voxel counts, or about three in four. */
export function tileFor(count: number, classes: number, masked = false): Tile {
  const tile = new Tile(classes);
  tile.count = count;
  tile.padded = (count + 3) & ~3;
  tile.counted = masked ? Uint8Array.from(randomLabels(count, 8, 4), (label) => Math.min(1, label)) : null;
  return tile;
}

/** Fills a plane with random numbers, and with 0 where a voxel does not count. */
export function fillPlane(tile: Tile, index: number, seed: number, low = -5, high = 5): Float64Array {
  const plane = tile.plane(index);
  const values = randomValues(tile.count * tile.classes, seed, low, high);
  forEachPlace(tile, (at, k, c) => {
    plane[at] = tile.counted === null || tile.counted[k] !== 0 ? values[c * tile.count + k]! : 0;
  });
  return plane;
}

/** Labels of the voxels, of which some are none of the classes. */
export function fillLabels(tile: Tile): void {
  tile.labels.fill(-1, 0, tile.padded);
  randomLabels(tile.count, 5, tile.classes + 1).forEach((label, k) => {
    const counts = tile.counted === null || tile.counted[k] !== 0;
    tile.labels[k] = counts && label < tile.classes ? label : -1;
  });
}

/** Calls `visit` for each element of a plane. */
export function forEachPlace(tile: Tile, visit: (at: number, k: number, c: number) => void): void {
  for (let c = 0; c < tile.classes; c++) for (let k = 0; k < tile.count; k++) visit(c * ROW + k, k, c);
}

/** The rows of a plane behind each other, [classes, count]. */
export function rowsOf(tile: Tile, plane: Float64Array): Float64Array {
  const rows = new Float64Array(tile.classes * tile.count);
  forEachPlace(tile, (at, k, c) => {
    rows[c * tile.count + k] = plane[at]!;
  });
  return rows;
}
