import { isFloatArray } from "../../tensor/allocate.ts";
import { elementOf } from "../../tensor/class-layout.ts";
import { BLOCK, sumBlock } from "../arrays/summation.ts";
import type { LovaszOperands } from "./lovasz-sums.ts";
import { lovaszWeights } from "./lovasz-weights.ts";

/** The rows of errors that are sorted as one: numbers of samples and classes, sample · classes + class. */
export type LovaszSet = readonly number[];

/**
 * Replaces errors by their weights, set by set; those in no set, or of voxels that do not count, by 0.
 *
 * @param rows - errors, [batch, classes, voxels]
 * @returns Σ weight · error over the voxels of each sample and class, in the library's summation order
 */
export function weighSets(
  rows: Float64Array,
  operands: Pick<LovaszOperands, "layout" | "target" | "counted">,
  sets: readonly LovaszSet[],
): Float64Array {
  const { batch, classes, voxels } = operands.layout;
  const sums = new Float64Array(batch * classes);
  const longest = sets.reduce((most, set) => Math.max(most, set.length), 0) * voxels;
  const errors = new Float64Array(longest);
  const weights = new Float64Array(longest);
  const target = new Uint8Array(longest);
  const isWeighed = new Uint8Array(batch * classes);
  for (const set of sets) {
    let size = 0;
    for (const row of set) size = takeRow(errors, target, size, rows, operands, row);
    lovaszWeights(weights.subarray(0, size), errors.subarray(0, size), target.subarray(0, size));
    let at = 0;
    for (const row of set) {
      sums[row] = sumProducts(rows, row * voxels, voxels, weights, at, countedOf(operands, row));
      at = putRow(rows, row * voxels, voxels, weights, at, countedOf(operands, row));
      isWeighed[row] = 1;
    }
  }
  for (let row = 0; row < isWeighed.length; row++) {
    if (isWeighed[row] === 0) rows.fill(0, row * voxels, (row + 1) * voxels);
  }
  return sums;
}

/** The voxels of the sample of a row that count; `null`: all do. */
function countedOf(
  { layout, counted }: Pick<LovaszOperands, "layout" | "counted">,
  row: number,
): Uint8Array | null {
  const first = Math.floor(row / layout.classes) * layout.voxels;
  return counted === null ? null : counted.subarray(first, first + layout.voxels);
}

/** Appends the errors and targets of the voxels of a row that count; returns how many there are then. */
function takeRow(
  errors: Float64Array,
  target: Uint8Array,
  size: number,
  rows: Float64Array,
  operands: Pick<LovaszOperands, "layout" | "target" | "counted">,
  row: number,
): number {
  const { layout, target: t } = operands;
  const { classes, voxels } = layout;
  const counted = countedOf(operands, row);
  const sample = Math.floor(row / classes);
  const c = row % classes;
  const isSoft = isFloatArray(t);
  const label = classes === 1 ? 1 : c;
  if (counted === null && !isSoft) {
    errors.set(rows.subarray(row * voxels, (row + 1) * voxels), size);
    const first = sample * voxels;
    for (let voxel = 0; voxel < voxels; voxel++) target[size + voxel] = t[first + voxel] === label ? 1 : 0;
    return size + voxels;
  }
  let at = size;
  for (let voxel = 0; voxel < voxels; voxel++) {
    if (counted !== null && counted[voxel] === 0) continue;
    errors[at] = rows[row * voxels + voxel]!;
    const isTarget = isSoft
      ? t[elementOf(layout, sample, voxel, c)] !== 0
      : t[sample * voxels + voxel] === label;
    target[at++] = isTarget ? 1 : 0;
  }
  return at;
}

/** Σ weight · error of a row. */
function sumProducts(
  rows: Float64Array,
  start: number,
  voxels: number,
  weights: Float64Array,
  first: number,
  counted: Uint8Array | null,
): number {
  const products = new Float64Array(BLOCK);
  let sum = 0;
  let at = first;
  for (let from = 0; from < voxels; from += BLOCK) {
    const count = Math.min(BLOCK, voxels - from);
    for (let k = 0; k < count; k++) {
      const counts = counted === null || counted[from + k] !== 0;
      products[k] = counts ? rows[start + from + k]! * weights[at++]! : 0;
    }
    sum += sumBlock(products, 0, 1, count);
  }
  return sum;
}

/** Puts weights to the places of a row; returns how many were taken before the next row. */
function putRow(
  rows: Float64Array,
  start: number,
  voxels: number,
  weights: Float64Array,
  first: number,
  counted: Uint8Array | null,
): number {
  let at = first;
  for (let k = 0; k < voxels; k++) {
    rows[start + k] = counted === null || counted[k] !== 0 ? weights[at++]! : 0;
  }
  return at;
}
