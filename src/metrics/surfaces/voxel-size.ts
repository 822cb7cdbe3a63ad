import type { AxisVectors } from "./measure-mesh.ts";
import type { VoxelSize } from "./surface-distances.ts";

/** The size of a voxel whose axes have these vectors; a flat one has no rows. */
export function voxelSize([planes, rows, columns]: AxisVectors, flat: boolean): VoxelSize {
  const sides = flat ? [planes, columns] : [planes, rows, columns];
  const signs = flat
    ? [
        [1, 1],
        [1, -1],
      ]
    : [
        [1, 1, 1],
        [1, 1, -1],
        [1, -1, 1],
        [1, -1, -1],
      ];
  const diagonals = signs.map((sign) =>
    lengthOf([0, 1, 2].map((axis) => sides.reduce((sum, side, k) => sum + sign[k]! * side[axis]!, 0))),
  );
  const lengths = sides.map(lengthOf);
  return { diagonal: Math.max(...diagonals), smallest: Math.min(...lengths), largest: Math.max(...lengths) };
}

/** From the smallest square to the largest: the same bits in every orientation. */
function lengthOf(vector: readonly number[]): number {
  const squares = vector.map((part) => part * part).sort((a, b) => a - b);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
}
