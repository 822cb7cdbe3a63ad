import { allocateGradient, type DType, type FloatArray, isFloatArray } from "../../tensor/allocate.ts";
import { type ClassLayout, elementOf } from "../../tensor/class-layout.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import type { Counted } from "../../tensor/voxels/counted-voxels.ts";
import { BLOCK, sumBlock } from "../arrays/summation.ts";
import type { ClassSumsOperands } from "../class-sums/operands.ts";
import { readTile } from "../class-sums/read-tile.ts";
import { storeRows } from "../class-sums/tile/load-tile.ts";
import { PLANE, ROW, type Tile, tileOf } from "../class-sums/tile/tile.ts";
import {
  type LovaszForm,
  labelErrorTile,
  labelLovaszTile,
  lovaszErrorTile,
  lovaszGradientTile,
} from "./lovasz-tile.ts";

/** A prediction and a target of zeros and ones over the same voxels and classes. */
export interface LovaszOperands {
  readonly layout: ClassLayout;
  readonly prediction: FloatArray;
  readonly target: FloatArray | LabelArray;
  readonly counted: Counted;
  readonly form: LovaszForm;
}

/** The results of the first pass. */
export interface LovaszErrors {
  /** The error of each element, [batch, classes, voxels]. */
  readonly errors: Float64Array;
  /** Σ t of each sample and class. */
  readonly targetVoxels: Float64Array;
  /** Whether all values that count may be what they should be. */
  readonly valid: boolean;
}

/** Reports whether the labels serve as they are; otherwise the target becomes rows of 0 and 1. */
function usesLabels({ target, form }: LovaszOperands): boolean {
  return form === "softmax" && !isFloatArray(target);
}

/** Calls `visit` for each block of voxels, with the tile that holds it. */
function forEachTile(
  operands: LovaszOperands,
  checked: boolean,
  visit: (tile: Tile, sample: number, voxel: number, valid: boolean) => void,
): void {
  const { layout, prediction, target, form } = operands;
  const { batch, classes, voxels } = layout;
  const tile = tileOf(classes, classes * voxels, prediction, target);
  const given: ClassSumsOperands = {
    ...operands,
    activation: form === "hinge" ? "none" : form,
    // Distances need the target as rows.
    overlap: usesLabels(operands) ? "products" : "distances",
    terms: null,
    termPass: null,
  };
  for (let sample = 0; sample < batch; sample++) {
    for (let voxel = 0; voxel < voxels; voxel += BLOCK) {
      visit(tile, sample, voxel, readTile(tile, given, sample, voxel, checked));
    }
  }
}

/** The errors of all elements; 0 where a voxel does not count, or has any value there. */
export function lovaszErrors(operands: LovaszOperands, checked: boolean): LovaszErrors {
  const { batch, classes, voxels } = operands.layout;
  const errors = new Float64Array(batch * classes * voxels);
  const targetVoxels = new Float64Array(batch * classes);
  let valid = true;
  forEachTile(operands, checked, (tile, sample, voxel, isValid) => {
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
      const row = c * ROW;
      errors.set(from.subarray(row, row + tile.count), (sample * classes + c) * voxels + voxel);
    }
  });
  return { errors, targetVoxels, valid };
}

function countLabels({ labels, count }: Tile, counts: Float64Array, first: number): void {
  for (let k = 0; k < count; k++) if (labels[k]! >= 0) counts[first + labels[k]!]!++;
}

/**
 * The gradient of the prediction.
 *
 * @param weights - of the errors, [batch, classes, voxels]
 * @param slopes - the derivatives with respect to the sums of each sample and class
 */
export function lovaszGradient(
  operands: LovaszOperands,
  weights: Float64Array,
  slopes: ArrayLike<number>,
  dtype: DType,
): FloatArray {
  const { layout, prediction, form } = operands;
  const { batch, classes, voxels } = layout;
  const out = allocateGradient(prediction, batch * classes * voxels, dtype, true);
  forEachTile(operands, false, (tile, sample, voxel) => {
    const u = tile.plane(PLANE.logSlope);
    for (let c = 0; c < classes; c++) {
      const at = sample * classes + c;
      scaleRow(u, c * ROW, weights, at * voxels + voxel, tile.count, slopes[at]!);
      u.fill(0, c * ROW + tile.count, c * ROW + tile.padded);
    }
    if (usesLabels(operands)) labelLovaszTile(tile);
    else lovaszGradientTile(tile, form);
    storeRows(tile, tile.plane(PLANE.gradient), out, layout, sample, voxel);
  });
  return out;
}

function scaleRow(
  out: Float64Array,
  row: number,
  x: Float64Array,
  start: number,
  count: number,
  factor: number,
): void {
  for (let k = 0; k < count; k++) out[row + k] = factor * x[start + k]!;
}

/** Elements of the prediction's layout as [batch, classes, voxels]. */
export function classRows(values: ArrayLike<number>, layout: ClassLayout): Float64Array {
  const rows = new Float64Array(values.length);
  forEachElement(layout, (element, row) => {
    rows[row] = values[element]!;
  });
  return rows;
}

/** [batch, classes, voxels] in the prediction's layout. */
export function fromClassRows(rows: Float64Array, layout: ClassLayout): Float64Array {
  const values = new Float64Array(rows.length);
  forEachElement(layout, (element, row) => {
    values[element] = rows[row]!;
  });
  return values;
}

function forEachElement(layout: ClassLayout, visit: (element: number, row: number) => void): void {
  const { batch, classes, voxels } = layout;
  for (let sample = 0, row = 0; sample < batch; sample++) {
    for (let c = 0; c < classes; c++) {
      for (let voxel = 0; voxel < voxels; voxel++, row++) visit(elementOf(layout, sample, voxel, c), row);
    }
  }
}
