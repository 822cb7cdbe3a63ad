import { checkInteger } from "../check-options.ts";
import { describe, describeList } from "../describe.ts";
import { checkLabelMap, LabelMap } from "../label-map.ts";
import { coordinatesOf, sizeOf } from "../shape.ts";
import { checkVoxelShape, type Target } from "../target.ts";
import { checkTensor, Tensor } from "../tensor.ts";

/** Which voxels count: 1 or 0 for each voxel of [batch, voxels]; `null`: all of them. */
export type Counted = Uint8Array | null;

/** Options that leave voxels out. */
export interface VoxelChoice {
  /** The voxels that count: those where it is not 0. It has the shape of the prediction without its class axis. */
  readonly mask?: Tensor | LabelMap | undefined;
  /** A label of a LabelMap target: the voxels with this label do not count. */
  readonly ignoreIndex?: number | undefined;
}

/** Reads `mask` and `ignoreIndex`: one byte a voxel, 1 where it counts and 0 where an option leaves it out. */
export function countedVoxels(
  name: string,
  { mask, ignoreIndex }: VoxelChoice,
  target: Target,
  voxelShape: readonly number[],
): Counted {
  if (mask === undefined && ignoreIndex === undefined) return null;
  if (ignoreIndex !== undefined) {
    checkInteger(name, "ignoreIndex", ignoreIndex);
    if (target instanceof Tensor) {
      throw new TypeError(
        `${name}: ignoreIndex ${ignoreIndex} needs a LabelMap target; mask leaves out voxels of a Tensor`,
      );
    }
  }
  const counted =
    mask === undefined ? new Uint8Array(sizeOf(voxelShape)).fill(1) : maskedVoxels(name, mask, voxelShape);
  if (ignoreIndex !== undefined && target instanceof LabelMap) {
    for (let k = 0; k < counted.length; k++) if (target.data[k] === ignoreIndex) counted[k] = 0;
  }
  return counted;
}

function maskedVoxels(name: string, mask: unknown, voxelShape: readonly number[]): Uint8Array {
  if (!(mask instanceof Tensor || mask instanceof LabelMap)) {
    throw new TypeError(`${name}: mask is ${describe(mask)}, want a Tensor or a LabelMap`);
  }
  const { data, shape } =
    mask instanceof Tensor ? checkTensor(name, "mask", mask) : checkLabelMap(name, "mask", mask);
  checkVoxelShape(name, "mask", shape, voxelShape);
  const counted = new Uint8Array(data.length);
  for (let k = 0; k < counted.length; k++) {
    if (Number.isNaN(data[k])) {
      throw new RangeError(`${name}: mask holds NaN at ${describeList(coordinatesOf(k, shape))}`);
    }
    counted[k] = data[k] === 0 ? 0 : 1;
  }
  return counted;
}
