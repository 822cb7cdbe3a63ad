import type { FloatArray } from "../../tensor/allocate.ts";
import type { ClassLayout } from "../../tensor/class-layout.ts";
import { storeRows } from "../class-sums/tile/load-tile.ts";
import { PLANE, ROW } from "../class-sums/tile/tile.ts";
import { forEachTile, takeErrors, usesLabels } from "./error-pass.ts";
import type { LovaszOperands } from "./lovasz-operands.ts";
import { type ErrorRows, type LovaszSet, SetSorter } from "./lovasz-sets.ts";
import { labelLovaszTile, lovaszGradientTile } from "./lovasz-tile.ts";
import { RankPlaces } from "./rank-places.ts";
import type { SortedErrors } from "./sorted-errors.ts";

/** The results of the passes over the errors. */
export interface LovaszSums {
  /** Σ weight · error of each sample and class. */
  readonly sums: Float64Array;
  /** The order of the set of each sample and class; `null` in no set. */
  readonly sorted: readonly (SortedErrors | null)[];
}

/** Errors that are kept at a time. */
const MAX_ERRORS = 2 ** 20;

/** Rows that are kept at a time even so: each group of rows has the classes of all its voxels read again. */
const MIN_ROWS = 4;

/**
 * The sums of a Lovász loss: a pass over the voxels for the errors, and a sort of each set. The errors of many voxels are not kept, but
 * computed again for a few rows at a time.
 *
 * @param setsOf - the sets, from Σ t of each sample and class; it throws if the values are not valid
 * @param out - takes the ranks of all errors, for {@link putLovaszGradient}; `null`: the sums alone are wanted
 * @param most - errors that are kept at a time
 */
export function lovaszSums(
  operands: LovaszOperands,
  checked: boolean,
  setsOf: (targetVoxels: Float64Array, valid: boolean) => readonly LovaszSet[],
  out: FloatArray | null,
  most: number = MAX_ERRORS,
): LovaszSums {
  const { batch, classes, voxels } = operands.layout;
  const samples = Array.from({ length: batch }, (_, sample) => sample);
  const all = Array.from({ length: batch * classes }, (_, row) => row);
  const perGroup = rowsOfGroup(all.length, Math.max(MIN_ROWS, Math.floor(most / voxels)));
  // The rows of the first group, if no set has rows of several samples.
  let rows = placeRows(all.slice(0, perGroup), operands.layout);
  const { targetVoxels, valid } = takeErrors(operands, samples, checked, rows);
  const sets = setsOf(targetVoxels, valid);
  const sorter = new SetSorter(operands, sets);
  const places = out === null ? null : new RankPlaces(out, operands.layout);
  const sums = new Float64Array(all.length);
  const sorted = all.map((): SortedErrors | null => null);
  for (const group of groupsOf(sets, perGroup)) {
    const members = group.flat();
    if (members.some((row) => rows.starts[row]! < 0)) {
      rows = placeRows(members, operands.layout, rows.errors);
      takeErrors(operands, new Set(members.map((row) => Math.floor(row / classes))), false, rows);
    }
    for (const set of group) {
      const order = sorter.sort(set, rows);
      let at = 0;
      for (const row of set) {
        sums[row] = sorter.sumOf(row, at, rows, order);
        places?.put(Math.floor(row / classes), row % classes, sorter.ranks, at, sorter.countedOf(row));
        at += sorter.sizeOf(row);
        sorted[row] = order;
      }
    }
  }
  return { sums, sorted };
}

/** Rows of a group, so that no group is much smaller than the others. */
function rowsOfGroup(rows: number, most: number): number {
  return Math.ceil(rows / Math.ceil(rows / most));
}

/** Sets in groups of so many rows together, or of one set. */
function groupsOf(sets: readonly LovaszSet[], most: number): LovaszSet[][] {
  const groups: LovaszSet[][] = [];
  let left = 0;
  for (const set of sets) {
    if (set.length > left) {
      groups.push([]);
      left = most;
    }
    groups.at(-1)!.push(set);
    left -= set.length;
  }
  return groups;
}

/** Places for the errors of some rows; in `memory` if that is large enough. */
function placeRows(
  rows: readonly number[],
  { batch, classes, voxels }: ClassLayout,
  memory: Float64Array = new Float64Array(0),
): ErrorRows {
  const starts = new Array<number>(batch * classes).fill(-1);
  rows.forEach((row, index) => {
    starts[row] = index * voxels;
  });
  const size = rows.length * voxels;
  return { errors: memory.length >= size ? memory : new Float64Array(size), starts };
}

/**
 * Overwrites the ranks with the gradient of the prediction.
 *
 * @param out - the array that {@link lovaszSums} has filled
 * @param slopes - the derivatives with respect to the sums of each sample and class
 */
export function putLovaszGradient(
  operands: LovaszOperands,
  { sorted }: LovaszSums,
  slopes: ArrayLike<number>,
  out: FloatArray,
): void {
  const { layout, form } = operands;
  const { batch, classes } = layout;
  const places = new RankPlaces(out, layout);
  const samples = Array.from({ length: batch }, (_, sample) => sample);
  forEachTile(operands, samples, false, (tile, sample, voxel) => {
    const u = tile.plane(PLANE.logSlope);
    for (let c = 0; c < classes; c++) {
      const row = c * ROW;
      const order = sorted[sample * classes + c]!;
      const slope = slopes[sample * classes + c]!;
      // The weight of an error in no set is 0.
      if (order === null) u.fill(slope * 0, row, row + tile.count);
      else places.takeWeights(u, row, sample, c, voxel, tile.count, order, slope);
      u.fill(0, row + tile.count, row + tile.padded);
    }
    if (usesLabels(operands)) labelLovaszTile(tile);
    else lovaszGradientTile(tile, form);
    storeRows(tile, tile.plane(PLANE.gradient), out, layout, sample, voxel);
  });
}
