import { checkNumber } from "../../tensor/check-options.ts";
import type { VoxelSize } from "../surfaces/surface-distances.ts";
import { checkFields } from "./json-fields.ts";

const SIZES = ["diagonal", "smallest", "largest"] as const;

/** Validates the size of a voxel: no side is longer than a diagonal can be, and none is 0. */
export function checkVoxel(name: string, path: string, voxel: unknown): asserts voxel is VoxelSize {
  checkFields(name, path, voxel, SIZES);
  for (const size of SIZES) checkNumber(name, `${path}.${size}`, voxel[size], 0);
  const { diagonal, smallest, largest } = voxel as unknown as VoxelSize;
  if (!(smallest > 0 && smallest <= largest && largest <= diagonal))
    throw new RangeError(
      `${name}: ${path} has sides from ${smallest} to ${largest} and the diagonal ${diagonal}, want sides above 0 and none longer than the diagonal`,
    );
}

/** Fields in one order, so that equal states have equal bytes. */
export function copyVoxel({ diagonal, smallest, largest }: VoxelSize): VoxelSize {
  return { diagonal, smallest, largest };
}
