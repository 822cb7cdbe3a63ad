import { isFloatArray } from "../../tensor/allocate.ts";
import { BLOCK, sumBlock } from "../arrays/summation.ts";
import type { ClassSumsOperands } from "../class-sums/operands.ts";
import { readTile } from "../class-sums/read-tile.ts";
import { PLANE, ROW, type Tile, tileOf } from "../class-sums/tile/tile.ts";
import type { LovaszOperands } from "./lovasz-operands.ts";
import type { ErrorRows } from "./lovasz-sets.ts";
import { labelErrorTile, lovaszErrorTile } from "./lovasz-tile.ts";

/** The results of a pass over all voxels. */
interface ErrorPass {
  /** Σ t of each sample and class. */
  readonly targetVoxels: Float64Array;
  /** Whether all values that count may be what they should be. */
  readonly valid: boolean;
}

/** Reports whether the labels serve as they are; otherwise the target becomes rows of 0 and 1. */
export function usesLabels({ target, form }: LovaszOperands): boolean {
  return form === "softmax" && !isFloatArray(target);
}

/** Calls `visit` for each block of voxels of some samples, with the tile that holds it. */
export function forEachTile(
  operands: LovaszOperands,
  samples: Iterable<number>,
  checked: boolean,
  visit: (tile: Tile, sample: number, voxel: number, valid: boolean) => void,
): void {
  const { layout, prediction, target, form } = operands;
  const { classes, voxels } = layout;
  const tile = tileOf(classes, classes * voxels, prediction, target);
  const given: ClassSumsOperands = {
    ...operands,
    activation: form === "hinge" ? "none" : form,
    // Minima need the target as rows.
    overlap: usesLabels(operands) ? "products" : "minima",
    terms: null,
    termPass: null,
  };
  for (const sample of samples) {
    for (let voxel = 0; voxel < voxels; voxel += BLOCK) {
      visit(tile, sample, voxel, readTile(tile, given, sample, voxel, checked));
    }
  }
}

/** The errors of all voxels of some samples to the places of their rows; 0 where a voxel does not count, or has any value there. */
export function takeErrors(
  operands: LovaszOperands,
  samples: Iterable<number>,
  checked: boolean,
  { errors, starts }: ErrorRows,
): ErrorPass {
  const { batch, classes } = operands.layout;
  const targetVoxels = new Float64Array(batch * classes);
  let valid = true;
  forEachTile(operands, samples, checked, (tile, sample, voxel, isValid) => {
    valid = valid && isValid;
    if (usesLabels(operands)) {
      labelErrorTile(tile);
      countLabels(tile, targetVoxels, sample * classes);
    } else {
      lovaszErrorTile(tile, operands.form);
      const t = tile.plane(PLANE.target);
      for (let c = 0; c < classes; c++) {
        targetVoxels[sample * classes + c]! += sumBlock(t, c * ROW, 1, tile.padded);
      }
    }
    const from = tile.plane(PLANE.slope);
    for (let c = 0; c < classes; c++) {
      const start = starts[sample * classes + c]!;
      if (start >= 0) errors.set(from.subarray(c * ROW, c * ROW + tile.count), start + voxel);
    }
  });
  return { targetVoxels, valid };
}

function countLabels({ labels, count }: Tile, counts: Float64Array, first: number): void {
  for (let k = 0; k < count; k++) if (labels[k]! >= 0) counts[first + labels[k]!]!++;
}
